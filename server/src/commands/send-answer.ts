import type { Bytes } from '@sigill/envelope/bytes.ts'
import { open } from '@sigill/envelope/seal.ts'
import { controlWays, digestAddress } from '../control/control-ways.ts'
import { sentMessage } from '../control/sent-message.ts'
import { statusToken } from '../control/status-link.ts'
import { isOfSender, tryUnchanged } from '../deliveries/changed-delivery.ts'
import { deliveryById, lockDelivery, type Delivery } from '../deliveries/deliveries.store.ts'
import { isErased } from '../deliveries/erased.ts'
import { senderOf } from '../deliveries/parties.ts'
import type { Dependencies } from '../dependencies.ts'
import { isGivenNumberTold, writeEventOnce } from '../events/events.store.ts'
import type { JobOutcome } from '../jobs/jobs.ts'
import { writeDownTaken } from '../mails/write-down-taken.ts'
import { openThread } from '../messages/thread.ts'
import { gatewayOf } from '../mails/gateway.ts'
import type { OutgoingMail } from '../ports/mail-sender.ts'
import { answerMail } from './answer-mail.ts'
import { commandContext } from './command-context.ts'
import { forgetMessageId, takenCommandById, type TakenCommand } from './commands.store.ts'

/** Answers a command with what happened. */
export async function sendAnswer(deps: Dependencies, { commandId }: { commandId: string }): Promise<JobOutcome> {
  const { db } = deps
  const taken = await takenCommandById(db, commandId)
  const delivery = taken && (await deliveryById(db, taken.deliveryId))
  if (delivery && !(await isOfSender(deps, delivery))) return tryUnchanged
  const isOfErased = !delivery || isErased(delivery.senderAddress) || isErased(delivery.recipientAddress)
  const mail = taken && !isOfErased ? await composeAnswer(deps, { taken, delivery }) : undefined
  if (!mail) {
    await forgetMessageId(db, commandId)
    return { kind: 'Done' }
  }
  return send(deps, { mail, commandId })
}

async function send(
  deps: Dependencies,
  { mail, commandId }: { mail: OutgoingMail; commandId: string },
): Promise<JobOutcome> {
  const outcome = await deps.mailSender.send(mail)
  if (outcome.kind === 'MailDeferred') return { kind: 'TryLater', code: outcome.code }
  if (outcome.kind === 'MailRefused') return giveUpAnswer(deps, { commandId, code: outcome.code })
  await writeDownTaken(() => forgetMessageId(deps.db, commandId))
  return { kind: 'Done' }
}

async function composeAnswer(deps: Dependencies, { taken, delivery }: { taken: TakenCommand; delivery: Delivery }) {
  const { messageId } = delivery
  const token = statusToken(deps, { messageId, until: deps.clock.now() })
  const message = await sentMessage(deps, { messageId, token })
  if (message.kind !== 'SentMessage') return undefined
  const thread = await openThread(deps, { ...delivery, id: messageId })
  const ways = controlWays(deps, delivery)
  const commandMessageId = taken.sealedMessageId
    ? await openMessageId(deps, taken.id, taken.sealedMessageId)
    : undefined
  return answerMail({
    gateway: gatewayOf(deps.config),
    language: taken.language,
    commandId: taken.id,
    command: taken.command,
    outcome: taken.outcome,
    sender: senderOf(delivery),
    deliveryId: delivery.id,
    message,
    isNumberTold: taken.command === 'GIVE_NUMBER' && (await isGivenNumberTold(deps.db, delivery.id)),
    ways: taken.command === 'WHICH' ? { ...ways, answerTo: digestAddress(deps, delivery) } : ways,
    ...(commandMessageId !== undefined && { commandMessageId }),
    ...(thread.messageId !== undefined && { originalMessageId: thread.messageId }),
  })
}

async function openMessageId({ keys }: Pick<Dependencies, 'keys'>, id: string, sealed: Bytes): Promise<string> {
  return new TextDecoder().decode(await open({ keys: keys.keks, context: commandContext(id), sealed }))
}

/** Refused for good, or after the last try: what was said is done all the same, and the operator hears that its sender does not know. */
export async function giveUpAnswer(
  { db, clock, log }: Pick<Dependencies, 'db' | 'clock' | 'log'>,
  { commandId, code = 'TIMED_OUT' }: { commandId: string; code?: string },
): Promise<JobOutcome> {
  const taken = await takenCommandById(db, commandId)
  const delivery = taken && (await deliveryById(db, taken.deliveryId))
  if (!taken || !delivery) return { kind: 'Done' }
  const { id: deliveryId, messageId } = delivery
  log.error('the answer to a command cannot be delivered to the sender', {
    delivery: deliveryId,
    command: commandId,
    code,
  })
  const details = { about: 'ANSWER', command: commandId, code }
  await db.transaction(async (tx) => {
    await lockDelivery(tx, deliveryId)
    await forgetMessageId(tx, commandId)
    await writeEventOnce(tx, { kind: 'RECEIPT_UNDELIVERABLE', at: clock.now(), messageId, deliveryId, details })
  })
  return { kind: 'Done' }
}
