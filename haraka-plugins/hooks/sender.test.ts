import { BlockList } from 'node:net'
import constants from 'haraka-constants'
import fixtures from 'haraka-test-fixtures'
import { expect, test } from 'vitest'
import { Admission } from './admission.ts'
import { findIntake } from './intake.ts'
import { senderHook } from './sender.ts'

const trustedNetworks = new BlockList()
trustedNetworks.addSubnet('192.0.2.0', 24, 'ipv4')
trustedNetworks.addSubnet('2001:db8::', 32, 'ipv6')

type Client = { ip?: string; relaying?: boolean }
type Mail = { from?: string; parameters?: Record<string, string | null>; admission?: Admission }

async function mailFrom({ ip = '192.0.2.1', relaying = false }: Client, mail: Mail = {}) {
  const { from = 'asa@kommun.se', parameters = {}, admission = new Admission(10_000_000) } = mail
  const connection = fixtures.makeConnection({ ip, relaying, withTxn: true, silent: true })
  const plugin = { hook_mail: senderHook({ trustedNetworks, admission, maxMailBytes: 1_048_576 }) }
  const answer = await fixtures.callMail(plugin, connection, from, parameters)
  return { ...answer, intake: findIntake(connection.transaction) }
}

test.each([
  ['a trusted IPv4 network', { ip: '192.0.2.200' }],
  ['a trusted IPv6 network', { ip: '2001:db8:1::1' }],
  ['anywhere, logged in', { ip: '198.51.100.1', relaying: true }],
])('a client from %s may send', async (_, client) => {
  expect(await mailFrom(client)).toMatchObject({ rc: constants.cont, intake: { utf8: false } })
})

test.each(['198.51.100.1', '2001:db9::1', '127.0.0.1', '::1'])('a client from %s may not', async (ip) => {
  expect(await mailFrom({ ip })).toMatchObject({ rc: constants.deny, msg: { code: 530 }, intake: undefined })
})

test('a bounce has no sender, and is admitted', async () => {
  expect(await mailFrom({}, { from: '<>' })).toMatchObject({ rc: constants.cont })
})

test.each(['12x', '-5', '1e3', '', null])('a size of %s is no size', async (SIZE) => {
  const admission = new Admission(1000)
  expect(await mailFrom({}, { parameters: { SIZE }, admission })).toMatchObject({ rc: constants.cont })
  expect(admission.reserve(1000)).toBeDefined()
})

test('a declared size is reserved at once', async () => {
  const admission = new Admission(1000)
  await mailFrom({}, { parameters: { SIZE: '600' }, admission })
  expect(await mailFrom({}, { parameters: { SIZE: '600' }, admission })).toMatchObject({
    rc: constants.denysoft,
    msg: { code: 452 },
  })
})

test('a stranger reserves nothing', async () => {
  const admission = new Admission(1000)
  await mailFrom({ ip: '198.51.100.1' }, { parameters: { SIZE: '600' }, admission })
  expect(admission.reserve(1000)).toBeDefined()
})
