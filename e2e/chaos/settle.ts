import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { letAnHourPass } from '../support/jobs.ts'
import { countOf, queryIn } from '../support/postgres.ts'

type Looked = { databaseUrl: string; dataFolder: string }

const unfinished = "name like 'send-%' and state in ('created', 'retry', 'active')"

/**
 * Resolves when every job is done. `patient`: waits for it as an operator would, in place of letting the hours pass when nothing has moved for
 * two seconds: then no job is in hand, or its process is gone.
 */
export async function allJobsDone(
  { databaseUrl }: Pick<Looked, 'databaseUrl'>,
  { patient }: { patient: boolean },
): Promise<void> {
  const deadline = performance.now() + 15 * 60_000
  let before = -1
  let still = 0
  while (performance.now() < deadline) {
    const left = await countOf(databaseUrl, `pgboss.job where ${unfinished}`)
    if (left === 0) return
    still = left === before ? still + 1 : 0
    before = left
    if (!patient && still % 10 === 9) await letAnHourPass(databaseUrl)
    await sleep(patient ? 1_000 : 200)
  }
  throw new Error('jobs are left after 15 minutes')
}

export type Left = {
  /** Rows of deliveries; more than were acknowledged are messages that were stored twice. */
  deliveries: number
  /** Owners of parts that never came, which are swept a day later. */
  unfinishedOwners: number
  /** Chunks that nobody would ever delete. */
  orphanedChunks: number
  /** Mails that were being written to the outbox when their process died. */
  tornMails: number
}

export async function whatIsLeft({ databaseUrl, dataFolder }: Looked): Promise<Left> {
  const owned =
    'select id from messages union all select id from replies union all select owner_id from unfinished_owners'
  const [row] = await queryIn(
    databaseUrl,
    `select (select count(*)::int from deliveries) as deliveries,
            (select count(*)::int from unfinished_owners) as unfinished,
            (select count(*)::int from sealed_chunks where owner_id not in (${owned})) as orphaned`,
  )
  const names = await readdir(join(dataFolder, 'outbox')).catch(() => [])
  return {
    deliveries: Number(row?.['deliveries']),
    unfinishedOwners: Number(row?.['unfinished']),
    orphanedChunks: Number(row?.['orphaned']),
    tornMails: names.filter((name) => name.endsWith('.part')).length,
  }
}
