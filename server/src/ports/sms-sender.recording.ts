import type { OutgoingSms, SmsOutcome, SmsSender } from './sms-sender.ts'

type RecordingSmsSender = SmsSender & { sent: OutgoingSms[]; outcome: SmsOutcome }

/** Keeps every SMS in `sent` and answers with `outcome`, which a test may change. */
export function recordingSmsSender(): RecordingSmsSender {
  const sender: RecordingSmsSender = {
    sent: [],
    outcome: { kind: 'SmsTaken', providerId: undefined },
    send: async (sms) => {
      if (sender.outcome.kind === 'SmsTaken') sender.sent.push(sms)
      return sender.outcome
    },
  }
  return sender
}
