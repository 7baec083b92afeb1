import type { Executor } from '../db/database.ts'
import type { Event } from '../events/event.ts'
import type { JobData } from '../jobs/jobs.ts'
import { hasOtherOfMail, type NewMessageRow } from './messages.store.ts'

/** `notYet`: the messages that are stored in the same transaction and looked at afterwards; each would else leave it to the other. */
type Mixed = { row: NewMessageRow; plainRecipients: string[]; deliveryId: string; notYet: string[] }

/**
 * Its sender is told once of a mail that also went to plain recipients, however many transactions their mail server made of it.
 * Whom the mail names stays sealed in its thread: no event and no job says it.
 */
export async function tellOfMixedMail(
  tx: Executor,
  { row, plainRecipients, deliveryId, notYet }: Mixed,
): Promise<{ event: Event; job: JobData['send-receipt'] } | undefined> {
  if (plainRecipients.length === 0) return undefined
  if (await hasOtherOfMail(tx, { ...row, but: [row.id, ...notYet] })) return undefined
  const about = { at: row.acceptedAt, messageId: row.id, deliveryId }
  return {
    event: { kind: 'MIXED_MAIL', ...about, details: { plain: plainRecipients.length } },
    job: { deliveryId, receipt: { about: 'MIXED_MAIL' } },
  }
}
