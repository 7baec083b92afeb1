import { domainToUnicode } from 'node:url'

const graphemes = new Intl.Segmenter('sv', { granularity: 'grapheme' })

/**
 * A name that somebody else chose, fit for one line of ours: no line breaks, no control or direction characters (they could make
 * a line read otherwise than it is written), at most `length` characters as people count them.
 */
export function plainName(name: string, length = 60): string {
  const line = name
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/(?!\u200d)[\p{Cf}\p{Co}\p{Cs}]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
  const characters = Array.from(graphemes.segment(line), ({ segment }) => segment)
  return characters.length <= length
    ? line
    : `${characters
        .slice(0, length - 1)
        .join('')
        .trimEnd()}…`
}

/** The display name, or the address of a mailbox without one. */
export function nameOf({ name, address }: { name?: string | undefined; address: string }): string {
  return plainName(name ?? '') || shownAddress(address)
}

/** `anna@företag.se` for `anna@xn--fretag-wxa.se`, for people to read; never to send to. */
export function shownAddress(address: string): string {
  const at = address.lastIndexOf('@') + 1
  return plainName(address.slice(0, at) + (domainToUnicode(address.slice(at)) || address.slice(at)), 254)
}
