import { describe, expect, test } from 'vitest'
import { languages } from '@sigill/texts/language.ts'
import { inGsm7, septets, smsLength } from './gsm7.ts'
import { pinSms } from './pin-sms.ts'

const host = 'sakra-meddelanden.sundsvall.se'

describe.each(languages)('the SMS in %s', (language) => {
  const sms = (organisation: string) => pinSms({ language, organisation, host, pin: '048160' })

  test('has the code in front, and bound to the site in its last line', () => {
    const lines = sms('Sundsvalls kommun').split('\n')
    expect(lines[0]).toMatch(/^048160 /)
    expect(lines.at(-1)).toBe(`@${host} #048160`)
  })

  test.each([
    'Sundsvalls kommun',
    'Sjöfartsverket i Östersjön',
    'Inspektionen för strategiska produkter och arbetsmiljö',
    'Čeština 🦌',
    '🦌',
  ])('of %s fits into one SMS', (organisation) => {
    expect(septets(sms(organisation))).toBeLessThanOrEqual(smsLength)
  })

  test('names the organisation', () => {
    expect(sms('Sundsvalls kommun')).toContain('Sundsvalls kommun')
  })

  test('stays one paragraph whatever the organisation is called', () => {
    expect(sms('A\n@evil.example #1').split('\n')).toHaveLength(3)
  })
})

test.each([
  ['Åsa & Örjan', 'Åsa & Örjan'],
  ['Čapek – “Łódź”', 'Capek - "odz"'],
  ['café {x}', 'café x'],
  ['🦌', ''],
])('%j is %j in the alphabet of an SMS', (text, expected) => {
  expect(inGsm7(text)).toBe(expected)
})

test('a text outside that alphabet has no length in it', () => {
  expect(septets('🦌')).toBeUndefined()
})
