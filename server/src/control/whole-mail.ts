import type { Executor } from '../db/database.ts'
import { savepoint } from '../db/savepoint.ts'
import { writeEvents } from '../events/events.store.ts'
import { messagesOfMail } from '../messages/messages.store.ts'
import type { SaidBy } from './control-outcome.ts'
import { canBeRead, isMailRecalled, lockMail, type MessageRow } from './control.store.ts'

/**
 * What is handed over while it waits for the locks is among them; whatever comes afterwards waits for this transaction. Then it lets go and
 * begins anew: what joined may come before what it holds, and whoever hands over more may hold that one and wait for these.
 */
export async function lockWholeMail(tx: Executor, messageId: string): Promise<MessageRow[]> {
  const ids = await messagesOfMail(tx, messageId)
  const letGo = await savepoint(tx)
  const mail = await lockMail(tx, ids)
  const now = await messagesOfMail(tx, messageId)
  if (now.every((id) => ids.includes(id))) return mail
  await letGo()
  return lockWholeMail(tx, messageId)
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
