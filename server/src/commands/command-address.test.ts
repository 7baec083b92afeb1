import { expect, test } from 'vitest'
import { readConfig } from '../config.ts'
import { claimedDelivery, commandAddress, commandRightOf } from './command-address.ts'

const deliveryId = '0193a1b2-0000-7000-8000-00000000000a'
const until = new Date('2026-12-24T12:00:00Z')
const at = (now: string, pepper = 1) => ({
  config: readConfig({ DATABASE_URL: 'postgres://x', MAIL_DOMAIN: 'sigill.example' }),
  keys: { keks: { currentId: 'x', kek: () => undefined }, pepper: new Uint8Array(32).fill(pepper) },
  clock: { now: () => new Date(now) },
})
const deps = at('2026-11-29T08:00:00Z')

test('a command address names its delivery, whatever a mail server does to its case', () => {
  const address = commandAddress(deps, { deliveryId, until })
  expect(address.indexOf('@')).toBeLessThanOrEqual(64)
  expect(commandRightOf(deps, address)).toEqual({ deliveryId, isDigest: false, isOver: false })
  expect(commandRightOf(deps, address.toUpperCase())).toEqual({ deliveryId, isDigest: false, isOver: false })
})

test('one of a digest says so, and neither can be made into the other', () => {
  const [one, digest] = [false, true].map((isDigest) => commandAddress(deps, { deliveryId, until, isDigest }))
  expect(digest?.indexOf('@')).toBeLessThanOrEqual(64)
  expect(commandRightOf(deps, digest?.toUpperCase() ?? '')).toEqual({ deliveryId, isDigest: true, isOver: false })
  expect(commandRightOf(deps, digest?.replace('.d.', '.') ?? '')).toBeUndefined()
  expect(commandRightOf(deps, one?.replace(/(?=\.[0-9a-f]{16}@)/, '.d') ?? '')).toBeUndefined()
})

test('a command address is good to the end of its day', () => {
  const address = commandAddress(deps, { deliveryId, until })
  expect(commandRightOf(at('2026-12-24T23:59:59Z'), address)).toEqual({ deliveryId, isDigest: false, isOver: false })
  expect(commandRightOf(at('2026-12-25T00:00:00Z'), address)).toEqual({ deliveryId, isDigest: false, isOver: true })
})

test('nobody else can make a command address, nor a longer one', () => {
  const address = commandAddress(deps, { deliveryId, until })
  const [local = '', day = '', tag = ''] = address.split('.')
  const later = (Number.parseInt(day, 36) + 1).toString(36)
  const forged = [
    commandAddress(at('2026-11-29T08:00:00Z', 2), { deliveryId, until }),
    [local, later, tag, 'example'].join('.'),
    address.replace('00a.', '00b.'),
    'svar@sigill.example',
    '',
  ]
  for (const each of forged) expect(commandRightOf(deps, each)).toBeUndefined()
  expect(forged.map((each) => claimedDelivery(deps, each))).toEqual([
    deliveryId,
    deliveryId,
    deliveryId.replace(/a$/, 'b'),
    undefined,
    undefined,
  ])
  expect(claimedDelivery(deps, address.replace('sigill.example', 'elsewhere.example'))).toBeUndefined()
})
