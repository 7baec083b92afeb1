import type { Executor } from '../db/database.ts'
import type { Dependencies } from '../dependencies.ts'
import { countEvents, lastEventId } from '../events/events.store.ts'
import { newId } from '../keys/new-id.ts'
import { lockDelivery, markReleased } from './deliveries.store.ts'

type Announcing = { tx: Executor; deliveryId: string }

/**
 * What kept a delivery from its recipient is over: it is as it was before it was held, and its notice goes out, as long as there is a link to
 * send: once it was opened, or where none is kept, its recipient has the only one. Whoever has had it gets it again only if they met the
 * hindrance, and so wait for it to be over.
 */
export async function releaseDelivery(
  deps: Pick<Dependencies, 'jobs' | 'clock' | 'random'>,
  { tx, deliveryId }: Announcing,
): Promise<void> {
  const locked = await lockDelivery(tx, deliveryId)
  const isNew = locked?.state === 'ACCEPTED' && !locked.announcedAt
  if (!isNew && locked?.state !== 'HELD') return
  if (locked.announcedAt && (await isNoticeEnough(tx, deliveryId))) {
    await markReleased(tx, { id: deliveryId, state: locked.openedAt ? 'OPENED' : 'ANNOUNCED' })
    return
  }
  if (!locked.sealedLinkSecret) {
    await markReleased(tx, {
      id: deliveryId,
      state: await stateWithoutLink(tx, { deliveryId, openedAt: locked.openedAt }),
    })
    return
  }
  await markReleased(tx, { id: deliveryId, state: 'ACCEPTED' })
  await enqueueNotice(deps, { tx, deliveryId })
}

/** It arrived, and nobody has met a wrong number since. */
async function isNoticeEnough(tx: Executor, deliveryId: string): Promise<boolean> {
  const taken = await lastEventId(tx, { deliveryId, kind: 'NOTICE_TAKEN' })
  if (taken === undefined) return false
  const later = await Promise.all(
    (['NOTICE_UNDELIVERABLE', 'DELIVERY_HELD'] as const).map(
      async (kind) => ((await lastEventId(tx, { deliveryId, kind })) ?? 0) > taken,
    ),
  )
  return !later.includes(true)
}

type Opened = { deliveryId: string; openedAt: Date | null }

/** Of one whose notice came back, only whoever has had it held since has shown that the link is there. */
async function stateWithoutLink(tx: Executor, { deliveryId, openedAt }: Opened) {
  if (openedAt) return 'OPENED'
  const cameBack = await lastEventId(tx, { deliveryId, kind: 'NOTICE_UNDELIVERABLE' })
  const held = await lastEventId(tx, { deliveryId, kind: 'DELIVERY_HELD' })
  return cameBack !== undefined && (held === undefined || held < cameBack) ? 'UNDELIVERABLE' : 'ANNOUNCED'
}

/** Of a delivery that its recipient has had a notice of before, it is another one: mailboxes drop what they seem to have. */
export async function enqueueNotice(
  deps: Pick<Dependencies, 'jobs' | 'clock' | 'random'>,
  { tx, deliveryId }: Announcing,
): Promise<void> {
  const isFirst = (await countEvents(tx, { deliveryId, kind: 'NOTICE_TAKEN' })) === 0
  await deps.jobs.enqueue(tx, 'send-notice', [{ deliveryId, ...(isFirst ? {} : { again: newId(deps) }) }])
}
