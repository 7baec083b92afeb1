import type { Hook } from 'haraka'
import { intakeRefusals } from '@sigill/texts/smtp-outages.ts'
import { hook } from '../hook.ts'
import { goOn, refuse, type Verdict } from '../verdict.ts'
import { largestMailOnTheWire } from './admission.ts'
import { type Flaw, HeldMail } from './held-mail.ts'
import { intakeOf } from './intake.ts'
import { noRoom, tooLarge } from './sender.ts'

type Deps = { maxMailBytes: number }

/** DATA: from here the bytes of the mail come to us, untouched, and nowhere else. */
export function dataHook({ maxMailBytes }: Deps): Hook {
  return hook(({ connection: { transaction } }) => {
    const intake = intakeOf(transaction)
    const maxBytes = largestMailOnTheWire(maxMailBytes)
    intake.mail = new HeldMail({ maxBytes, reservation: intake.reservation })
    if (transaction) {
      transaction.message_stream = intake.mail
      // Past the header, Haraka neither parses lines nor keeps them, nor mends what looks broken to it.
      transaction.header_pos = -1
    }
    return goOn
  })
}

/** After the final dot: what is wrong with the bytes themselves. */
export function dataPostHook({ maxMailBytes }: Deps): Hook {
  return hook(({ connection: { transaction } }) => {
    const { mail } = intakeOf(transaction)
    if (!mail) throw new Error('the end of a mail that never began')
    if (mail.flaw) return verdictOn(mail.flaw, maxMailBytes)
    return transaction?.notes.data_line_length_exceeded ? lineTooLong : goOn
  })
}

function verdictOn(flaw: Flaw, maxMailBytes: number): Verdict {
  switch (flaw) {
    case 'LONE_CARRIAGE_RETURN':
      return refuse({ code: 550, status: '5.6.0', sentence: intakeRefusals.badLineEnd })
    case 'NUL':
      return refuse({ code: 550, status: '5.6.0', sentence: intakeRefusals.nul })
    case 'TOO_LARGE':
      return tooLarge(maxMailBytes)
    case 'NO_ROOM':
      return noRoom
  }
}

const lineTooLong = refuse({ code: 550, status: '5.6.0', sentence: intakeRefusals.lineTooLong })
