import type { Language } from '@sigill/texts/language.ts'

const locales: Record<Language, string> = { sv: 'sv-SE', fi: 'fi-FI', en: 'en-GB' }

/** A day and time as people write them, for example `24 december 2026 kl. 14:05`. */
export function writtenMoment(moment: Date, language: Language): string {
  return new Intl.DateTimeFormat(locales[language], {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Europe/Stockholm',
  }).format(moment)
}
