import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { seal } from '@sigill/envelope/seal.ts'
import { announced, press } from '../../testing/pin-delivery.ts'
import { testGateway, type TestGateway } from '../../testing/test-gateway.ts'
import { canaryContext, checkedKeyRing } from '../keys/check-key-ring.ts'
import { replaceSealed } from '../keys/key-ring-canary.store.ts'
import { isRecipientBound, isSenderBound } from './bindings.ts'
import { bindDeliveries } from './bind-deliveries.ts'
import { deliveryById } from './deliveries.store.ts'

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
