import type { Dependencies } from '../dependencies.ts'
import { writeEvents } from '../events/events.store.ts'
import { deleteAll } from './operators.store.ts'

/** Nobody is signed in as an operator any more, and no link that was made signs in: for when one was stolen, or somebody is operator no longer. */
export async function endOperatorSessions({
  db,
  clock,
}: Pick<Dependencies, 'db' | 'clock'>): Promise<{ sessions: number; links: number }> {
  return db.transaction(async (tx) => {
    const ended = await deleteAll(tx)
    await writeEvents(tx, [{ kind: 'OPERATOR_SESSIONS_ENDED', at: clock.now(), details: ended }])
    return ended
  })
}
