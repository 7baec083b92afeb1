import type { Dependencies } from '../dependencies.ts'
import { deliveryById } from '../deliveries/deliveries.store.ts'
import { isAsAccepted, tryUnchanged } from '../deliveries/changed-delivery.ts'
import { isErased } from '../deliveries/erased.ts'
import { recipientOf, senderOf } from '../deliveries/parties.ts'
import type { JobOutcome } from '../jobs/jobs.ts'
import { gatewayOf } from '../mails/gateway.ts'
import { giveUpTelling } from './give-up-telling.ts'
import { replyById } from './replies.store.ts'
import { undeliveredReplyMail } from './undelivered-reply-mail.ts'

/** Tells the recipient that their reply did not reach the sender, so that they do not wait for an answer. */
export async function tellReplier(deps: Dependencies, { replyId }: { replyId: string }): Promise<JobOutcome> {
  const reply = await replyById(deps.db, replyId)
  const delivery = reply && (await deliveryById(deps.db, reply.deliveryId))
  if (!delivery || isErased(delivery.recipientAddress)) return { kind: 'Done' }
  if (!(await isAsAccepted(deps, delivery))) return tryUnchanged
  const { language } = delivery
  const about = { replyId, language, recipient: recipientOf(delivery), sender: senderOf(delivery) }
  const mail = undeliveredReplyMail({ ...about, gateway: gatewayOf(deps.config), acceptedAt: reply.acceptedAt })
  const outcome = await deps.mailSender.send(mail)
  if (outcome.kind === 'MailDeferred') return { kind: 'TryLater', code: outcome.code }
  if (outcome.kind === 'MailRefused') return giveUpTelling(deps, { replyId, code: outcome.code })
  return { kind: 'Done' }
}
