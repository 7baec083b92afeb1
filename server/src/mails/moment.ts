import type { Language } from '@sigill/texts/language.ts'
import type { Gateway } from './gateway.ts'

const locales: Record<Language, string> = { sv: 'sv-SE', fi: 'fi-FI', en: 'en-GB' }

/** Made once each: one costs as much as a small mail does otherwise. */
const formats = new Map<string, Intl.DateTimeFormat>()

/** A day and time as people write them, for example `24 december 2026 kl. 14:05`, by the clock of the organisation. */
export function writtenMoment(
  moment: Date,
  { language, gateway: { timeZone } }: { language: Language; gateway: Pick<Gateway, 'timeZone'> },
): string {
  const key = `${language} ${timeZone}`
  const format =
    formats.get(key) ?? new Intl.DateTimeFormat(locales[language], { dateStyle: 'long', timeStyle: 'short', timeZone })
  formats.set(key, format)
  return format.format(moment)
}

/** What people call the time there; of other places, what their language abbreviates it to. */
const zoneNames: Partial<Record<string, Record<Language, string>>> = {
  'Europe/Stockholm': { sv: 'svensk tid', fi: 'Ruotsin aikaa', en: 'Swedish time' },
  'Europe/Helsinki': { sv: 'finsk tid', fi: 'Suomen aikaa', en: 'Finnish time' },
}

/** For whoever may live by another clock than the organisation: `24 december 2026 kl. 14:05 (svensk tid)`. */
export function writtenMomentAbroad(moment: Date, setting: Parameters<typeof writtenMoment>[1]): string {
  const { language, gateway } = setting
  const { timeZone } = gateway
  const parts = () =>
    new Intl.DateTimeFormat(locales[language], { timeZone, timeZoneName: 'short' }).formatToParts(moment)
  const name = zoneNames[timeZone]?.[language] ?? parts().find(({ type }) => type === 'timeZoneName')?.value
  return `${writtenMoment(moment, setting)} (${name ?? timeZone})`
}
