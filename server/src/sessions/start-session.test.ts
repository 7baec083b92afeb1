import { expect, test } from 'vitest'
import { testGateway } from '../../testing/test-gateway.ts'
import { hasSession } from './start-session.ts'

test('an id that is none has no session, and is no fault', async () => {
  const { deps } = await testGateway()
  expect(await hasSession(deps, { deliveryId: "x' or 1=1", token: new Uint8Array(32) })).toBe(false)
})
