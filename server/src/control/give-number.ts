import { addDays } from '../days.ts'
import type { Executor } from '../db/database.ts'
import type { Dependencies } from '../dependencies.ts'
import { markHeld, setPhone } from '../deliveries/deliveries.store.ts'
import { openPhone, sealPhone } from '../deliveries/delivery-seals.ts'
import { releaseDelivery } from '../deliveries/release-delivery.ts'
import { countEvents, isNumberAskedFor, writeEvents } from '../events/events.store.ts'
import { endPinsOf } from '../pins/pins.store.ts'
import { provenNumber } from '../pins/proven-number.ts'
import { parsePhone } from '../policy/phone.ts'
import { deleteSessionsOf } from '../sessions/sessions.store.ts'
import { done, refused, type ControlOutcome, type SaidBy } from './control-outcome.ts'
import { inHand, type InHand } from './in-hand.ts'

type GivingDependencies = Pick<
  Dependencies,
  'config' | 'db' | 'clock' | 'jobs' | 'keys' | 'keyStore' | 'log' | 'random'
>

const mostCharacters = 40
const mostInADay = 10

/**
 * The sender says where the code goes. What was held is released. Another number than the one that the recipient has proven, or than the
 * delivery had, is used only after a mail about it has reached the sender: whoever says it may not be the sender.
 */
export async function giveNumber(
  deps: GivingDependencies,
  { deliveryId, number, by }: { deliveryId: string; number: string; by: SaidBy },
): Promise<ControlOutcome> {
  if (number.length > mostCharacters) return refused('MALFORMED_PHONE')
  const given = parsePhone(number, deps.config.sms.countries)
  if (given.kind === 'PhoneFault') return refused(given.code)
  return inHand(deps, deliveryId, async (tx, found) => {
    const { delivery, message, at } = found
    if (delivery.level !== 'PIN') return refused('NO_NUMBER_NEEDED')
    if (delivery.state === 'LOCKED') return refused('LOCKED')
    const before = await openPhone(deps, { ...delivery, expiryDay: message.expiryDay })
    // Said once more: every other answer would be a mail.
    if (before === given.number && delivery.state !== 'HELD') return done
    if (await isTooOften(deps, tx, deliveryId)) return refused('TOO_OFTEN')
    const use = { delivery, phone: given.number, before }
    const isTold = await mustBeTold(deps, tx, use)
    if (before !== given.number) await replaceNumber(deps, tx, { ...found, phone: given.number })
    const about = { at, messageId: message.id, deliveryId }
    await writeEvents(tx, [{ kind: 'NUMBER_GIVEN', ...about, details: { by, state: delivery.state } }])
    if (isTold) await tellFirst(deps, tx, delivery)
    else if (delivery.state === 'HELD') await releaseDelivery(deps, { tx, deliveryId })
    return done
  })
}

type Delivery = InHand['delivery']

async function isTooOften({ clock }: GivingDependencies, tx: Executor, deliveryId: string): Promise<boolean> {
  const after = addDays(clock.now(), -1)
  return (await countEvents(tx, { deliveryId, kind: 'NUMBER_GIVEN', after })) >= mostInADay
}

/** No code that went to the number before works any more, and whoever came in by it goes out. */
async function replaceNumber(
  deps: GivingDependencies,
  tx: Executor,
  { delivery: { id }, message: { expiryDay }, phone }: InHand & { phone: string },
): Promise<void> {
  await setPhone(tx, { id, sealedPhone: await sealPhone(deps, { deliveryId: id, expiryDay, phone }) })
  await endPinsOf(tx, id)
  await deleteSessionsOf(tx, id)
}

type Use = { delivery: Delivery; phone: string; before: string | undefined }

/** Whoever had the proven number forgotten first is told, too: nothing is left that the new one could differ from. */
async function mustBeTold(
  { keys }: GivingDependencies,
  tx: Executor,
  { delivery, phone, before }: Use,
): Promise<boolean> {
  const { id: deliveryId, recipientAddress } = delivery
  if ((await countEvents(tx, { deliveryId, kind: 'NUMBER_FORGOTTEN' })) > 0) return true
  const proven = await provenNumber({ db: tx, keys }, recipientAddress)
  if (proven !== undefined) return proven !== phone
  return before !== undefined && !(await isJustAsked(tx, delivery))
}

/** The sender has a mail of ours that asks for another number than the one before. */
const isJustAsked = async (tx: Executor, { id, state, heldReason }: Delivery) =>
  state === 'HELD' && heldReason !== 'PHONE_MISSING' && (await isNumberAskedFor(tx, id))

/** Held until the mail is taken; `receipts/send-receipt.ts` releases it then. */
async function tellFirst(
  { clock, jobs }: GivingDependencies,
  tx: Executor,
  { id, messageId }: Delivery,
): Promise<void> {
  await markHeld(tx, { id, reason: 'NUMBER_UNTOLD' })
  await writeEvents(tx, [{ kind: 'NUMBER_CHANGED', at: clock.now(), messageId, deliveryId: id }])
  await jobs.enqueue(tx, 'send-receipt', [{ deliveryId: id, receipt: { about: 'NUMBER_CHANGED' } }])
}
