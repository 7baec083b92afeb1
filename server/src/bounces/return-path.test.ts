import { expect, test } from 'vitest'
import { isPermanentFailure } from './delivery-status.ts'
import { deliveryOfReturnPath, returnPath } from './return-path.ts'

const id = '0193a1b2-0000-7000-8000-00000000000a'

test('a return path names its delivery, whatever a mail server does to its case', () => {
  const address = returnPath('sigill.example', id)
  expect(deliveryOfReturnPath('sigill.example', address)).toBe(id)
  expect(deliveryOfReturnPath('sigill.example', address.toUpperCase())).toBe(id)
})

test.each([`bounces+${id}@other.example`, 'bounces@sigill.example', `x-bounces+${id}@sigill.example`, ''])(
  '%j is none of ours',
  (address) => {
    expect(deliveryOfReturnPath('sigill.example', address)).toBeUndefined()
  },
)

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
