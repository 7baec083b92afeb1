import { expect, test } from 'vitest'
import { fromBase64url } from '@sigill/envelope/bytes.ts'
import { anna, sent } from '../../testing/sent-message.ts'
import { testGateway } from '../../testing/test-gateway.ts'
import { commandRightOf } from '../commands/command-address.ts'
import { deliveryById } from '../deliveries/deliveries.store.ts'
import { controlWays } from './control-ways.ts'
import { extendMessage } from './extend-message.ts'
import { isStatusToken } from './status-link.ts'

test('what a sender was mailed before an extension takes the message in hand until a week after the last end there can be', async () => {
  const { deps, clock, ...gateway } = await testGateway({ EXPIRY_DAYS: '30' })
  const { messageId, reader } = await sent({ deps, clock, ...gateway }, [anna])
  const delivery = await deliveryById(deps.db, reader.id)
  if (!delivery) throw new Error('no delivery')
  const { answerTo, statusPage } = controlWays(deps, delivery)
  const token = fromBase64url(new URL(statusPage).hash.slice(1))
  expect(await extendMessage(deps, { messageId, days: 335, by: 'PAGE' })).toEqual({ kind: 'ControlDone' })
  clock.advance({ days: 372 })
  expect(commandRightOf(deps, answerTo)).toEqual({ deliveryId: reader.id, isDigest: false, isOver: false })
  expect(isStatusToken(deps, { messageId, token })).toBe(true)
  clock.advance({ days: 1 })
  expect(commandRightOf(deps, answerTo)).toEqual({ deliveryId: reader.id, isDigest: false, isOver: true })
  expect(isStatusToken(deps, { messageId, token })).toBe(false)
})
