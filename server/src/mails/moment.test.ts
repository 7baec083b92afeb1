import { expect, test } from 'vitest'
import { writtenMoment, writtenMomentAbroad } from './moment.ts'

const moment = new Date('2026-11-24T22:30:00.000Z')
const written = (language: 'sv' | 'fi' | 'en', timeZone: string) =>
  writtenMoment(moment, { language, gateway: { timeZone } })

test('a moment is written by the clock of the organisation, in the language of the mail', () => {
  expect(written('sv', 'Europe/Stockholm')).toBe('24 november 2026 kl. 23:30')
  expect(written('sv', 'Europe/Helsinki')).toBe('25 november 2026 kl. 00:30')
  expect(written('fi', 'Europe/Helsinki')).toBe('25. marraskuuta 2026 klo 0.30')
  expect(written('en', 'Europe/Stockholm')).toBe('24 November 2026 at 23:30')
})

test('for recipients, who may live elsewhere, it is said whose clock it is', () => {
  const abroad = (language: 'sv' | 'fi' | 'en', timeZone: string) =>
    writtenMomentAbroad(moment, { language, gateway: { timeZone } })
  expect(abroad('sv', 'Europe/Stockholm')).toBe('24 november 2026 kl. 23:30 (svensk tid)')
  expect(abroad('fi', 'Europe/Stockholm')).toBe('24. marraskuuta 2026 klo 23.30 (Ruotsin aikaa)')
  expect(abroad('en', 'Europe/Helsinki')).toBe('25 November 2026 at 00:30 (Finnish time)')
  expect(abroad('sv', 'UTC')).toBe('24 november 2026 kl. 22:30 (UTC)')
  expect(abroad('en', 'Europe/Oslo')).toBe('24 November 2026 at 23:30 (CET)')
})
