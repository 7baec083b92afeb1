import { fromBase64url, type Bytes } from '@sigill/envelope/bytes.ts'

/** What a notice's link says: which delivery, and the secret that opens it. */
export type Link = { deliveryId: string; linkSecret: Bytes }

export type PastedText = ({ kind: 'Link' } & Link) | { kind: 'SecretAlone'; linkSecret: Bytes } | { kind: 'NotALink' }

const deliveryId = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const secret = '[A-Za-z0-9_-]{43}'
const wholeLink = new RegExp(`(${deliveryId})(?:#|%23|%2523)(${secret})(?![A-Za-z0-9_-])`, 'i')
const secretAlone = new RegExp(`^(?:.*:)?#?(${secret})$`)

/** Reads what a person copied from a notice: quoted, wrapped over lines, or rewritten by a filter that checks links. */
export function readPastedText(text: string): PastedText {
  const joined = text.replace(/[\s>\u200b\ufeff]+/g, '')
  // As it is first: what follows on the next line must not be taken for more of the link.
  const [, id, secretOfLink] =
    wholeLink.exec(text) ?? wholeLink.exec(joined) ?? wholeLink.exec(percentDecoded(joined)) ?? []
  const linkSecret = readSecret(secretOfLink)
  if (id !== undefined && linkSecret) return { kind: 'Link', deliveryId: id.toLowerCase(), linkSecret }
  const alone = readSecret(secretAlone.exec(joined)?.[1])
  return alone ? { kind: 'SecretAlone', linkSecret: alone } : { kind: 'NotALink' }
}

/** What follows `#`. Filters append parameters of their own, so only the beginning counts. */
export function readFragment(fragment: string): Bytes | undefined {
  return readSecret(/^(?:#|%23)?([A-Za-z0-9_-]{43})(?![A-Za-z0-9_-])/.exec(fragment)?.[1])
}

/** What follows `#` in the link of a sent message's page: 20 bytes, which only the server can judge. */
export const readStatusToken = (fragment: string): string | undefined =>
  /^(?:#|%23)?([A-Za-z0-9_-]{27})(?![A-Za-z0-9_-])/.exec(fragment)?.[1]

function readSecret(text: string | undefined): Bytes | undefined {
  if (text === undefined) return undefined
  try {
    return fromBase64url(text)
  } catch {
    return undefined
  }
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
