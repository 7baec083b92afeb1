import { sql } from 'drizzle-orm'
import { fromDrizzle, PgBoss, type Queue } from 'pg-boss'
import type { Executor } from '../db/database.ts'
import type { Log } from '../ports/log.ts'

export type ReceiptReason = 'REFUSED' | 'TIMED_OUT' | 'BOUNCED'
export type Receipt = { about: 'UNDELIVERABLE'; reason: ReceiptReason } | { about: 'LOCKED' } | { about: 'EXPIRED' }

/** Every job by its queue, and what it carries: ids and codes only. */
export type JobData = {
  'send-notice': { deliveryId: string }
  'send-receipt': { deliveryId: string; receipt: Receipt }
  'send-reply': { replyId: string }
  'tell-replier': { replyId: string }
  'give-up-notice': { deliveryId: string }
  'give-up-reply': { replyId: string }
  'expire-messages': Record<string, never>
}
export type QueueName = keyof JobData

export type JobOutcome = { kind: 'Done' } | { kind: 'TryLater'; code: string }
export type JobHandlers = { [Name in QueueName]: (data: JobData[Name]) => Promise<JobOutcome> }

export type Jobs = {
  /** Due once the transaction `tx` is committed, and not before. */
  enqueue: <Name extends QueueName>(tx: Executor, name: Name, data: JobData[Name][]) => Promise<void>
}

export type RunningJobs = Jobs & {
  work: (handlers: JobHandlers) => Promise<void>
  isWell: () => Promise<boolean>
  stop: () => Promise<void>
}

/** Mails are tried for a day: after 30 s, 1 min, 2 min … and then every hour. */
const mailQueue = {
  retryLimit: 30,
  retryDelay: 30,
  retryBackoff: true,
  retryDelayMax: 3_600,
  heartbeatSeconds: 60,
  notify: true,
} satisfies Omit<Queue, 'name'>

const queues: Record<QueueName, Omit<Queue, 'name'>> = {
  'give-up-notice': mailQueue,
  'give-up-reply': mailQueue,
  'send-notice': { ...mailQueue, deadLetter: 'give-up-notice' },
  'send-reply': { ...mailQueue, deadLetter: 'give-up-reply' },
  'send-receipt': mailQueue,
  'tell-replier': mailQueue,
  'expire-messages': { policy: 'short', retryLimit: 3, heartbeatSeconds: 60 },
}

export async function startJobs({ databaseUrl, log }: { databaseUrl: string; log: Log }): Promise<RunningJobs> {
  const boss = new PgBoss({ connectionString: databaseUrl, max: 4, useListenNotify: true, application_name: 'jobs' })
  boss.on('error', (error) => {
    log.error('jobs failed', { code: (error as NodeJS.ErrnoException).code })
  })
  await boss.start()
  for (const [name, options] of Object.entries(queues)) {
    await boss.createQueue(name, options)
  }
  await boss.schedule('expire-messages', '*/10 * * * *')
  return {
    enqueue: async (tx, name, data) => {
      await boss.insert(
        name,
        data.map((job) => ({ data: job })),
        { db: fromDrizzle(tx, sql) },
      )
    },
    work: async (handlers) => {
      for (const name of Object.keys(queues) as QueueName[]) {
        await workOn(boss, { name, handle: handlers[name] as JobHandler, log })
      }
    },
    isWell: async () => (await boss.getQueue('send-notice')) !== null,
    stop: () => boss.stop({ graceful: true, timeout: 20_000 }),
  }
}

type JobHandler = (data: JobData[QueueName]) => Promise<JobOutcome>

type Work = { name: QueueName; handle: JobHandler; log: Log }

async function workOn(boss: PgBoss, { name, handle, log }: Work): Promise<void> {
  const options = {
    batchSize: 10,
    localConcurrency: 2,
    pollingIntervalSeconds: 2,
    burstWhenBatchFull: true,
    perJobResults: true,
  } as const
  await boss.work<JobData[QueueName], unknown, typeof options>(name, options, (jobs) =>
    Promise.all(
      jobs.map(async ({ id, data }) => {
        const outcome = await handle(data).catch((error: unknown): JobOutcome => {
          log.error('a job failed', { queue: name, job: id, error: error instanceof Error ? error.name : 'unknown' })
          return { kind: 'TryLater', code: 'ERROR' }
        })
        if (outcome.kind === 'Done') return { id, status: 'completed' as const }
        return { id, status: 'failed' as const, output: { code: outcome.code } }
      }),
    ),
  )
}
