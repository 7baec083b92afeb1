import { expect, test } from 'vitest'
import { fromBase64url } from '@sigill/envelope/bytes.ts'
import { readConfig } from '../config.ts'
import { isStatusToken, statusLink } from './status-link.ts'

const messageId = '0193a1b2-0000-7000-8000-00000000000a'
const until = new Date('2026-12-24T12:00:00Z')
const at = (now: string, pepper = 1) => ({
  config: readConfig({ DATABASE_URL: 'postgres://x', PUBLIC_URL: 'https://sigill.example' }),
  keys: { keks: { currentId: 'x', kek: () => undefined }, pepper: new Uint8Array(32).fill(pepper) },
  clock: { now: () => new Date(now) },
})
const deps = at('2026-11-29T08:00:00Z')
const tokenIn = (link: string) => fromBase64url(new URL(link).hash.slice(1))

test('a status link says which message it is of in its path, and proves the right to see it in its fragment alone', () => {
  const link = new URL(statusLink(deps, { messageId, until }))
  expect(link.pathname).toBe(`/sent/${messageId}`)
  expect(link.search).toBe('')
  expect(isStatusToken(deps, { messageId, token: tokenIn(link.href) })).toBe(true)
})

test('a status link is good for its message and to the end of its day', () => {
  const token = tokenIn(statusLink(deps, { messageId, until }))
  expect(isStatusToken(deps, { messageId: messageId.replace('00a', '00b'), token })).toBe(false)
  expect(isStatusToken(at('2026-12-24T23:59:59Z'), { messageId, token })).toBe(true)
  expect(isStatusToken(at('2026-12-25T00:00:00Z'), { messageId, token })).toBe(false)
})

test('nobody else can make a status token, nor a longer one', () => {
  const token = tokenIn(statusLink(deps, { messageId, until }))
  const later = token.map((byte, index) => (index === 3 ? byte + 1 : byte))
  const another = tokenIn(statusLink(at('2026-11-29T08:00:00Z', 2), { messageId, until }))
  for (const forged of [later, another, token.subarray(0, 19), new Uint8Array()])
    expect(isStatusToken(deps, { messageId, token: new Uint8Array(forged) })).toBe(false)
})
