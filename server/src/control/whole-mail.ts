import type { Executor } from '../db/database.ts'
import { writeEvents } from '../events/events.store.ts'
import { messagesOfMail } from '../messages/messages.store.ts'
import type { SaidBy } from './control-outcome.ts'
import { canBeRead, isMailRecalled, lockMail, type MessageRow } from './control.store.ts'

/** What is handed over while it waits for the locks is among them; whatever comes afterwards waits for this transaction. */
export async function lockWholeMail(tx: Executor, messageId: string): Promise<MessageRow[]> {
  await lockMail(tx, await messagesOfMail(tx, messageId))
  return lockMail(tx, await messagesOfMail(tx, messageId))
}

type Recalled = { mail: MessageRow[]; messageId: string; by: SaidBy; at: Date }

/**
 * After a recall: when nobody can read any message of the mail any more, `messages/accept-message.ts` takes it for nobody either, for the
 * mail server may still hand it over for others. The caller holds the mail.
 */
export async function endMailIfRecalled(tx: Executor, { mail, messageId, by, at }: Recalled): Promise<void> {
  const ids = mail.map(({ id }) => id)
  if ((await canBeRead(tx, ids, at)) || (await isMailRecalled(tx, ids))) return
  await writeEvents(tx, [{ kind: 'MAIL_RECALLED', at, messageId, details: { by } }])
}
