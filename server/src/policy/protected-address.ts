import { domainToASCII } from 'node:url'
import type { RefusalCode } from '../graphql/schema.generated.ts'

export type ProtectedAddress = {
  kind: 'ProtectedAddress'
  /** The recipient's own address, its domain in ASCII and lower case. */
  recipient: string
  /** The label of digits and dashes before the suffix, as it was written. */
  phoneLabel?: string
}
export type AddressFault = { kind: 'AddressFault'; code: RefusalCode; suggestion?: string }

const fault = (code: RefusalCode, suggestion?: string): AddressFault =>
  suggestion === undefined ? { kind: 'AddressFault', code } : { kind: 'AddressFault', code, suggestion }

/** RFC 5321 §4.1.2 without quoted strings; `%` and `!` are refused because old relays route by them. */
const localPart = /^[^\s"(),:;<>@[\\\]%!\p{Cc}]{1,64}$/u
const domainLabel = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/

/** An address as RFC 5321 §4.1.2 has it, at most 254 characters, its domain in ASCII; undefined when it is none. */
export function normalisedAddress(address: string): string | undefined {
  const at = address.lastIndexOf('@')
  const local = address.slice(0, at)
  const domain = domainToASCII(address.slice(at + 1).toLowerCase())
  const labels = domain.split('.')
  const isDomain = labels.every((label) => domainLabel.test(label)) && !/^\d+$/.test(labels.at(-1) ?? '')
  const isLocal = localPart.test(local) && !/^\.|\.\.|\.$/.test(local)
  const normalised = `${local}@${domain}`
  return at > 0 && isLocal && isDomain && normalised.length <= 254 ? normalised : undefined
}

/** What two writings of one address have in common: staff and phones do not agree on capital letters. */
export const addressKey = (address: string) => (normalisedAddress(address) ?? address).toLowerCase()

/** `local@domain.s` or `local@domain.0701234567.s` (`suffix` is `.s`, whatever its case). */
export function parseProtectedAddress(address: string, suffix: string): ProtectedAddress | AddressFault {
  const misspelt = misspeltSuffix(address, suffix)
  if (misspelt !== undefined) return fault('MISSPELT_SUFFIX', misspelt)
  if (!address.toLowerCase().endsWith(suffix)) return fault('NOT_PROTECTED')
  return parseInner(address.slice(0, -suffix.length))
}

/** What stands before the suffix. */
function parseInner(inner: string): ProtectedAddress | AddressFault {
  const [, numbered, phoneLabel] = /^(.+@.+)\.(\d[\d-]*)$/.exec(inner) ?? []
  if (phoneLabel === undefined && meansNumber(inner)) return fault('MALFORMED_PHONE')
  const recipient = normalisedAddress(numbered ?? inner)
  if (recipient === undefined || !/@.+\./.test(recipient)) return fault('MALFORMED_ADDRESS')
  const address = { kind: 'ProtectedAddress' as const, recipient }
  return phoneLabel === undefined ? address : { ...address, phoneLabel }
}

/** No top-level domain has a digit in it, so `.se0701234567`, `.07O1234567`, `.+46701234567`, `.070 123` are numbers; `.pin` and `.sms` ask for one. */
function meansNumber(inner: string): boolean {
  const last = inner.slice(inner.lastIndexOf('.') + 1).toLowerCase()
  return (/@.*\./.test(inner) && /^(?!xn--)[^@]*\d[^@]*$/.test(last)) || ['pin', 'sms'].includes(last)
}

/** What was meant by `.se.s.`, `.se.s,`, `.se,s`, `.se.ss`, `.se.s.s` or `.se.s.se`; undefined when the suffix is not misspelt. */
function misspeltSuffix(address: string, suffix: string): string | undefined {
  const letters = suffix.slice(1)
  const endings = [
    `\\.${letters}[.,;]+`,
    `\\.*[,;]+\\.*${letters}`,
    `(\\.${letters}){2,}`,
    `\\.${letters}${letters}`,
    `\\.\\.+${letters}`,
    `\\.${letters}\\.(?:se|fi|com|nu|org|net)`,
  ]
  const meant = new RegExp(`^(.+@.+?\\.[^.]+?)(?:${endings.join('|')})$`, 'i').exec(address)
  return meant?.[1] === undefined ? undefined : meant[1] + suffix
}
