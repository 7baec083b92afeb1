import type { Language } from '../language.ts'

// British English writes 24 hours, as Swedish and Finnish do.
const locales: Record<Language, string> = { sv: 'sv-SE', fi: 'fi-FI', en: 'en-GB' }

/** `2026-11` as people write it: november 2026. */
export const writtenMonth = (language: Language, month: string): string =>
  inMonths(language, { month: 'long', year: 'numeric' }, month)

/** `nov.`, for where there is little room. */
export const shortMonth = (language: Language, month: string): string => inMonths(language, { month: 'short' }, month)

/** `nov. 2026`, for tables. */
export const mediumMonth = (language: Language, month: string): string =>
  inMonths(language, { month: 'short', year: 'numeric' }, month)

const inMonths = (language: Language, format: Intl.DateTimeFormatOptions, month: string) =>
  new Intl.DateTimeFormat(locales[language], { ...format, timeZone: 'UTC' }).format(new Date(`${month}-01`))

export const writtenNumber = (language: Language, number: number): string =>
  new Intl.NumberFormat(locales[language]).format(number)

/** `share`: 0 to 1, or null when there is nothing to have a share of. */
export const writtenShare = (language: Language, share: number | null | undefined): string =>
  share === null || share === undefined
    ? '–'
    : new Intl.NumberFormat(locales[language], { style: 'percent' }).format(share)

const minute = 60
const hour = 3_600
const day = 86_400

/** In the largest unit that says enough: 45 minutes, 5 hours, 3 days. Null: there is none. */
export function writtenDuration(language: Language, seconds: number | null | undefined): string {
  if (seconds === null || seconds === undefined) return '–'
  const [unit, size] =
    seconds < 90 * minute ? (['minute', minute] as const) : seconds < 2 * day ? (['hour', hour] as const) : days
  const format = {
    style: 'unit',
    unit,
    unitDisplay: 'long',
    maximumFractionDigits: seconds < 10 * size ? 1 : 0,
  } as const
  // What was opened at once took a minute, not none.
  const value = unit === 'minute' ? Math.ceil(seconds / size) : seconds / size
  return new Intl.NumberFormat(locales[language], format).format(value)
}

const days = ['day', day] as const
