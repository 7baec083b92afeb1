import type { Language } from '@sigill/texts/language.ts'

// British English writes day before month and 24 hours, as Swedish and Finnish do.
const locales: Record<Language, string> = { sv: 'sv-SE', fi: 'fi-FI', en: 'en-GB' }

export const formatDay = (language: Language, moment: string) =>
  new Intl.DateTimeFormat(locales[language], { day: 'numeric', month: 'long', year: 'numeric' }).format(
    new Date(moment),
  )

export const formatTime = (language: Language, moment: string) =>
  new Intl.DateTimeFormat(locales[language], { hour: '2-digit', minute: '2-digit' }).format(new Date(moment))

/** Day and time, which are not parted at the end of a line. */
export function formatMoment(language: Language, moment: string): string {
  const written = new Intl.DateTimeFormat(locales[language], { dateStyle: 'long', timeStyle: 'short' }).format(
    new Date(moment),
  )
  return written.replace(/ (kl\.?|klo|at) (?=\d)/, ' $1\u00a0')
}

/** For numbers of which the groups belong together. */
export const unbroken = (text: string) => text.replaceAll(' ', '\u00a0')

/** In units of 1024, as mail programs show them and operators set their limits: 52 428 800 bytes are 50 MB. */
export function formatSize(language: Language, bytes: number): string {
  const [unit, divisor] =
    bytes < 1024 ? (['byte', 1] as const) : bytes < 1024 ** 2 ? (['kilobyte', 1024] as const) : megabyte
  const value = bytes / divisor
  const format = { style: 'unit', unit, maximumFractionDigits: value < 10 ? 1 : 0 } as const
  return new Intl.NumberFormat(locales[language], format).format(value)
}

const megabyte = ['megabyte', 1024 ** 2] as const
