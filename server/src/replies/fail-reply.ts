import type { Dependencies } from '../dependencies.ts'
import { writeEvents } from '../events/events.store.ts'
import { markReplyUndeliverable, replyById } from './replies.store.ts'

/**
 * A reply does not reach the sender: who wrote it is told. What is still here of it stays sealed until the message expires.
 * @returns false when that is known already, or there is no such reply
 */
export async function failReply(
  { db, clock, log, jobs }: Pick<Dependencies, 'db' | 'clock' | 'log' | 'jobs'>,
  { replyId, code }: { replyId: string; code?: string },
): Promise<boolean> {
  const reply = await replyById(db, replyId)
  if (!reply) return false
  log.error('a reply cannot be delivered to the sender', { reply: replyId, code })
  return db.transaction(async (tx) => {
    if (!(await markReplyUndeliverable(tx, replyId))) return false
    const details = code === undefined ? {} : { code }
    await writeEvents(tx, [{ kind: 'REPLY_UNDELIVERABLE', at: clock.now(), deliveryId: reply.deliveryId, details }])
    await jobs.enqueue(tx, 'tell-replier', [{ replyId }])
    return true
  })
}
