import {
  getCountries,
  getCountryCallingCode,
  parsePhoneNumberFromString,
  type PhoneNumber,
  type PhoneNumberType,
} from 'libphonenumber-js/max'

export type Phone =
  | { kind: 'Phone'; number: string } // E.164
  | { kind: 'PhoneFault'; code: 'MALFORMED_PHONE' | 'PHONE_NOT_ALLOWED' }

/** Where numbers of telephones on the wall and of mobile ones look alike, as in the USA, a number counts as mobile. */
const typesThatGetSms = new Set<PhoneNumberType | undefined>(['MOBILE', 'FIXED_LINE_OR_MOBILE'])

/**
 * `text`: digits and dashes, or as people write numbers ("+46 (0)70-123 45 67"), international with or without `+` and `00`, or national:
 * of the countries in which it is a mobile number that is allowed, the first of Sweden, Finland and then `countries`.
 * `countries`: calling codes, for example 46.
 */
export function parsePhone(text: string, countries: readonly string[]): Phone {
  const valid = readings(text, countries).flatMap((reading) => (reading?.isValid() ? [reading] : []))
  const number = valid.find(
    (reading) => typesThatGetSms.has(reading.getType()) && countries.includes(reading.countryCallingCode),
  )
  if (number !== undefined) return { kind: 'Phone', number: number.number }
  return { kind: 'PhoneFault', code: valid.length === 0 ? 'MALFORMED_PHONE' : 'PHONE_NOT_ALLOWED' }
}

function readings(text: string, countries: readonly string[]): (PhoneNumber | undefined)[] {
  const digits = text.replace('(0)', '').replaceAll(/[\s()./\p{Pd}]/gu, '')
  if (digits.startsWith('+')) return [parsePhoneNumberFromString(digits)]
  if (digits.startsWith('00')) return [parsePhoneNumberFromString(`+${digits.slice(2)}`)]
  // Sweden also where it is not allowed: whoever writes a number there hears that, and not that it is none.
  const national = new Set(['46', ...countries.filter((country) => country === '358'), ...countries])
  return [
    ...[...national].map((defaultCallingCode) => parsePhoneNumberFromString(digits, { defaultCallingCode })),
    parsePhoneNumberFromString(`+${digits}`),
  ]
}

/** Does a country, or several, have this calling code? */
export const isCallingCode = (digits: string) =>
  getCountries().some((country) => getCountryCallingCode(country) === digits)

/** All but the last two digits hidden, so that a person knows which phone to look at. */
export const maskedPhone = (number: string) => `••• ••• •• ${lastDigits(number)}`

export const lastDigits = (number: string) => number.slice(-2)
