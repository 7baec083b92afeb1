import { expect, test } from 'vitest'
import { systemRandom } from './random.ts'

test('no byte is handed out twice, and none stays zero', () => {
  const seen = new Set<string>()
  for (let index = 0; index < 2_000; index++) seen.add(Buffer.from(systemRandom(16)).toString('hex'))
  expect(seen.size).toBe(2_000)
  expect([...seen].some((hex) => hex.includes('00000000'))).toBe(false)
})

test('what was handed out is the caller’s own', () => {
  const first = systemRandom(32)
  const copy = first.slice()
  systemRandom(32).fill(7)
  expect(first).toEqual(copy)
  expect(systemRandom(10_000)).toHaveLength(10_000)
})
