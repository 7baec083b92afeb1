import { setTimeout } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { fromDrizzle, PgBoss, type Job, type JobResult } from 'pg-boss'
import type { Executor } from '../db/database.ts'
import type { HeldReason } from '../graphql/schema.generated.ts'
import type { Log } from '../ports/log.ts'
import { mailPace, queuesAt, type Pace, type QueueOptions } from './queues.ts'

/** Why the sender is asked for a number. */
export type NumberAskedBecause = Exclude<HeldReason, 'NUMBER_UNTOLD'>
export type ReceiptReason = 'REFUSED' | 'TIMED_OUT' | 'BOUNCED'
export type Receipt =
  | { about: 'ACCEPTED' }
  | { about: 'HELD'; reason: NumberAskedBecause }
  | { about: 'NUMBER_CHANGED' }
  | { about: 'MIXED_MAIL' }
  | { about: 'OPENED' }
  | { about: 'MORE_TIME_ASKED' }
  | { about: 'UNDELIVERABLE'; reason: ReceiptReason }
  | { about: 'LOCKED' }
  | { about: 'EXPIRED' }

/** Every job by its queue, and what it carries: ids and codes only. */
export type JobData = {
  /** `again`: tells a notice that goes out once more from those before it. */
  'send-notice': { deliveryId: string; again?: string }
  'send-receipt': { deliveryId: string; receipt: Receipt }
  'send-digest': { day: string; deliveryIds: string[] }
  'send-reminder': { deliveryId: string }
  'send-reply': { replyId: string }
  'send-answer': { commandId: string }
  'give-up-answer': { commandId: string }
  'tell-replier': { replyId: string }
  'give-up-digest': { day: string; deliveryIds: string[] }
  'give-up-notice': { deliveryId: string }
  'give-up-receipt': { deliveryId: string; receipt: Receipt }
  'give-up-reminder': { deliveryId: string }
  'give-up-reply': { replyId: string }
  'give-up-telling': { replyId: string }
  'expire-messages': Record<string, never>
  'make-digests': Record<string, never>
  'remind-recipients': Record<string, never>
  'mail-statistics': Record<string, never>
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
  /** Takes up no more jobs; resolves when those in hand are done, or after `patience` milliseconds. One can still enqueue. */
  drain: (patience: number) => Promise<void>
  /** What is still in hand goes back, for another try. */
  stop: () => Promise<void>
}

/** `timeZone`: whose morning it is that the jobs of a day wait for. `patience`: milliseconds that a statement may take. */
type Starting = { databaseUrl: string; timeZone: string; log: Log; pace?: Pace; patience?: number }

export async function startJobs({
  databaseUrl,
  timeZone,
  log,
  pace = mailPace,
  patience = 20_000,
}: Starting): Promise<RunningJobs> {
  const connections = { connectionString: databaseUrl, max: 4, application_name: 'jobs' }
  // For pg, to which pg-boss hands it on: without it a worker would wait for ever on a database that is gone without a word.
  const limits = { connectionTimeoutMillis: patience, query_timeout: patience }
  const boss = new PgBoss({ ...connections, ...limits, useListenNotify: true })
  boss.on('error', (error) => {
    log.error('jobs failed', { code: (error as NodeJS.ErrnoException).code })
  })
  await boss.start()
  const queues = queuesAt(pace)
  const names = Object.keys(queues) as QueueName[]
  for (const name of names) await makeQueue(boss, name, queues[name].options)
  await boss.schedule('expire-messages', '*/10 * * * *')
  await boss.schedule('make-digests', '30 7 * * *', null, { tz: timeZone })
  await boss.schedule('remind-recipients', '20 9 * * *', null, { tz: timeZone })
  await boss.schedule('mail-statistics', '15 7 * * *', null, { tz: timeZone })
  return {
    enqueue: async (tx, name, data) => {
      await boss.insert(
        name,
        data.map((job) => ({ data: job })),
        { db: fromDrizzle(tx, sql) },
      )
    },
    work: async (handlers) => {
      for (const name of names) {
        const { workers, batch } = queues[name].hands
        const work = { name, handle: handlers[name] as JobHandler, log, batch, pollSeconds: pace.pollSeconds }
        for (let worker = 1; worker <= workers; worker++) await addWorker(boss, work)
      }
    },
    isWell: async () => (await boss.getQueue('send-notice')) !== null,
    drain: async (patience) => {
      const limit = setTimeout(patience, undefined, { ref: false })
      await Promise.race([limit, Promise.all(names.map((name) => boss.offWork(name)))])
    },
    stop: () => boss.stop({ graceful: false }),
  }
}

/** Or brings one that an earlier release made to what it is now. */
async function makeQueue(boss: PgBoss, name: QueueName, { policy, ...options }: QueueOptions): Promise<void> {
  await boss.createQueue(name, policy === undefined ? options : { ...options, policy })
  await boss.updateQueue(name, options)
}

type JobHandler = (data: JobData[QueueName]) => Promise<JobOutcome>

type Work = { name: QueueName; handle: JobHandler; log: Log; batch: number; pollSeconds: number }

/**
 * Jobs are settled soon after they are done, however slow the others of their batch: one that is still active when the process dies is done again. Workers that
 * pg-boss makes by itself (`localConcurrency`) would sleep between two jobs.
 */
async function addWorker(boss: PgBoss, work: Work): Promise<void> {
  const { name, batch, pollSeconds } = work
  const options = {
    batchSize: batch,
    perJobResults: true,
    pollingIntervalSeconds: Math.min(2, pollSeconds),
    notifyPollingIntervalSeconds: pollSeconds,
  } as const
  const worker: string = await boss.work<JobData[QueueName], unknown, typeof options>(name, options, async (jobs) => {
    // There may be more: it looks again at once, instead of at the next NOTIFY.
    if (jobs.length === batch) boss.notifyWorker(worker)
    const early = settledEarly((ids) => boss.complete(name, ids))
    const results = jobs.map(async (job) => {
      const result = await resultOf(work, job)
      if (result.status === 'completed') early.add(job.id)
      return result
    })
    return Promise.all(results).finally(early.end)
  })
}

const earlyMilliseconds = 100

/**
 * Settles what is done while others of its batch are not. What is left at the end, or cannot be settled, pg-boss settles with the batch; after `end`, so that the
 * two never wait for each other's rows.
 */
function settledEarly(settle: (ids: string[]) => Promise<unknown>): {
  add: (id: string) => void
  end: () => Promise<void>
} {
  const waiting: string[] = []
  let settling = Promise.resolve()
  const settleWaiting = () => {
    const ids = waiting.splice(0)
    if (ids.length > 0) settling = Promise.allSettled([settling, settle(ids)]).then(() => undefined)
  }
  const timer = setInterval(settleWaiting, earlyMilliseconds)
  const end = async () => {
    clearInterval(timer)
    await settling
  }
  return { add: (id) => void waiting.push(id), end }
}

/** A job that is not done is tried again; its code is kept beside it. */
async function resultOf({ name, handle, log }: Work, { id, data }: Job<JobData[QueueName]>): Promise<JobResult> {
  const outcome = await handle(data).catch((error: unknown): JobOutcome => {
    log.error('a job failed', { queue: name, job: id, error: error instanceof Error ? error.name : 'unknown' })
    return { kind: 'TryLater', code: 'ERROR' }
  })
  if (outcome.kind === 'Done') return { id, status: 'completed' }
  return { id, status: 'failed', output: { message: outcome.code } }
}
