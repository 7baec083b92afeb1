import type { Queue } from 'pg-boss'
import type { QueueName } from './jobs.ts'

/** How often a job is tried, and how soon; seconds. `pollSeconds`: how often a worker looks by itself. */
export type Pace = { retryLimit: number; retryDelay: number; retryDelayMax: number; pollSeconds: number }

/** About a day: after half a minute, a minute, two … and then every hour. New jobs come with a NOTIFY; retries wait to be looked for. */
export const mailPace: Pace = { retryLimit: 30, retryDelay: 30, retryDelayMax: 3_600, pollSeconds: 30 }

export type QueueOptions = Omit<Queue, 'name'>

/** `workers` fetch jobs by themselves; each does a `batch` at once. */
export type Hands = { workers: number; batch: number }

/** The options of every queue, and how many of its jobs a process does at once. Dead-letter queues stand before those that name them. */
export function queuesAt({ retryLimit, retryDelay, retryDelayMax }: Pace) {
  const retries = { retryLimit, retryDelay, retryDelayMax, retryBackoff: true }
  const mail = { ...retries, heartbeatSeconds: 60, notify: true }
  const expiry = { policy: 'short', retryLimit: 3, retryDelay: 60, heartbeatSeconds: 60 } as const
  return {
    'give-up-digest': { hands: { workers: 1, batch: 1 }, options: mail },
    'give-up-notice': { hands: { workers: 2, batch: 1 }, options: mail },
    'give-up-receipt': { hands: { workers: 2, batch: 1 }, options: mail },
    'give-up-reminder': { hands: { workers: 1, batch: 1 }, options: mail },
    'give-up-reply': { hands: { workers: 2, batch: 1 }, options: mail },
    'give-up-telling': { hands: { workers: 2, batch: 1 }, options: mail },
    'give-up-answer': { hands: { workers: 1, batch: 1 }, options: mail },
    'send-answer': { hands: { workers: 4, batch: 1 }, options: { ...mail, deadLetter: 'give-up-answer' } },
    'send-notice': { hands: { workers: 2, batch: 25 }, options: { ...mail, deadLetter: 'give-up-notice' } },
    'send-receipt': { hands: { workers: 10, batch: 1 }, options: { ...mail, deadLetter: 'give-up-receipt' } },
    'send-digest': { hands: { workers: 2, batch: 1 }, options: { ...mail, deadLetter: 'give-up-digest' } },
    'send-reminder': { hands: { workers: 2, batch: 5 }, options: { ...mail, deadLetter: 'give-up-reminder' } },
    'send-reply': { hands: { workers: 10, batch: 1 }, options: { ...mail, deadLetter: 'give-up-reply' } },
    'tell-replier': { hands: { workers: 10, batch: 1 }, options: { ...mail, deadLetter: 'give-up-telling' } },
    // Tomorrow's is soon enough, once a day of trying is over.
    'mail-statistics': {
      hands: { workers: 1, batch: 1 },
      options: { ...retries, policy: 'short', heartbeatSeconds: 60 },
    },
    'make-digests': { hands: { workers: 1, batch: 1 }, options: expiry },
    'remind-recipients': { hands: { workers: 1, batch: 1 }, options: expiry },
    'expire-messages': { hands: { workers: 1, batch: 1 }, options: expiry },
  } satisfies Record<QueueName, { hands: Hands; options: QueueOptions }>
}
