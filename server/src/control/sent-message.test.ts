import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { toBase64url } from '@sigill/envelope/bytes.ts'
import { enter, pinOf, press } from '../../testing/pin-delivery.ts'
import { anna, annaWithPin, bo, sent } from '../../testing/sent-message.ts'
import { testApi } from '../../testing/test-api.ts'
import { simpleMail, testGateway } from '../../testing/test-gateway.ts'
import { graphql } from '../../testing/test-server.ts'
import { databaseSnapshot } from '../../testing/database-snapshot.ts'
import { deliveries } from '../deliveries/deliveries.tables.ts'
import { erasePerson } from '../erasure/erase-person.ts'
import { sendReply } from '../replies/send-reply.ts'
import { recallDelivery } from './recall-delivery.ts'
import { sentMessage } from './sent-message.ts'

const unknown = (id: string) => ({ kind: 'SentMessageUnknown', id })

test('the status page says who, when, on what it was opened and what can be done, and changes nothing', async () => {
  const gateway = await testGateway()
  const { deps, clock } = gateway
  const { reader, other, holder, messageId } = await sent(gateway, [annaWithPin, bo])
  clock.advance({ minutes: 5 })
  await press(gateway, reader)
  await enter(gateway, reader, pinOf(gateway))
  await press(gateway, { ...reader, visitor: { ...reader.visitor, device: 'COMPUTER' } })
  clock.advance({ minutes: 5 })
  const input = { deliveryId: reader.id, idempotencyKey: '0193a1b2-0000-7000-8000-00000000000b' }
  const reply = { input: { ...input, subject: '', text: 'Tack!' }, attachments: [], sessionToken: reader.session() }
  await sendReply(deps, reply)
  const before = await databaseSnapshot(deps.db)
  const page = await sentMessage(deps, holder)
  expect(await databaseSnapshot(deps.db)).toEqual(before)
  expect(page).toEqual({
    kind: 'SentMessage',
    id: messageId,
    senderAddress: 'eva@kommun.example',
    acceptedAt: new Date('2026-11-24T10:00:00Z'),
    expiresAt: new Date('2026-12-24T10:00:00Z'),
    extendableDays: 335,
    deliveries: [
      {
        id: reader.id,
        recipient: 'anna@foretag.example',
        name: 'Anna Berg',
        level: 'PIN',
        state: 'OPENED',
        heldReason: null,
        maskedPhone: '••• ••• •• 67',
        announcedAt: new Date('2026-11-24T10:00:00Z'),
        openedAt: new Date('2026-11-24T10:05:00Z'),
        openedOn: 'PHONE',
        repliedAt: new Date('2026-11-24T10:10:00Z'),
        moreTimeAskedAt: null,
        actions: ['GIVE_NUMBER', 'RECALL'],
      },
      {
        id: other.id,
        recipient: 'bo@foretag.example',
        name: null,
        level: 'LINK',
        state: 'ANNOUNCED',
        heldReason: null,
        maskedPhone: null,
        announcedAt: new Date('2026-11-24T10:00:00Z'),
        openedAt: null,
        openedOn: null,
        repliedAt: null,
        moreTimeAskedAt: null,
        actions: ['SEND_NOTICE_AGAIN', 'RECALL'],
      },
    ],
  })
})

test('what has ended says how, and offers nothing', async () => {
  const gateway = await testGateway()
  const { deps, clock } = gateway
  const { reader, holder } = await sent(gateway, [annaWithPin, bo])
  await recallDelivery(deps, { deliveryId: reader.id, by: 'PAGE' })
  clock.advance({ days: 30 })
  const page = await sentMessage(deps, holder)
  expect(page).toMatchObject({
    extendableDays: 0,
    deliveries: [
      { state: 'RECALLED', maskedPhone: null, actions: [] },
      { state: 'EXPIRED', actions: [] },
    ],
  })
})

test('the link works until a week after the last end there can be, for its own message, and not when its sender was erased', async () => {
  const gateway = await testGateway()
  const { deps, clock } = gateway
  const one = await sent(gateway, [anna])
  const other = await sent(gateway, [anna], simpleMail())
  const mixed = { messageId: one.messageId, token: other.holder.token }
  expect(await sentMessage(deps, mixed)).toEqual(unknown(one.messageId))
  expect(await sentMessage(deps, { ...mixed, token: new Uint8Array() })).toEqual(unknown(one.messageId))
  expect(await sentMessage(deps, { messageId: "x' or 1=1", token: other.holder.token })).toMatchObject(
    unknown("x' or 1=1"),
  )
  clock.advance({ days: 372 })
  expect(await sentMessage(deps, one.holder)).toMatchObject({ kind: 'SentMessage' })
  await erasePerson(deps, { address: 'anna@foretag.example' })
  expect(await sentMessage(deps, one.holder)).toMatchObject({ deliveries: [{ recipient: null, name: null }] })
  await erasePerson(deps, { address: 'eva@kommun.example' })
  expect(await sentMessage(deps, one.holder)).toEqual(unknown(one.messageId))
  clock.advance({ days: 1 })
  expect(await sentMessage(deps, other.holder)).toEqual(unknown(other.messageId))
})

const recallMutation = `mutation ($input: ControlInput!) { recallDelivery(input: $input) {
  __typename ... on ControlRefused { reason } ... on SentMessage { deliveries { state } } } }`

test('the page recalls over HTTP: with its link, and deliveries of its own message alone', async () => {
  const { gateway, origin } = await testApi()
  const { reader, messageId, holder } = await sent(gateway, [anna])
  const { reader: foreign } = await sent(gateway, [bo])
  const token = toBase64url(holder.token)
  const ask = async (input: object) => {
    const answer = await graphql(origin, {
      query: recallMutation,
      variables: { input: { messageId, token, ...input } },
    })
    return answer.data?.['recallDelivery']
  }
  const refused = { __typename: 'ControlRefused', reason: 'UNKNOWN' }
  expect(await ask({ deliveryId: foreign.id })).toEqual(refused)
  expect(await ask({ deliveryId: reader.id, token: toBase64url(new Uint8Array(20)) })).toEqual(refused)
  expect(await ask({ deliveryId: reader.id, messageId: reader.id })).toEqual(refused)
  const states = await gateway.deps.db.select({ state: deliveries.state }).from(deliveries)
  expect(states).toEqual([{ state: 'ANNOUNCED' }, { state: 'ANNOUNCED' }])
  expect(await ask({ deliveryId: reader.id })).toEqual({
    __typename: 'SentMessage',
    deliveries: [{ state: 'RECALLED' }],
  })
  expect(await gateway.deps.db.select().from(deliveries).where(eq(deliveries.state, 'RECALLED'))).toHaveLength(1)
})
