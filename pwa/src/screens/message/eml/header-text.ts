import type { Mailbox } from '@sigill/envelope/manifest.ts'

const lineLength = 66
const wordBytes = 39 // 52 characters of base64, 12 around them and the name of the field: RFC 2047 §2 allows lines of 76
const plain = /^[\x20-\x7e]*$/

/** A header's free text: as it is when it is ASCII, and else in encoded words (RFC 2047). */
export function encodeText(text: string): string {
  const line = oneLine(text)
  if (plain.test(line) && !line.includes('=?')) return fold(line)
  return chunks(line, wordBytes)
    .map((chunk) => `=?utf-8?B?${base64(chunk)}?=`)
    .join('\r\n ')
}

export function encodeMailbox({ name, address }: Mailbox): string {
  const bare = `<${oneLine(address).replace(/[<>\s]/g, '')}>`
  if (name === undefined || name === '') return bare
  const line = oneLine(name)
  const isPlain = plain.test(line) && !line.includes('=?')
  return `${isPlain ? `"${line.replace(/["\\]/g, '\\$&')}"` : encodeText(line)} ${bare}`
}

export const encodeMailboxes = (mailboxes: readonly Mailbox[]) => mailboxes.map(encodeMailbox).join(',\r\n ')

/** A parameter of a structured header; beyond ASCII, or when long, in the continuations of RFC 2231. */
export function encodeParameter(name: string, value: string): string {
  const line = oneLine(value)
  if (plain.test(line) && line.length + name.length < lineLength) {
    return `${name}="${line.replace(/["\\]/g, '\\$&')}"`
  }
  const encoded = percentEncoded(line)
  return encoded.map((piece, i) => `${name}*${i}*=${i === 0 ? "utf-8''" : ''}${piece}`).join(';\r\n ')
}

/** RFC 5322 §3.3, in UTC. */
export const encodeDate = (moment: string) => new Date(moment).toUTCString().replace('GMT', '+0000')

// eslint-disable-next-line no-control-regex -- a line break would end the header
const oneLine = (text: string) => text.replace(/[\u0000-\u001f\u007f]+/g, ' ').trim()

function fold(line: string): string {
  const lines: string[] = []
  for (const word of line.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < lineLength) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines.join('\r\n ')
}

/** Pieces of at most `most` bytes in UTF-8; no character is cut. */
function chunks(text: string, most: number): Uint8Array[] {
  const encoder = new TextEncoder()
  const pieces: string[] = ['']
  for (const character of text) {
    const longer = (pieces.at(-1) ?? '') + character
    if (encoder.encode(longer).length > most) pieces.push(character)
    else pieces[pieces.length - 1] = longer
  }
  return pieces.map((piece) => encoder.encode(piece))
}

function percentEncoded(text: string): string[] {
  return chunks(text, 18).map((bytes) =>
    Array.from(bytes, (byte) => {
      const character = String.fromCharCode(byte)
      return /[\w.-]/.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
    }).join(''),
  )
}

const base64 = (bytes: Uint8Array) => btoa(String.fromCharCode(...bytes))
