import { expect, test } from 'vitest'
import { isOperator, readOperators } from './operator-claims.ts'

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
  expect(isOperator(operators, { groups: ['staff', 'sigill'] })).toBe(true)
  expect(isOperator(operators, { groups: 'sigill' })).toBe(true)
  expect(isOperator(operators, { email: 'eva@kommun.se', email_verified: true })).toBe(true)
  expect(isOperator(operators, { groups: ['sigill-readers'], email: 'eva@kommun.se.evil.example' })).toBe(false)
  expect(isOperator(operators, {})).toBe(false)
  expect(isOperator('*', {})).toBe(true)
})

test('an address that the provider does not say it has verified is nobody', () => {
  const operators = readOperators('email=eva@kommun.se') ?? []
  for (const verified of [{}, { email_verified: false }, { email_verified: 'true' }])
    expect(isOperator(operators, { email: 'eva@kommun.se', ...verified })).toBe(false)
  expect(isOperator(operators, { email: 'eva@kommun.se', email_verified: true })).toBe(true)
})
