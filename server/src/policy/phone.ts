import { parsePhoneNumberFromString, type PhoneNumber } from 'libphonenumber-js/max'

export type Phone =
  | { kind: 'Phone'; number: string } // E.164
  | { kind: 'PhoneFault'; code: 'MALFORMED_PHONE' | 'PHONE_NOT_ALLOWED' }

/** `text`: digits and dashes, national (Sweden) or international with or without `+` and `00`. `countries`: calling codes, for example 46. */
export function parsePhone(text: string, countries: readonly string[]): Phone {
  const number = readings(text).find((reading) => reading?.isValid())
  if (number === undefined) return { kind: 'PhoneFault', code: 'MALFORMED_PHONE' }
  const cannotGetSms = number.getType() === 'FIXED_LINE' || !countries.includes(number.countryCallingCode)
  return cannotGetSms ? { kind: 'PhoneFault', code: 'PHONE_NOT_ALLOWED' } : { kind: 'Phone', number: number.number }
}

function readings(text: string): (PhoneNumber | undefined)[] {
  const digits = text.replaceAll(/[\s-]/g, '')
  if (digits.startsWith('+')) return [parsePhoneNumberFromString(digits)]
  if (digits.startsWith('00')) return [parsePhoneNumberFromString(`+${digits.slice(2)}`)]
  return [parsePhoneNumberFromString(digits, 'SE'), parsePhoneNumberFromString(`+${digits}`)]
}

/** All but the last two digits hidden, so that a person knows which phone to look at. */
export const maskedPhone = (number: string) => `••• ••• •• ${number.slice(-2)}`
