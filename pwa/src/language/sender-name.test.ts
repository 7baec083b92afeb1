import { expect, test } from 'vitest'
import { language } from './reading-language.svelte.ts'
import { detailOfSender, nameOfSender } from './sender-name.ts'

const eva = { senderName: 'Eva Ek', senderAddress: 'eva@kommun.se' }

test.each([
  ['by name, and the address beside', eva, 'Eva Ek', 'eva@kommun.se'],
  ['without a name by the address, once', { ...eva, senderName: null }, 'eva@kommun.se', undefined],
  ['who was erased in words', { senderName: null, senderAddress: null }, 'a sender who is no longer here', undefined],
])('a sender is called %s', (_, sender, name, detail) => {
  language.choose('en')
  expect(nameOfSender(sender)).toBe(name)
  expect(detailOfSender(sender)).toBe(detail)
})
