import { expect, test } from 'vitest'
import { readConfig } from '../config.ts'
import { isPermanentFailure } from './delivery-status.ts'
import { returnedTo, returnPath } from './return-path.ts'

const id = '0193a1b2-0000-7000-8000-00000000000a'
const keys = (pepper: number) => ({
  keks: { currentId: 'x', kek: () => undefined },
  pepper: new Uint8Array(32).fill(pepper),
})
const config = readConfig({ DATABASE_URL: 'postgres://x', MAIL_DOMAIN: 'sigill.example' })
const deps = { config, keys: keys(1) }

test.each(['delivery', 'reply'] as const)(
  'a return path names its %s, whatever a mail server does to its case',
  (about) => {
    const address = returnPath(deps, { about, id })
    expect(address.indexOf('@')).toBeLessThanOrEqual(64)
    expect(returnedTo(deps, address)).toEqual({ about, id })
    expect(returnedTo(deps, address.toUpperCase())).toEqual({ about, id })
  },
)

test('nobody else can make a return path, though ids are no secret', () => {
  const ofAnother = returnPath({ config, keys: keys(2) }, { about: 'delivery', id })
  const address = returnPath(deps, { about: 'delivery', id })
  for (const forged of [
    ofAnother,
    address.replace('+d.', '+r.'),
    address.replace('00a.', '00b.'),
    `bounces+${id}@sigill.example`,
  ]) {
    expect(returnedTo(deps, forged)).toBeUndefined()
  }
})

test.each(['bounces@sigill.example', 'anna@sigill.example', ''])('%j is no return path', (address) => {
  expect(returnedTo(deps, address)).toBeUndefined()
})

test.each([
  ['Reporting-MTA: dns; mx\r\n\r\nFinal-Recipient: rfc822; a@b\r\nAction: failed\r\nStatus: 5.1.1', true],
  ['Reporting-MTA: dns; mx\n\nAction: failed (no such user)\nStatus: 5.1.1', true],
  ['Reporting-MTA: dns; mx\r\n\r\nAction: delayed\r\nStatus: 4.4.1', false],
  ['Reporting-MTA: dns; mx\r\n\r\nAction: delivered\r\nStatus: 2.0.0', false],
  ['Reporting-MTA: dns; mx\r\n\r\nAction: failed\r\nStatus: 4.4.7', false],
  ['', false],
])('%j is a failure for good: %s', (status, failed) => {
  expect(isPermanentFailure(status)).toBe(failed)
})
