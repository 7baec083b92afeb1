import { expect, test } from 'vitest'
import { networkOf } from './network.ts'

test.each([
  ['192.0.2.1', '192.0.2.255'],
  ['2001:db8::1', '2001:db8:0:0:ffff:1:2:3'],
  ['2001:db8:1:2::', '2001:db8:1:2:3:4:5:6'],
  ['::1', '::2'],
])('%s and %s may be one sender', (one, other) => {
  expect(networkOf(one)).toBe(networkOf(other))
})

test.each([
  ['192.0.2.1', '192.0.3.1'],
  ['2001:db8::1', '2001:db8:0:1::1'],
  ['1::', '::1'],
])('%s and %s are two', (one, other) => {
  expect(networkOf(one)).not.toBe(networkOf(other))
})
