import type { MailOutcome, MailSender, OutgoingMail } from './mail-sender.ts'

type RecordingMailSender = MailSender & { sent: OutgoingMail[]; outcome: MailOutcome; mayRepeat: boolean }

/**
 * Keeps every mail in `sent` and answers with `outcome`, which a test may change. Mailboxes drop a mail with a Message-ID that they have: one
 * that comes again is a fault, unless a test is about that and says `mayRepeat`.
 */
export function recordingMailSender(): RecordingMailSender {
  const taken = new Set<string>()
  const sender: RecordingMailSender = {
    sent: [],
    outcome: { kind: 'MailTaken' },
    mayRepeat: false,
    send: async (mail) => {
      if (sender.outcome.kind !== 'MailTaken') return sender.outcome
      const { messageId } = mail
      if (messageId !== undefined && taken.has(messageId) && !sender.mayRepeat)
        throw new Error(`the Message-ID ${messageId} was sent before`)
      if (messageId !== undefined) taken.add(messageId)
      sender.sent.push(mail)
      return sender.outcome
    },
    close: async () => {},
  }
  return sender
}
