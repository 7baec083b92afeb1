import type { Bytes } from '@sigill/envelope/bytes.ts'
import { deriveLinkKeys, wrapContentKey } from '@sigill/envelope/keys.ts'
import { EnvelopeError } from '@sigill/envelope/errors.ts'
import { open, seal } from '@sigill/envelope/seal.ts'
import type { Dependencies } from '../dependencies.ts'
import { digestOf } from '../keys/digests.ts'
import { isRecipientBound, type RecipientBound } from './bindings.ts'

/** What of a delivery is sealed under KEK and day key. Each opens as nothing else and for no other delivery. */
type SealedThing = 'content-key' | 'link-secret' | 'phone'

export const deliveryContext = (thing: SealedThing, deliveryId: string) => `${thing}:${deliveryId}`
const linkSecretBytes = 32

export type DeliverySeals = {
  accessTokenDigest: Bytes
  sealedKey: Bytes
  sealedLinkSecret: Bytes
  sealedPhone: Bytes | null
}

/** Makes the link of a new delivery, and seals what has to wait for its recipient. */
export async function sealDelivery(
  { keys, random }: Pick<Dependencies, 'keys' | 'random'>,
  delivery: { deliveryId: string; contentKey: Bytes; dayKey: Bytes; phone?: string | undefined },
): Promise<DeliverySeals> {
  const { deliveryId, contentKey, dayKey, phone } = delivery
  const linkSecret = random(linkSecretBytes)
  const { wrapKey, accessToken } = await deriveLinkKeys(linkSecret)
  const wrappedKey = await wrapContentKey({ wrapKey, deliveryId, contentKey, random })
  const sealed = (thing: SealedThing, plaintext: Bytes) =>
    seal({ keys: keys.keks, dayKey, context: deliveryContext(thing, deliveryId), plaintext, random })
  const [sealedKey, sealedLinkSecret, sealedPhone] = await Promise.all([
    sealed('content-key', wrappedKey),
    sealed('link-secret', linkSecret),
    phone === undefined ? null : sealed('phone', new TextEncoder().encode(phone)),
  ])
  return { accessTokenDigest: digestOf(accessToken), sealedKey, sealedLinkSecret, sealedPhone }
}

export type SealedDelivery = RecipientBound & {
  expiryDay: string
  sealedKey: Bytes | null
  sealedLinkSecret: Bytes | null
  sealedPhone: Bytes | null
}

type OpeningDependencies = Pick<Dependencies, 'keys' | 'keyStore'>

/** The content key as the link's key wraps it, or undefined when it is destroyed. Asked only before the message expires. */
export const openWrappedKey = (deps: OpeningDependencies, delivery: SealedDelivery) =>
  openThing(deps, delivery, { thing: 'content-key', sealed: delivery.sealedKey })

/** Undefined once the delivery was opened or destroyed. */
export const openLinkSecret = (deps: OpeningDependencies, delivery: SealedDelivery) =>
  openThing(deps, delivery, { thing: 'link-secret', sealed: delivery.sealedLinkSecret })

/** E.164, or undefined when the delivery has none (level LINK) or it is destroyed. */
export async function openPhone(deps: OpeningDependencies, delivery: SealedDelivery): Promise<string | undefined> {
  const phone = await openThing(deps, delivery, { thing: 'phone', sealed: delivery.sealedPhone })
  return phone && new TextDecoder().decode(phone)
}

/** Seals another number (E.164) for a delivery. */
export async function sealPhone(
  { keys, keyStore, random }: OpeningDependencies & Pick<Dependencies, 'random'>,
  { deliveryId, expiryDay, phone }: { deliveryId: string; expiryDay: string; phone: string },
): Promise<Bytes> {
  const dayKey = await dayKeyOf(keyStore, expiryDay)
  const context = deliveryContext('phone', deliveryId)
  return seal({ keys: keys.keks, dayKey, context, plaintext: new TextEncoder().encode(phone), random })
}

async function openThing(
  { keys, keyStore }: OpeningDependencies,
  delivery: SealedDelivery,
  { thing, sealed }: { thing: SealedThing; sealed: Bytes | null },
): Promise<Bytes | undefined> {
  if (!sealed) return undefined
  const { id, expiryDay } = delivery
  // Whatever asks: nothing opens for another recipient, or at another level, than it was sealed for.
  if (!isRecipientBound({ keys }, delivery))
    throw new EnvelopeError('WRONG_KEY', 'sealed for another recipient or level')
  const dayKey = await dayKeyOf(keyStore, expiryDay)
  return open({ keys: keys.keks, dayKey, context: deliveryContext(thing, id), sealed })
}

async function dayKeyOf(keyStore: Dependencies['keyStore'], expiryDay: string): Promise<Bytes> {
  const dayKey = await keyStore.existingDayKey(expiryDay)
  // Not destroyed, for its day is not over: the folder of the day keys is not the one that the message was sealed with.
  if (!dayKey) throw new Error(`the day key of ${expiryDay} is missing`)
  return dayKey
}
