import { sql } from 'drizzle-orm'
import pg from 'pg'
import type { Database, Executor } from './database.ts'

type Using = { db: Database }

type Sharing<Deps extends Using, Item> = {
  /** Writes all of them, or throws. It decides nothing about one of them that it would not decide about that one alone. */
  write: (deps: Deps, tx: Executor, items: Item[]) => Promise<void>
  /** How much of a transaction an item fills; 1 is the whole of it. */
  weigh: (item: Item) => number
}

type Waiting<Item> = { item: Item; done: () => void; failed: (error: unknown) => void }
type Queue<Item> = { waiting: Waiting<Item>[]; isUnderWay: boolean }

const mostAloneAtOnce = 4

/**
 * Group commit: what comes while a transaction is under way shares the next one, so that under load a statement and a commit serve
 * many. Each caller hears of its own item alone: when the shared transaction is undone by one of its items, each is done again by itself.
 */
export function sharedTransaction<Deps extends Using, Item>({ write, weigh }: Sharing<Deps, Item>) {
  const queues = new WeakMap<Database, Queue<Item>>()

  const alone = async (deps: Deps, { item, done, failed }: Waiting<Item>) => {
    await deps.db.transaction((tx) => write(deps, tx, [item])).then(done, failed)
  }
  const eachAlone = async (deps: Deps, batch: Waiting<Item>[]) => {
    const left = batch.values()
    const some = async () => {
      for (const waiting of left) await alone(deps, waiting)
    }
    await Promise.all(Array.from({ length: mostAloneAtOnce }, some))
  }
  const commit = async (deps: Deps, batch: Waiting<Item>[]) => {
    const [first, ...others] = batch
    if (first && others.length === 0) return alone(deps, first)
    try {
      const items = batch.map(({ item }) => item)
      await deps.db.transaction(async (tx) => {
        // What waits for another server's transaction must not keep those beside it waiting.
        await tx.execute(sql`set local lock_timeout = '2s'`)
        await write(deps, tx, items)
      })
      for (const { done } of batch) done()
    } catch (error) {
      if (isOutage(error)) for (const { failed } of batch) failed(error)
      else await eachAlone(deps, batch)
    }
  }
  const next = async (deps: Deps, queue: Queue<Item>) => {
    queue.isUnderWay = true
    while (queue.waiting.length > 0) await commit(deps, take(queue.waiting, weigh))
    queue.isUnderWay = false
  }
  return (deps: Deps, item: Item): Promise<void> => {
    const queue = queues.get(deps.db) ?? { waiting: [], isUnderWay: false }
    queues.set(deps.db, queue)
    return new Promise((resolve, reject) => {
      queue.waiting.push({ item, done: resolve, failed: reject })
      if (!queue.isUnderWay) void next(deps, queue)
    })
  }
}

/** As many from the front as fit, and one at least. */
function take<Item>(waiting: Waiting<Item>[], weigh: (item: Item) => number): Waiting<Item>[] {
  let filled = 0
  const end = waiting.findIndex(({ item }, index) => (filled += weigh(item)) > 1 && index > 0)
  return waiting.splice(0, end === -1 ? waiting.length : end)
}

/** The database answered nothing, or that it is not there (classes 08, 53 and 57): to ask again, once for each, would not help. */
function isOutage(error: unknown): boolean {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  if (!(cause instanceof pg.DatabaseError)) return !(error instanceof Undone)
  return cause.code === undefined || /^(?:08(?!P01)|53|57)/.test(cause.code)
}

/** Thrown by `write` to undo a transaction in which nothing is wrong with the database. */
export class Undone extends Error {}
