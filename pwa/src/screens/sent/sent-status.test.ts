import { expect, test } from 'vitest'
import { arrivedAt, daysToChoose, inOrderOfNeed, type SentDelivery, statusOf } from './sent-status.ts'
import { sentDelivery } from './testing/sent-message.ts'

const opened: Partial<SentDelivery> = { state: 'OPENED', openedAt: '2026-11-29T09:12:00.000Z' }

test.each<[Partial<SentDelivery>, string]>([
  [{ state: 'ACCEPTED' }, 'ON_ITS_WAY'],
  [{ state: 'ANNOUNCED' }, 'WAITING'],
  [opened, 'OPENED'],
  [{ ...opened, repliedAt: '2026-11-29T09:20:00.000Z' }, 'REPLIED'],
  [{ state: 'HELD', heldReason: 'PHONE_MISSING' }, 'PHONE_MISSING'],
  [{ ...opened, state: 'HELD', heldReason: 'WRONG_NUMBER' }, 'WRONG_NUMBER'],
  [{ state: 'HELD', heldReason: 'SMS_UNDELIVERABLE' }, 'SMS_UNDELIVERABLE'],
  [{ state: 'HELD', heldReason: 'NUMBER_UNTOLD' }, 'NUMBER_UNTOLD'],
  [{ state: 'LOCKED' }, 'LOCKED'],
  [{ state: 'UNDELIVERABLE' }, 'UNDELIVERABLE'],
  [{ ...opened, repliedAt: '2026-11-29T09:20:00.000Z', state: 'RECALLED' }, 'RECALLED'],
  [{ state: 'EXPIRED' }, 'EXPIRED'],
])('%o is shown as %s', (change, status) => {
  expect(statusOf(sentDelivery(change))).toBe(status)
})

test('a notice that bounced is not said to have arrived', () => {
  const announcedAt = '2026-11-29T09:01:00.000Z'
  expect(arrivedAt(sentDelivery({ state: 'ANNOUNCED', announcedAt }))).toBe(announcedAt)
  expect(arrivedAt(sentDelivery({ state: 'UNDELIVERABLE', announcedAt }))).toBeNull()
})

test('those that wait for the sender come first, the others stay in their order', () => {
  const deliveries = [
    sentDelivery({ id: 'opened', ...opened }),
    sentDelivery({ id: 'untold', state: 'HELD', heldReason: 'NUMBER_UNTOLD' }),
    sentDelivery({ id: 'held', state: 'HELD', heldReason: 'WRONG_NUMBER' }),
    sentDelivery({ id: 'waiting' }),
    sentDelivery({ id: 'locked', state: 'LOCKED' }),
  ]
  expect(inOrderOfNeed(deliveries).map(({ id }) => id)).toEqual(['held', 'locked', 'opened', 'untold', 'waiting'])
})

test.each([
  [335, [7, 14, 30, 90]],
  [20, [7, 14]],
  [3, [3]],
  [0, []],
])('of %d days that can be added, %j are offered', (extendableDays, offered) => {
  expect(daysToChoose(extendableDays)).toEqual(offered)
})
