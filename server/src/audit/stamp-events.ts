import { setTimeout } from 'node:timers/promises'
import type { Database } from '../db/database.ts'
import type { Dependencies } from '../dependencies.ts'
import type { AuditSigner } from '../keys/audit-key.ts'
import { insertStamp, lastStamp, newestEventId, tryLockChain, writersOfEvents, writtenEvents } from './audit.store.ts'
import { stampOf, type Stamp } from './stamp.ts'

/** Events under one stamp, so that it is made in bounded memory. */
export const mostEventsPerStamp = 5_000
const pollMilliseconds = 20

type Stamping = { signer: AuditSigner; perStamp?: number; patience?: number }
type Made = { stamp: Stamp; before: Stamp | undefined }

export type EventsStamped =
  /** Each with the stamp before it. None, too, when another server is at it. */
  | { kind: 'EventsStamped'; made: Made[] }
  /** A transaction that may have written events is still open. */
  | { kind: 'NotSettled' }

/**
 * Puts the events that are not in the audit chain yet into it. Whoever wrote them waited for nothing: which events are settled is
 * found out here, so that none comes late under an id that the chain has passed already.
 * @param stamping `patience`: the milliseconds that open transactions are waited for
 */
export async function stampEvents(
  { db, clock }: Pick<Dependencies, 'db' | 'clock'>,
  { signer, perStamp = mostEventsPerStamp, patience = 5_000 }: Stamping,
): Promise<EventsStamped> {
  const upTo = await newestEventId(db)
  const made: Made[] = []
  if (upTo === undefined || upTo === (await lastStamp(db))?.lastId) return { kind: 'EventsStamped', made }
  if (!(await areSettled(db, patience))) return { kind: 'NotSettled' }
  for (;;) {
    const next = await nextStamp({ db, clock }, { signer, perStamp, upTo })
    if (!next) return { kind: 'EventsStamped', made }
    made.push(next)
  }
}

/** Waits until every transaction that has an id from before this call has ended; its events are there by then, or never. */
async function areSettled(db: Database, patience: number): Promise<boolean> {
  let open = await writersOfEvents(db)
  for (let waited = 0; open.length > 0 && waited < patience; waited += pollMilliseconds) {
    await setTimeout(pollMilliseconds)
    const stillOpen = new Set(await writersOfEvents(db))
    open = open.filter((writer) => stillOpen.has(writer))
  }
  return open.length === 0
}

async function nextStamp(
  { db, clock }: Pick<Dependencies, 'db' | 'clock'>,
  { signer, perStamp, upTo }: { signer: AuditSigner; perStamp: number; upTo: string },
): Promise<Made | undefined> {
  return db.transaction(async (tx) => {
    if (!(await tryLockChain(tx))) return undefined
    const before = await lastStamp(tx)
    const written = await writtenEvents(tx, { after: before?.lastId ?? '0', upTo, limit: perStamp })
    if (written.length === 0) return undefined
    const stamp = stampOf(signer, { last: before, written, now: clock.now() })
    await insertStamp(tx, stamp)
    return { stamp, before }
  })
}
