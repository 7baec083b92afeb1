import type { Transaction } from 'haraka'
import type { Reservation } from './admission.ts'
import type { HeldMail } from './held-mail.ts'

/** What the hooks remember of one mail while it is being taken in, in Haraka's notes of the transaction. */
export type Intake = {
  /** The client asked for SMTPUTF8: replies may have å, ä and ö. */
  utf8: boolean
  reservation: Reservation
  mail?: HeldMail
  /** Recipients that were refused: whom the mail names beside the others, they do not get it. */
  refused: string[]
  /** What the login may send as; absent: anything. */
  senders?: string[]
  /** Memory is given back by the queue hook, not by the end of the transaction: the client may be gone first. */
  sending: boolean
}

/** @returns undefined before MAIL FROM has been accepted */
export function findIntake(transaction: Transaction | null): Intake | undefined {
  return transaction?.notes.sigill as Intake | undefined
}

export function intakeOf(transaction: Transaction | null): Intake {
  const intake = findIntake(transaction)
  if (!intake) throw new Error('no mail is being taken in')
  return intake
}
