import type { Language } from '@sigill/texts/language.ts'

/** Made once: each costs as much as a small mail does otherwise. */
const formatOf = (locale: string) =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Stockholm' })

const formats: Record<Language, Intl.DateTimeFormat> = {
  sv: formatOf('sv-SE'),
  fi: formatOf('fi-FI'),
  en: formatOf('en-GB'),
}

/** A day and time as people write them, for example `24 december 2026 kl. 14:05`. */
export const writtenMoment = (moment: Date, language: Language): string => formats[language].format(moment)
