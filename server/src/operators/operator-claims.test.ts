import { expect, test } from 'vitest'
import { operatorEntry, readOperators } from './operator-claims.ts'

test('operators are listed by claims and their values', () => {
  expect(readOperators('groups=sigill, email=eva@kommun.se')).toEqual([
    { claim: 'groups', value: 'sigill' },
    { claim: 'email', value: 'eva@kommun.se' },
  ])
  expect(readOperators('*')).toBe('*')
  for (const wrong of ['', 'sigill', 'groups=', '=x', 'groups=sigill,']) expect(readOperators(wrong)).toBeUndefined()
})

test('one of the listed is enough, and a value within another is not', () => {
  const operators = readOperators('groups=sigill,email=eva@kommun.se') ?? []
  expect(operatorEntry(operators, { groups: ['staff', 'sigill'] })).toBe('groups=sigill')
  expect(operatorEntry(operators, { groups: 'sigill' })).toBe('groups=sigill')
  expect(operatorEntry(operators, { email: 'eva@kommun.se', email_verified: true })).toBe('email=eva@kommun.se')
  expect(operatorEntry(operators, { groups: ['sigill-readers'], email: 'eva@kommun.se.evil.example' })).toBeUndefined()
  expect(operatorEntry(operators, {})).toBeUndefined()
  expect(operatorEntry('*', {})).toBe('*')
})

test('an address that the provider does not say it has verified is nobody', () => {
  const operators = readOperators('email=eva@kommun.se') ?? []
  for (const verified of [{}, { email_verified: false }, { email_verified: 'true' }])
    expect(operatorEntry(operators, { email: 'eva@kommun.se', ...verified })).toBeUndefined()
  expect(operatorEntry(operators, { email: 'eva@kommun.se', email_verified: true })).toBe('email=eva@kommun.se')
})
