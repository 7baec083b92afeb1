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
 * of the countries in which it is a mobile number that is allowed, the first of Sweden, Finland and then `countries`. Near misses must not
 * be the number of a stranger elsewhere, so that what may be Swedish or international is nothing else.
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
  const digits = text.replace(/(?<=\d\D*)\(0\)/, '').replaceAll(/[\s()./\p{Pd}]/gu, '')
  if (digits.startsWith('+')) return [parsePhoneNumberFromString(digits)]
  if (digits.startsWith('00')) return [parsePhoneNumberFromString(`+${digits.slice(2)}`)]
  const international = parsePhoneNumberFromString(`+${digits}`)
  if (countries.some((country) => digits.startsWith(country))) return [international]
  const national = countriesOf(digits, countries).map((callingCode) => nationalReading(digits, callingCode))
  return [...national, international]
}

/** In which this may be a number. Where codes go to Sweden, what begins like a mobile number there is one, or misspelt. */
function countriesOf(digits: string, countries: readonly string[]): string[] {
  if (countries.includes('46') && /^0?7/.test(digits)) return ['46']
  // Sweden also where it is not allowed: whoever writes a number there hears that, and not that it is none.
  return [...new Set(['46', ...countries.filter((country) => country === '358'), ...countries])]
}

/** Without the 0 that a country's own numbers begin with, digits may begin with some country's calling code; Swedish mobile ones do not. */
function nationalReading(digits: string, defaultCallingCode: string): PhoneNumber | undefined {
  const reading = parsePhoneNumberFromString(digits, { defaultCallingCode })
  if (defaultCallingCode === '46' || digits.startsWith('0')) return reading
  return reading && /^\D*0/.test(reading.formatNational()) ? undefined : reading
}

/** Does a country, or several, have this calling code? */
export const isCallingCode = (digits: string) =>
  getCountries().some((country) => getCountryCallingCode(country) === digits)

/** All but the last two digits hidden, so that a person knows which phone to look at. */
export const maskedPhone = (number: string) => `••• ••• •• ${lastDigits(number)}`

export const lastDigits = (number: string) => number.slice(-2)
