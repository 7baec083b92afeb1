import { expect, test } from 'vitest'
import { misspeltDomain } from './misspelt-domain.ts'

const known = ['kommun.example', 'region.se', 'if.se']

test.each([
  'kommum.example',
  'komun.example',
  'kommunn.example',
  'komumn.example',
  'kommun.exampel',
  'xkommun.example',
])('%s is a letter away', (domain) => {
  expect(misspeltDomain(domain, known)).toBe('kommun.example')
})

test.each([
  ['the domain itself', 'kommun.example'],
  ['a domain below it', 'skola.kommun.example'],
  ['two letters away', 'kommen.exampl'],
  ['another', 'foretag.se'],
  ['a letter away from a name that is too short to tell', 'sf.se'],
])('%s is no mistake', (_, domain) => {
  expect(misspeltDomain(domain, known)).toBeUndefined()
})

test('a domain that is known too means itself', () => {
  expect(misspeltDomain('regin.se', [...known, 'regin.se'])).toBeUndefined()
})
