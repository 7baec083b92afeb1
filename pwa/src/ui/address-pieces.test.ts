import { expect, test } from 'vitest'
import { addressPieces } from './address-pieces.ts'

test('an address is parted after its @ and its dots', () => {
  expect(addressPieces('anna.andersson@foretag.example')).toEqual(['anna.', 'andersson@', 'foretag.', 'example'])
})

test('other words are left whole, and nothing is lost', () => {
  expect(addressPieces('24.12.2026 klo\u00a012.30')).toEqual(['24.12.2026 klo\u00a012.30'])
  for (const text of ['Till: anna@foretag.example.', '@', 'a@@b..c', ''])
    expect(addressPieces(text).join('')).toBe(text)
})
