import type { AddressObject, EmailAddress, Headers } from 'mailparser'
import type { Mailbox } from '@sigill/envelope/manifest.ts'
import { isLanguage, type Language } from '@sigill/texts/language.ts'
import type { Thread } from '../messages/thread.ts'

export const mostNameCharacters = 200
export const mostSubjectCharacters = 998
/** More than a person reads; a header may hold tens of thousands. */
const mostMailboxes = 2_000
/** The latest of a thread; a header may hold more than one query can ask for. */
const mostIds = 200
/** RFC 5322 §3.3 begins at 1900; a year of five digits is no RFC 3339 date. */
const years = { first: 1900, last: 9999 }

/** Control characters and direction marks, which no name needs and which can make it look like another. */
const invisible = /[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu

export const oneLine = (text: string, mostCharacters: number) =>
  text.replaceAll(invisible, ' ').trim().slice(0, mostCharacters).toWellFormed()

export function mailboxesOf(headers: Headers, name: 'from' | 'sender' | 'to' | 'cc'): Mailbox[] {
  const value = headers.get(name)
  const objects = (Array.isArray(value) ? value : [value]).filter(isAddressObject)
  return objects
    .flatMap((object) => object.value.flatMap(flat))
    .filter(({ address }) => address !== '')
    .slice(0, mostMailboxes)
}

/** The mailbox of a field that holds exactly one and nothing else that could be read as another; otherwise undefined. */
export function onlyMailboxOf(headers: Headers, name: 'from' | 'sender'): Mailbox | undefined {
  const value = headers.get(name)
  const [entry, ...others] = isAddressObject(value) ? value.value : []
  if (!entry || entry.group || others.length > 0) return undefined
  const { address, name: called } = flat(entry)[0] ?? { address: '' }
  // Such as the tail of <eva@a.example> bo@b.example.
  const isPlain = called?.includes('@') !== true || called.toLowerCase() === address.toLowerCase()
  return isPlain && address !== '' ? { address } : undefined
}

const isAddressObject = (value: unknown): value is AddressObject =>
  typeof value === 'object' && value !== null && 'value' in value && Array.isArray(value.value)

function flat(entry: EmailAddress): Mailbox[] {
  if (entry.group) return entry.group.flatMap(flat)
  const name = oneLine(entry.name, mostNameCharacters)
  const address = oneLine(entry.address ?? '', 254)
  return [name === '' ? { address } : { address, name }]
}

export function subjectOf(headers: Headers): string {
  const subject = headers.get('subject')
  return typeof subject === 'string' ? oneLine(subject, mostSubjectCharacters) : ''
}

export function dateOf(headers: Headers): Date | undefined {
  return dateWithinYears(headers.get('date'))
}

/** A moment that a manifest may say. */
export function dateWithinYears(date: unknown): Date | undefined {
  if (!(date instanceof Date)) return undefined
  const year = date.getUTCFullYear()
  return year >= years.first && year <= years.last ? date : undefined
}

/**
 * RFC 5322 §3.6.4: the mail's own id (undefined when it has none), and those it answers, oldest first: `References`, then what `In-Reply-To` alone
 * names. What is no id is left out; of many the last are kept.
 */
export function threadOf(headers: Headers): Thread {
  const messageId = ids(headers.get('message-id'))[0]
  const references = ids(headers.get('references'))
  const answered = ids(headers.get('in-reply-to')).filter((id) => !references.includes(id))
  const thread = { references: [...references, ...answered] }
  return messageId === undefined ? thread : { messageId, ...thread }
}

/** RFC 5322 §3.6.4; at most 998 characters, as a line. */
function ids(value: unknown): string[] {
  const texts = (Array.isArray(value) ? value : [value]).filter((text) => typeof text === 'string')
  return texts.flatMap((text) => text.match(/<[^<>\s]{1,996}>/g) ?? []).slice(-mostIds)
}

/** RFC 3282: what the sender says the mail is written in, when we have texts in it. */
export function languageOf(headers: Headers, fallback: Language): Language {
  const value = headers.get('content-language')
  const primary = typeof value === 'string' ? (value.split(/[-,;\s]/)[0]?.toLowerCase() ?? '') : ''
  return isLanguage(primary) ? primary : fallback
}
