import type { Hook } from 'haraka'
import type { AcceptMail, AcceptMailResult } from '../contract/accept-mail.ts'
import { Outage } from '../contract/server.ts'
import { hook } from '../hook.ts'
import type { Reply } from '../reply.ts'
import { accept, refuse, tryLater, type Verdict } from '../verdict.ts'
import { outages } from '@sigill/texts/smtp-outages.ts'
import { recipientAddress, senderAddress } from './addresses.ts'
import { intakeOf } from './intake.ts'
import { reportAnswer } from './log.ts'

/** The mail is whole: 250 only once the server has committed it for all its recipients. */
export function queueHook({ acceptMail }: { acceptMail: AcceptMail }): Hook {
  return hook(async ({ connection, plugin }) => {
    const { transaction } = connection
    const intake = intakeOf(transaction)
    if (!transaction || !intake.mail) throw new Error('nothing to queue')
    const recipients = transaction.rcpt_to.map(recipientAddress)
    intake.sending = true
    try {
      const { refused, senders = null } = intake
      const sender = senderAddress(transaction)
      const envelope = { sender, recipients, senders, ...(refused.length > 0 && { refused }) }
      const result = await acceptMail(envelope, intake.mail)
      reportAnswer({ connection, plugin }, { result, recipients: recipients.length, size: intake.mail.size })
      return verdictOn(result)
    } finally {
      intake.reservation.release()
    }
  })
}

/** When every hook before it has passed: Haraka would send the mail out by itself, in clear. */
export const neverOutbound: Hook = hook(() => tryLater({ code: 450, status: '4.3.5', sentence: outages.tryAgain }))

function verdictOn(result: AcceptMailResult): Verdict {
  switch (result.__typename) {
    case 'MailAccepted':
      return accept(`2.0.0 Sealed as ${result.messageId}`)
    case 'BounceTaken':
      return accept('2.0.0 Bounce noted')
    case 'CommandTaken':
      return accept('2.0.0 Answer taken')
    case 'MailRefused': {
      const status = statusOfMailRefusal[result.code]
      if (!status) throw new Outage('the server refused a mail for a reason that is not in the contract')
      return refuse({ code: 554, status, sentence: result.sentence, reason: result.code })
    }
  }
}

export const statusOfMailRefusal: Partial<Record<string, Reply['status']>> = {
  RECIPIENT_REFUSED: '5.1.1',
  AMBIGUOUS_PHONE: '5.1.3',
  MIXED_RECIPIENTS: '5.7.1',
  MAIL_RECALLED: '5.7.1',
  SENDER_NOT_ALLOWED: '5.7.1',
  COMMAND_WITH_OTHERS: '5.5.3',
  COMMAND_FROM_ELSEWHERE: '5.7.1',
  MESSAGE_CHANGED: '5.7.1',
  COMMAND_NOT_AUTHENTIC: '5.7.1',
  COMMAND_TOO_OFTEN: '5.7.1',
  COMMAND_EXPIRED: '5.1.6',
  TOO_LARGE: '5.3.4',
  MALFORMED_MAIL: '5.6.0',
  AUTOMATIC_MAIL: '5.7.1',
  INFECTED: '5.7.1',
  UNSCANNABLE: '5.7.1',
}
