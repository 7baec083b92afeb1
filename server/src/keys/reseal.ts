import { setImmediate } from 'node:timers/promises'
import type { Bytes } from '@sigill/envelope/bytes.ts'
import { open, seal, sealedUnder } from '@sigill/envelope/seal.ts'
import { utcDay } from '../days.ts'
import { deliveryContext } from '../deliveries/delivery-seals.ts'
import type { Dependencies } from '../dependencies.ts'
import { directoryNumberContext } from '../directory/directory-number.ts'
import { threadContext } from '../messages/thread.ts'
import { provenNumberContext } from '../pins/proven-number.ts'
import { replyKeyContext } from '../replies/reply-key.ts'
import { commandContext } from '../commands/command-context.ts'
import { canaryContext } from './check-key-ring.ts'
import {
  keyAfter,
  replaceValues,
  sealedColumns,
  valuesNotUnder,
  type Replacement,
  type SealedColumn,
  type SealedRow,
} from './sealed-values.store.ts'

const contexts: Record<keyof typeof sealedColumns, (key: string) => string> = {
  contentKeys: (id) => deliveryContext('content-key', id),
  linkSecrets: (id) => deliveryContext('link-secret', id),
  phones: (id) => deliveryContext('phone', id),
  threads: threadContext,
  replyKeys: replyKeyContext,
  commandMails: commandContext,
  provenNumbers: provenNumberContext,
  directoryNumbers: directoryNumberContext,
  canary: () => canaryContext,
}

/** Rows that are looked at together, and sealed and written together if they have to be. */
const atOnce = 200

/** A value that stays under another KEK, and why. `PAST`: its day is over, and expiry is about to destroy it. */
export type Remaining = { where: string; key: string; kekId: string; why: 'PAST' | 'NO_DAY_KEY' | 'DOES_NOT_OPEN' }
/** `skipped`: values that somebody else held or changed at that moment. */
export type Resealed = { moved: number; skipped: number; remaining: Remaining[] }

type ResealingDependencies = Pick<Dependencies, 'db' | 'keys' | 'keyStore' | 'random' | 'clock'>
/** Hears of every step: how many values of this column were moved by it. */
type OnMoved = (where: string, moved: number) => void

/**
 * Seals everything under the current KEK that is sealed under another one. Holds a row for no longer than one statement,
 * and may be stopped at any moment: what is moved is moved.
 */
export async function resealAll(deps: ResealingDependencies, onMoved: OnMoved = () => undefined): Promise<Resealed> {
  const resealed: Resealed = { moved: 0, skipped: 0, remaining: [] }
  for (const [name, column] of Object.entries(sealedColumns) as [keyof typeof sealedColumns, SealedColumn][]) {
    const reseal = (row: SealedRow) => resealRow(deps, { row, column, context: contexts[name](row.key) })
    for await (const rows of stepsThrough(deps, column)) {
      const outcomes = await Promise.all(rows.map(reseal))
      const values = outcomes.filter((outcome) => 'after' in outcome)
      const moved = values.length === 0 ? 0 : await replaceValues(deps.db, column, values)
      resealed.moved += moved
      resealed.skipped += values.length - moved
      resealed.remaining.push(...outcomes.filter((outcome) => 'why' in outcome))
      if (moved > 0) onMoved(nameOf(column), moved)
      await setImmediate()
    }
  }
  return resealed
}

/** What is not under the current KEK, step by step, so that no statement looks at more than a few rows. */
async function* stepsThrough({ db, keys }: ResealingDependencies, column: SealedColumn): AsyncGenerator<SealedRow[]> {
  let after: string | undefined
  do {
    const until = await keyAfter(db, column, { after, size: atOnce })
    const rows = await valuesNotUnder(db, column, { kekId: keys.keks.currentId, range: { after, until } })
    if (rows.length > 0) yield rows
    after = until
  } while (after !== undefined)
}

const nameOf = ({ table, column }: SealedColumn) => `${table}.${column}`

async function resealRow(
  { keys, keyStore, random, clock }: ResealingDependencies,
  { row, column, context }: { row: SealedRow; column: SealedColumn; context: string },
): Promise<Replacement | Remaining> {
  const { key, sealed, day } = row
  const stays = (why: Remaining['why']): Remaining => ({ where: nameOf(column), key, kekId: kekOf(sealed), why })
  const dayKey = day === null ? undefined : await keyStore.existingDayKey(day)
  if (column.day && !dayKey) {
    const isOver = day !== null && day < utcDay(clock.now())
    return stays(isOver ? 'PAST' : 'NO_DAY_KEY')
  }
  const under = { keys: keys.keks, context, ...(dayKey && { dayKey }) }
  const plaintext = await open({ ...under, sealed }).catch(() => undefined)
  if (!plaintext) return stays('DOES_NOT_OPEN')
  return { key, before: sealed, after: await seal({ ...under, plaintext, random }) }
}

/** A value that was changed may name none. */
function kekOf(sealed: Bytes): string {
  try {
    return sealedUnder(sealed)
  } catch {
    return 'unknown'
  }
}
