import constants from 'haraka-constants'
import fixtures from 'haraka-test-fixtures'
import { expect, test } from 'vitest'
import type { AcceptMail, AcceptMailResult } from '../contract/accept-mail.ts'
import { Admission, type Reservation } from './admission.ts'
import { HeldMail } from './held-mail.ts'
import type { Intake } from './intake.ts'
import { neverOutbound, queueHook } from './queue.ts'

function mailInQueue(admission: Admission) {
  const connection = fixtures.makeConnection({ mailFrom: 'asa@kommun.se', rcptTo: ['anna@foretag.se.s'], silent: true })
  const reservation = admission.reserve(100) as Reservation
  const mail = new HeldMail({ maxBytes: 100_000, reservation })
  const intake: Intake = { utf8: false, reservation, mail, refused: [], sending: false }
  if (connection.transaction) connection.transaction.notes.sigill = intake
  return connection
}

const queue = (acceptMail: AcceptMail, admission = new Admission(100)) =>
  fixtures.callQueue({ hook_queue: queueHook({ acceptMail }) }, mailInQueue(admission))

const answering =
  (result: AcceptMailResult): AcceptMail =>
  () =>
    Promise.resolve(result)

test('250 follows the answer of the server, for a new mail and for one it knows', async () => {
  for (const duplicate of [false, true]) {
    const { rc, msg } = await queue(answering({ __typename: 'MailAccepted', messageId: 'm1', duplicate }))
    expect({ rc, msg }).toEqual({ rc: constants.ok, msg: '2.0.0 Sealed as m1' })
  }
})

test('a bounce is taken whether or not it says anything', async () => {
  expect(await queue(answering({ __typename: 'BounceTaken', recorded: false }))).toMatchObject({ rc: constants.ok })
})

test('a refusal carries its sentence', async () => {
  const refused = { __typename: 'MailRefused', code: 'AUTOMATIC_MAIL', sentence: 'Write it yourself.' } as const
  const { rc, msg } = await queue(answering(refused))
  expect(rc).toBe(constants.deny)
  expect(msg).toMatchObject({ reply: '5.7.1 Write it yourself.' })
})

test.each<[string, AcceptMail]>([
  ['answered', answering({ __typename: 'BounceTaken', recorded: true })],
  ['failed', () => Promise.reject(new Error('down'))],
])('the room of a mail is free again once the server has %s', async (_, acceptMail) => {
  const admission = new Admission(100)
  await queue(acceptMail, admission)
  expect(admission.reserve(100)).toBeDefined()
})

test('what Haraka would send out by itself is to be tried again', async () => {
  const { rc } = await fixtures.callHook({ last: neverOutbound }, 'last', fixtures.makeConnection({ silent: true }))
  expect(rc).toBe(constants.denysoft)
})
