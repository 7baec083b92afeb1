import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { seal } from '@sigill/envelope/seal.ts'
import { announced, press } from '../../testing/pin-delivery.ts'
import { testGateway, type TestGateway } from '../../testing/test-gateway.ts'
import { waitingForLocks } from '../../testing/waiting-for-locks.ts'
import { within } from '../db/within.ts'
import { erasePerson } from '../erasure/erase-person.ts'
import { canaryContext, checkedKeyRing } from '../keys/check-key-ring.ts'
import { replaceSealed } from '../keys/key-ring-canary.store.ts'
import { isRecipientBound, isSenderBound } from './bindings.ts'
import { bindDeliveries } from './bind-deliveries.ts'
import { deliveryById } from './deliveries.store.ts'
import { erasedAddress } from './erased.ts'

/** As a release without bindings left it, once it is migrated. */
async function ofBefore({ deps }: TestGateway): Promise<void> {
  const { db, keys, random, config } = deps
  await checkedKeyRing(deps, { file: config.kekFile })
  const plaintext = new TextEncoder().encode('canary')
  await replaceSealed(db, await seal({ keys: keys.keks, context: canaryContext, plaintext, random }))
  await unbind({ deps })
}

const unbind = ({ deps }: Pick<TestGateway, 'deps'>) =>
  deps.db.execute(sql`update deliveries set recipient_binding = '', sender_binding = ''`)

test('what was accepted before there were bindings is bound at the first start, and at no other', async () => {
  const gateway = await testGateway()
  const { deps } = gateway
  const recipient = await announced(gateway)
  await ofBefore(gateway)
  expect(await press(gateway, recipient)).toMatchObject({ kind: 'DeliveryGone' })
  await Promise.all([bindDeliveries(deps), bindDeliveries(deps)])
  const bound = await deliveryById(deps.db, recipient.id)
  expect(bound && [isRecipientBound(deps, bound), isSenderBound(deps, bound)]).toEqual([true, true])
  expect(await press(gateway, recipient)).toMatchObject({ kind: 'PinSent' })

  await unbind(gateway)
  await checkedKeyRing(deps, { file: deps.config.kekFile })
  await bindDeliveries(deps)
  expect(await press(gateway, recipient)).toMatchObject({ kind: 'DeliveryGone' })
})

test('a new database is never one of before', async () => {
  const gateway = await testGateway()
  const recipient = await announced(gateway)
  await checkedKeyRing(gateway.deps, { file: gateway.deps.config.kekFile })
  await unbind(gateway)
  await bindDeliveries(gateway.deps)
  expect(await press(gateway, recipient)).toMatchObject({ kind: 'DeliveryGone' })
})

/** More than are bound at once, each as this one. */
async function manyMore({ deps }: TestGateway, id: string): Promise<void> {
  await deps.db.execute(sql`
    insert into deliveries select made.* from deliveries d, generate_series(1, 1001) n,
      jsonb_populate_record(d, jsonb_build_object('id', gen_random_uuid(), 'intake_digest', '\\x' || md5(n::text))) made
    where d.id = ${id}`)
}

async function unboundIds({ deps }: TestGateway): Promise<string[]> {
  const unbound = sql`select id from deliveries where recipient_binding = '' or sender_binding = '' order by id`
  return (await deps.db.execute<{ id: string }>(unbound)).rows.map(({ id }) => id)
}

test('whoever holds a delivery and wants all others meanwhile gets them: nobody waits in a circle', async () => {
  const gateway = await testGateway()
  const { deps } = gateway
  const recipient = await announced(gateway)
  await manyMore(gateway, recipient.id)
  await ofBefore(gateway)
  const held = (await unboundIds(gateway))[250]
  const bound = { isOver: Promise.resolve() }
  await deps.db.transaction(async (tx) => {
    await tx.execute(sql`select 1 from deliveries where id = ${held} for update`)
    bound.isOver = bindDeliveries(deps)
    await expect.poll(() => waitingForLocks(deps.db)).toBe(1)
    await tx.execute(sql`select 1 from deliveries for update`)
    expect(await unboundIds(gateway)).toEqual([held])
  })
  await bound.isOver
  expect(await unboundIds(gateway)).toEqual([])
})

test('of whoever is erased meanwhile nothing is bound', async () => {
  const gateway = await testGateway()
  const { deps } = gateway
  const recipient = await announced(gateway)
  const { recipientAddress = '', senderAddress = '' } = (await deliveryById(deps.db, recipient.id)) ?? {}
  await ofBefore(gateway)
  const bound = { isOver: Promise.resolve() }
  await deps.db.transaction(async (tx) => {
    for (const address of [recipientAddress, senderAddress]) await erasePerson({ ...deps, db: within(tx) }, { address })
    bound.isOver = bindDeliveries(deps)
    await expect.poll(() => waitingForLocks(deps.db)).toBe(1)
  })
  await bound.isOver
  const after = await deliveryById(deps.db, recipient.id)
  expect(after).toMatchObject({ recipientAddress: erasedAddress, senderAddress: erasedAddress })
  expect(after && [isRecipientBound(deps, after), isSenderBound(deps, after)]).toEqual([true, true])
})

test('what somebody else binds meanwhile keeps its bindings', async () => {
  const gateway = await testGateway()
  const { deps } = gateway
  const recipient = await announced(gateway)
  const before = await deliveryById(deps.db, recipient.id)
  await ofBefore(gateway)
  await deps.db.execute(sql`update deliveries set recipient_binding = '\\x01'`)
  await bindDeliveries(deps)
  const after = await deliveryById(deps.db, recipient.id)
  expect(after?.senderBinding).toEqual(before?.senderBinding)
  expect(after?.recipientBinding).toEqual(new Uint8Array([1]))
})
