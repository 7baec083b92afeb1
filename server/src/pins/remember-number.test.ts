import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { testGateway, type TestGateway } from '../../testing/test-gateway.ts'
import type { Executor } from '../db/database.ts'
import { decideRecipient } from '../policy/decide-recipient.ts'
import { provenNumber } from './proven-number.ts'
import { rememberNumber } from './remember-number.ts'

const recipientAddress = 'anna@foretag.example'
const [own, other] = ['+46701234567', '+46739999999']

const rememberIn = ({ deps, clock }: TestGateway, tx: Executor, proven: { recipientAddress: string; phone: string }) =>
  rememberNumber(deps, { tx, deliveryId: randomUUID(), ...proven, at: clock.now() })
const remember = (gateway: TestGateway, proven: { recipientAddress: string; phone: string }) =>
  gateway.deps.db.transaction((tx) => rememberIn(gateway, tx, proven))

test('the first number that a recipient proves is remembered, and another does not take its place', async () => {
  const gateway = await testGateway()
  expect(await remember(gateway, { recipientAddress, phone: own })).toBe('REMEMBERED')
  expect(await remember(gateway, { recipientAddress, phone: own })).toBe('SAME')
  expect(await remember(gateway, { recipientAddress, phone: other })).toBe('DIFFERS')
  expect(await provenNumber(gateway.deps, recipientAddress)).toBe(own)
})

test('a recipient is known however an address is written, and another recipient has a number of their own', async () => {
  const gateway = await testGateway()
  await remember(gateway, { recipientAddress: 'Anna@Foretag.example', phone: own })
  expect(await remember(gateway, { recipientAddress, phone: other })).toBe('DIFFERS')
  expect(await remember(gateway, { recipientAddress: 'bo@foretag.example', phone: other })).toBe('REMEMBERED')
  const question = { sender: 'eva@kommun.example', recipient: 'ANNA@foretag.EXAMPLE', level: 'PIN' } as const
  expect(await decideRecipient(gateway.deps, question)).toMatchObject({ kind: 'RecipientAccepted', phone: own })
})

test('of many numbers that are proven at once, one is remembered', async () => {
  const gateway = await testGateway()
  const phones = Array.from({ length: 8 }, (_none, index) => `+4670123456${index}`)
  const outcomes = await Promise.all(phones.map((phone) => remember(gateway, { recipientAddress, phone })))
  expect(outcomes.filter((outcome) => outcome === 'DIFFERS')).toHaveLength(7)
  expect(await provenNumber(gateway.deps, recipientAddress)).toBe(phones[outcomes.indexOf('REMEMBERED')])
})

test('a number whose transaction comes to nothing leaves the place to the next', async () => {
  const gateway = await testGateway()
  const lost = gateway.deps.db.transaction(async (tx) => {
    await rememberIn(gateway, tx, { recipientAddress, phone: own })
    throw new Error('the server stops')
  })
  const [, outcome] = await Promise.allSettled([lost, remember(gateway, { recipientAddress, phone: other })])
  expect(outcome).toMatchObject({ value: 'REMEMBERED' })
  expect(await provenNumber(gateway.deps, recipientAddress)).toBe(other)
})
