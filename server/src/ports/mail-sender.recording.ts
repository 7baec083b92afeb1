import type { MailOutcome, MailSender, OutgoingMail } from './mail-sender.ts'

type RecordingMailSender = MailSender & { sent: OutgoingMail[]; outcome: MailOutcome }

/** Keeps every mail in `sent` and answers with `outcome`, which a test may change. */
export function recordingMailSender(): RecordingMailSender {
  const sender: RecordingMailSender = {
    sent: [],
    outcome: { kind: 'MailTaken' },
    send: async (mail) => {
      if (sender.outcome.kind === 'MailTaken') sender.sent.push(mail)
      return sender.outcome
    },
    close: async () => {},
  }
  return sender
}
