import { appendFile, cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { queryIn, startPostgres, type TestPostgres } from './postgres.ts'

const dataOf = ({ parent }: Pick<TestPostgres, 'parent'>) => join(parent, 'postgres', 'data')

/** The superuser, whom only a test lets in. */
export const asSuperuser = ({ port }: Pick<TestPostgres, 'port'>) => `postgres://postgres@127.0.0.1:${port}/sigill`

export async function letSuperuserIn(postgres: TestPostgres): Promise<void> {
  const lines = ['all', 'replication'].map((database) => `host ${database} postgres 127.0.0.1/32 trust\n`)
  await appendFile(join(dataOf(postgres), 'pg_hba.conf'), lines.join(''))
  await postgres.reload()
}

/**
 * A copy of a running PostgreSQL as `pg_basebackup` makes it (PostgreSQL's low-level API for backups), for the embedded
 * binaries come without that program. @returns the folder whose `postgres` it is
 */
export async function baseBackup(postgres: TestPostgres): Promise<string> {
  const parent = await mkdtemp(join(tmpdir(), 'sigill-copy-'))
  const copy = join(parent, 'postgres')
  await mkdir(copy, { mode: 0o700 })
  const client = new pg.Client({ connectionString: asSuperuser(postgres) })
  await client.connect()
  try {
    await client.query("select pg_backup_start('copy', true)")
    const filter = (file: string) => basename(file) !== 'postmaster.pid'
    await cp(join(postgres.parent, 'postgres'), copy, { recursive: true, filter })
    const { rows } = await client.query<{ labelfile: string }>('select labelfile from pg_backup_stop(false)')
    await writeFile(join(copy, 'data', 'backup_label'), rows[0]?.labelfile ?? '')
    // Up to the end of the copying, without which what was copied is not consistent.
    await cp(join(dataOf(postgres), 'pg_wal'), join(copy, 'data', 'pg_wal'), { recursive: true })
  } finally {
    await client.end()
  }
  return parent
}

/**
 * A standby that has applied every commit before it is acknowledged.
 * @param by the port by which the standby reaches the primary
 */
export async function startStandby(primary: TestPostgres, by: number): Promise<TestPostgres> {
  await letSuperuserIn(primary)
  const parent = await baseBackup(primary)
  const data = join(parent, 'postgres', 'data')
  const from = `host=127.0.0.1 port=${by} user=postgres application_name=standby`
  await appendFile(join(data, 'postgresql.auto.conf'), `primary_conninfo = '${from}'\n`)
  await writeFile(join(data, 'standby.signal'), '')
  const standby = await startPostgres(parent)
  for (const [name, value] of [
    ['synchronous_standby_names', 'standby'],
    ['synchronous_commit', 'remote_apply'],
  ])
    await queryIn(asSuperuser(primary), `alter system set ${name} = '${value}'`)
  await queryIn(asSuperuser(primary), 'select pg_reload_conf()')
  await untilSynchronous(primary)
  return {
    ...standby,
    stop: async () => {
      await standby.stop()
      await rm(parent, { recursive: true, force: true })
    },
  }
}

/** Resolves once the standby can be written to. */
export async function promote(standby: TestPostgres): Promise<void> {
  await queryIn(asSuperuser(standby), 'select pg_promote()')
}

async function untilSynchronous(primary: TestPostgres): Promise<void> {
  const begun = performance.now()
  while (performance.now() - begun < 30_000) {
    const rows = await queryIn(asSuperuser(primary), 'select sync_state from pg_stat_replication')
    if (rows[0]?.['sync_state'] === 'sync') return
    await sleep(50)
  }
  throw new Error('the standby does not follow')
}
