import { outboxNames, writeWhole } from '../outbox/outbox-files.ts'
import type { Clock } from './clock.ts'
import type { SmsSender } from './sms-sender.ts'

/** Writes each SMS to a file of `folder` in place of sending it: `{ "to", "text", "at" }`, oldest name first. */
export function outboxSmsSender(folder: string, clock: Clock): SmsSender {
  const nameFor = outboxNames(clock)
  return {
    send: async ({ to, text }) => {
      const mark = crypto.randomUUID().slice(0, 8)
      try {
        const at = clock.now().toISOString()
        await writeWhole(folder, nameFor(mark, 'sms.json'), `${JSON.stringify({ to, text, at }, null, 2)}\n`)
        return { kind: 'SmsTaken', providerId: undefined }
      } catch (error) {
        return { kind: 'SmsDeferred', code: (error as NodeJS.ErrnoException).code ?? 'UNKNOWN' }
      }
    },
  }
}
