import { queryIn } from './postgres.ts'

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
