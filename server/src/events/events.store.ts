import type { Executor } from '../db/database.ts'
import type { Event } from './event.ts'
import { events } from './events.tables.ts'

/** In the transaction in which it happened. */
export async function writeEvents(tx: Executor, happened: Event[]): Promise<void> {
  if (happened.length > 0) await tx.insert(events).values(happened)
}
