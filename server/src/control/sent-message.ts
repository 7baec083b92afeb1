import type { Bytes } from '@sigill/envelope/bytes.ts'
import type { Dependencies } from '../dependencies.ts'
import { isRecipientBound, isSenderBound } from '../deliveries/bindings.ts'
import { isErased } from '../deliveries/erased.ts'
import { openPhone, type SealedDelivery } from '../deliveries/delivery-seals.ts'
import { readableDelivery } from '../deliveries/readable-delivery.ts'
import { openingsOf } from '../events/events.store.ts'
import type {
  ControlAction,
  DeliveryState,
  DeviceKind,
  HeldReason,
  SecurityLevel,
} from '../graphql/schema.generated.ts'
import { isId } from '../keys/new-id.ts'
import { messagesOfMail } from '../messages/messages.store.ts'
import { maskedPhone } from '../policy/phone.ts'
import { messageWithDeliveries } from './control.store.ts'
import { isEnded } from './ended.ts'
import { extendableDays } from './extend-message.ts'
import { possibleActions } from './possible-actions.ts'
import { isStatusToken } from './status-link.ts'

export type StatusHolder = { messageId: string; token: Bytes }

export type SentDelivery = {
  id: string
  recipient: string | null
  name: string | null
  level: SecurityLevel
  state: DeliveryState
  heldReason: HeldReason | null
  maskedPhone: string | null
  announcedAt: Date | null
  openedAt: Date | null
  openedOn: DeviceKind | null
  repliedAt: Date | null
  moreTimeAskedAt: Date | null
  actions: ControlAction[]
}

export type SentMessage = {
  kind: 'SentMessage'
  id: string
  senderAddress: string
  acceptedAt: Date
  expiresAt: Date
  extendableDays: number
  /** Of the whole mail, however many messages its mail server made of it. */
  deliveries: SentDelivery[]
}
export type SentMessageUnknown = { kind: 'SentMessageUnknown'; id: string }
/** Somebody changed in the database who sent it: whom its rows name as its sender is not to be believed. */
export type SentMessageChanged = { kind: 'SentMessageChanged'; id: string }

type Found = NonNullable<Awaited<ReturnType<typeof messageWithDeliveries>>>

/** The status page of a message, for whoever holds its link. Without the link nothing is fetched: what is there looks like what is not. */
export async function sentMessage(
  deps: Pick<Dependencies, 'db' | 'clock' | 'keys' | 'keyStore' | 'log'>,
  { messageId, token }: StatusHolder,
): Promise<SentMessage | SentMessageUnknown | SentMessageChanged> {
  const unknown = { kind: 'SentMessageUnknown' as const, id: messageId }
  if (!isId(messageId) || !isStatusToken(deps, { messageId, token })) return unknown
  const ofMail = await messagesOfMail(deps.db, messageId)
  const found = await messageWithDeliveries(deps.db, { id: messageId, ofMail })
  // Whoever wrote it was erased: nobody is its sender any more.
  if (!found || isErased(found.message.senderAddress)) return unknown
  const { message } = found
  const { senderAddress } = message
  // What somebody moved here in the database is another sender's.
  const theirs = found.deliveries.filter((delivery) => isSenderBound(deps, { ...delivery, senderAddress }))
  const sound = theirs.filter((delivery) => isRecipientBound(deps, delivery))
  // The rest is looked at anew, which reports it: it may as well be somebody who was erased.
  for (const delivery of found.deliveries) if (!sound.includes(delivery)) await readableDelivery(deps, delivery.id)
  const own = theirs.filter((delivery) => delivery.messageId === messageId)
  if (own.length === 0) return { kind: 'SentMessageChanged', id: messageId }
  const openedOn = devices(await openingsOf(deps.db, ofMail))
  return {
    kind: 'SentMessage',
    id: messageId,
    senderAddress,
    acceptedAt: message.acceptedAt,
    expiresAt: message.expiresAt,
    extendableDays: own.every((delivery) => isEnded(delivery, message, deps.clock.now())) ? 0 : extendableDays(message),
    deliveries: await Promise.all(
      theirs.map((delivery) => sentDelivery(deps, { found, delivery, openedOn: openedOn.get(delivery.id) })),
    ),
  }
}

/** What each delivery was first opened on. */
function devices(openings: Awaited<ReturnType<typeof openingsOf>>): Map<string | null, DeviceKind> {
  const first = openings.filter(({ details }) => details?.['first'] === true)
  return new Map(first.map(({ deliveryId, details }) => [deliveryId, (details?.['device'] ?? 'UNKNOWN') as DeviceKind]))
}

async function sentDelivery(
  deps: Pick<Dependencies, 'clock' | 'keys' | 'keyStore'>,
  {
    found,
    delivery,
    openedOn,
  }: { found: Found; delivery: Found['deliveries'][number]; openedOn?: DeviceKind | undefined },
): Promise<SentDelivery> {
  const { id, level, heldReason, announcedAt, openedAt, moreTimeAskedAt } = delivery
  const ended = isEnded(delivery, delivery, deps.clock.now())
  const isAsAccepted = isRecipientBound(deps, delivery)
  const phone = ended ? undefined : await phoneOf(deps, delivery)
  return {
    id,
    ...(isAsAccepted ? recipientOf(delivery) : nobody),
    level,
    // Expiry comes round every ten minutes; nobody can open it any more.
    state: ended && delivery.state !== 'RECALLED' ? 'EXPIRED' : delivery.state,
    heldReason: ended ? null : heldReason,
    maskedPhone: phone === undefined ? null : maskedPhone(phone),
    announcedAt,
    openedAt,
    openedOn: openedOn ?? null,
    repliedAt: found.repliedAt.get(id) ?? null,
    moreTimeAskedAt,
    actions: ended ? [] : possibleActions(delivery).filter((action) => isAsAccepted || action === 'RECALL'),
  }
}

const phoneOf = async (deps: Pick<Dependencies, 'keys' | 'keyStore'>, delivery: SealedDelivery) =>
  isRecipientBound(deps, delivery) ? openPhone(deps, delivery) : undefined

type Named = { recipientAddress: string; recipientName: string | null }

const recipientOf = ({ recipientAddress, recipientName }: Named) => ({
  recipient: recipientAddress,
  name: recipientName,
})

/** They were erased, or somebody changed the delivery in the database. */
const nobody = { recipient: null, name: null }
