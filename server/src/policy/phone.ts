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
const getSms = new Set<PhoneNumberType | undefined>(['MOBILE', 'FIXED_LINE_OR_MOBILE'])

/** `text`: digits and dashes, or as people write numbers ("+46 (0)70-123 45 67"), national (Sweden) or international with or without `+` and `00`. `countries`: calling codes, for example 46. */
export function parsePhone(text: string, countries: readonly string[]): Phone {
  const number = readings(text).find((reading) => reading?.isValid())
  if (number === undefined) return { kind: 'PhoneFault', code: 'MALFORMED_PHONE' }
  const isAllowed = getSms.has(number.getType()) && countries.includes(number.countryCallingCode)
  return isAllowed ? { kind: 'Phone', number: number.number } : { kind: 'PhoneFault', code: 'PHONE_NOT_ALLOWED' }
}

function readings(text: string): (PhoneNumber | undefined)[] {
  const digits = text.replace('(0)', '').replaceAll(/[\s()./\p{Pd}]/gu, '')
  if (digits.startsWith('+')) return [parsePhoneNumberFromString(digits)]
  if (digits.startsWith('00')) return [parsePhoneNumberFromString(`+${digits.slice(2)}`)]
  return [parsePhoneNumberFromString(digits, 'SE'), parsePhoneNumberFromString(`+${digits}`)]
}

/** Does a country, or several, have this calling code? */
export const isCallingCode = (digits: string) =>
  getCountries().some((country) => getCountryCallingCode(country) === digits)

/** All but the last two digits hidden, so that a person knows which phone to look at. */
export const maskedPhone = (number: string) => `••• ••• •• ${lastDigits(number)}`

export const lastDigits = (number: string) => number.slice(-2)
