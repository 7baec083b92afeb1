import { setTimeout as sleep } from 'node:timers/promises'
import { countOf, queryIn } from './postgres.ts'

const waiting = "name <> 'expire-messages' and state in ('retry', 'active')"

/** What pg-boss listens to; the schema is part of it. */
const channel = "'pgboss_' || left(encode(sha224('pgboss'::bytea), 'hex'), 24)"

/**
 * What an hour of waiting does: jobs that wait for another try are due, and so are those whose process, or whose answer from the
 * database, is gone. Only when no job is in hand.
 */
export async function letAnHourPass(databaseUrl: string): Promise<void> {
  await queryIn(databaseUrl, `update pgboss.job set state = 'retry', start_after = now() where ${waiting}`)
  await queryIn(databaseUrl, `select pg_notify(${channel}, name) from pgboss.queue`)
}

/** Brings jobs that wait for another try nearer to it. */
export async function letTimePass(databaseUrl: string, { seconds }: { seconds: number }): Promise<void> {
  const earlier = `update pgboss.job set start_after = start_after - $1 * interval '1 second' where state = 'retry'`
  await queryIn(databaseUrl, earlier, [seconds])
  await queryIn(databaseUrl, `select pg_notify(${channel}, name) from pgboss.queue`)
}

/** Resolves when every mail whose time has come has been tried; one that is still in hand would lose the time that passes next. */
export async function untilDueAreTried(databaseUrl: string): Promise<void> {
  const isDue = "state = 'active' or state in ('created', 'retry') and start_after <= now()"
  await untilNone(databaseUrl, { jobs: isDue, meanwhile: () => letTimePass(databaseUrl, { seconds: 0 }) })
}

/**
 * Resolves when every mail has been sent, however many hours have to pass: a try that was in hand when an outage ended begins to wait only
 * then. What is in hand is left alone, so that nothing is sent twice by it.
 */
export async function letTimePassUntilSent(databaseUrl: string): Promise<void> {
  const isUnsent = "state in ('created', 'retry', 'active')"
  await untilNone(databaseUrl, { jobs: isUnsent, meanwhile: () => letTimePass(databaseUrl, { seconds: 3_600 }) })
}

/** @throws Error when some are left after two minutes */
async function untilNone(
  databaseUrl: string,
  { jobs, meanwhile }: { jobs: string; meanwhile: () => Promise<void> },
): Promise<void> {
  const deadline = performance.now() + 120_000
  for (;;) {
    await meanwhile()
    const left = await countOf(databaseUrl, `pgboss.job where name like 'send-%' and (${jobs})`)
    if (left === 0) return
    if (performance.now() > deadline) throw new Error(`${String(left)} mails are left after two minutes`)
    await sleep(50)
  }
}
