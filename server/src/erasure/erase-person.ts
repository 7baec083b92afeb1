import type { Executor } from '../db/database.ts'
import type { Dependencies } from '../dependencies.ts'
import { deleteDirectoryNumber, deleteForgottenNumbers } from '../directory/directory.store.ts'
import type { Event } from '../events/event.ts'
import { writeEvents } from '../events/events.store.ts'
import { markExpired } from '../expiry/expiry.store.ts'
import { deleteParts } from '../parts/parts.store.ts'
import { deleteProvenNumber } from '../pins/proven-numbers.store.ts'
import { addressKey } from '../policy/protected-address.ts'
import {
  deliveriesOfMessages,
  endReplies,
  eraseDeliveries,
  eraseSender,
  forgetCommandMails,
  forgetReceipts,
  keylessMessages,
  lockDeliveriesTo,
  lockMessagesFrom,
} from './erasure.store.ts'
import { findPerson } from './find-person.ts'

type Erasing = Pick<Dependencies, 'db' | 'jobs' | 'clock' | 'random'>
type Batch = { addresses: string[]; limit: number }

export type PersonErased = {
  kind: 'PersonErased'
  deliveries: number
  messages: number
  provenNumber: boolean
  directoryNumber: boolean
}

/** Rows of one transaction: a person may have thousands, and each is held until it ends. */
const atOnce = 100

/**
 * Erases all that is known of a person: as recipient, their deliveries with keys, numbers and replies; as sender, who wrote. Other
 * recipients keep their messages. Interrupted, it is run again. What events say of it are ids, which name nobody any more.
 */
export async function erasePerson(deps: Erasing, { address }: { address: string }): Promise<PersonErased> {
  const { addresses } = await findPerson(deps, address)
  const batch = { addresses, limit: atOnce }
  const deliveries = addresses.length === 0 ? 0 : await untilNone(() => eraseAsRecipient(deps, batch))
  const messages = addresses.length === 0 ? 0 : await untilNone(() => eraseAsSender(deps, batch))
  return deps.db.transaction(async (tx) => {
    const key = addressKey(address)
    const provenNumber = (await deleteProvenNumber(tx, key)) !== undefined
    await forgetReceipts(tx, [address, ...addresses].map(addressKey))
    const directoryNumber = (await deleteDirectoryNumber(tx, key)) !== undefined
    await deleteForgottenNumbers(tx, { recipientAddress: key })
    const details = { deliveries, messages, provenNumber, directoryNumber }
    await writeEvents(tx, [{ kind: 'PERSON_ERASED', at: deps.clock.now(), details }])
    return { kind: 'PersonErased', ...details }
  })
}

async function untilNone(erase: () => Promise<number>): Promise<number> {
  let all = 0
  for (let some = await erase(); some > 0; some = await erase()) all += some
  return all
}

function eraseAsRecipient(deps: Erasing, batch: Batch): Promise<number> {
  const at = deps.clock.now()
  return deps.db.transaction(async (tx) => {
    const found = await lockDeliveriesTo(tx, batch)
    if (found.length === 0) return 0
    const ids = found.map(({ id }) => id)
    for (const reply of await endReplies(tx, ids)) await deleteParts(tx, reply.id)
    await eraseDeliveries(tx, { ids, noToken: deps.random(32) })
    const destroyed = await destroyKeyless(tx, { ids: found.map(({ messageId }) => messageId), at })
    const erased = found.map(({ id, messageId, state }): Event => {
      return { kind: 'DELIVERY_ERASED', at, messageId, deliveryId: id, details: { state } }
    })
    await writeEvents(tx, [...erased, ...destroyed])
    return found.length
  })
}

/** What no recipient has a key to is of no use to anybody. */
async function destroyKeyless(tx: Executor, { ids, at }: { ids: string[]; at: Date }): Promise<Event[]> {
  const destroyed: Event[] = []
  for (const messageId of await keylessMessages(tx, ids)) {
    if (!(await markExpired(tx, { id: messageId, at }))) continue
    await deleteParts(tx, messageId)
    destroyed.push({ kind: 'MESSAGE_DESTROYED', at, messageId })
  }
  return destroyed
}

/** Replies that waited for this sender reach nobody any more, and whoever wrote one is told. */
function eraseAsSender(deps: Erasing, batch: Batch): Promise<number> {
  const at = deps.clock.now()
  return deps.db.transaction(async (tx) => {
    const ids = (await lockMessagesFrom(tx, batch)).map(({ id }) => id)
    if (ids.length === 0) return 0
    await eraseSender(tx, ids)
    const deliveryIds = await deliveriesOfMessages(tx, ids)
    await forgetCommandMails(tx, deliveryIds)
    const replies = deliveryIds.length === 0 ? [] : await endReplies(tx, deliveryIds)
    for (const { id } of replies) await deleteParts(tx, id)
    const lost = replies.filter(({ waited }) => waited)
    await writeEvents(tx, [
      ...ids.map((messageId): Event => ({ kind: 'SENDER_ERASED', at, messageId })),
      ...lost.map(({ deliveryId }): Event => ({ kind: 'REPLY_UNDELIVERABLE', at, deliveryId })),
    ])
    const jobs = lost.map(({ id }) => ({ replyId: id }))
    if (jobs.length > 0) await deps.jobs.enqueue(tx, 'tell-replier', jobs)
    return ids.length
  })
}
