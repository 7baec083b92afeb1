import { expect, test } from 'vitest'
import { categoryOf } from './category.ts'

const lists = { authorityDomains: ['polisen.se', 'region.example'], internalDomains: ['skola.example'] }
const sender = 'eva@kommun.example'

test.each([
  ['anna@kommun.example', 'INTERNAL'],
  ['anna@skola.example', 'INTERNAL'],
  ['anna@norr.skola.example', 'INTERNAL'],
  ['anna@polisen.se', 'AUTHORITY'],
  ['anna@halsa.region.example', 'AUTHORITY'],
  ['anna@notpolisen.se', 'COMPANY'],
  ['anna@gmail.com', 'PRIVATE_PERSON'],
  ['anna@foretag.se', 'COMPANY'],
])('%s counts as %s', (recipient, category) => {
  expect(categoryOf(lists, { sender, recipient })).toBe(category)
})

test('a domain with letters beyond ASCII is the same however it is written', () => {
  const recipient = 'anna@xn--mnster-wxa.example'
  expect(categoryOf(lists, { sender: 'eva@Mönster.example', recipient })).toBe('INTERNAL')
})
