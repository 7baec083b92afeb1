import { isUtf8 } from 'node:buffer'
import { createDecodeStream, decode } from 'libmime/lib/charset.js'

const older = new TextDecoder('windows-1252')
const utf8Character = /[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}/
const ascii = /^(?:us-?)?ascii$|^ansi_x3\.4|^[78]bit$|^$/i
const western = /^(?:windows-?1252|cp-?1252|iso[-_]?8859-?1(?:5)?|latin-?[19]|l1)$/i
const utf7 = /^(?:(?:cs)?unicode-?1-?1-?)?utf-?7$/i
const shifted = /\+([A-Za-z0-9+/]*)-?/g

/**
 * A text in the character set that it is written in, which is not always the one that it says: bytes of Windows-1252 under no label or
 * a wrong one, and UTF-8 under the label of a Western set, are told by what they are. No byte is lost: what nothing reads becomes U+FFFD.
 */
export function decodeText(bytes: Buffer, label: string): string {
  const name = label.trim()
  if (utf7.test(name)) return fromUtf7(bytes.toString('latin1'))
  if (western.test(name)) return isUtf8(bytes) ? bytes.toString() : decode(bytes, name)
  const isKnown = !ascii.test(name) && !/^utf-?8$/i.test(name) && isSupported(name)
  return isKnown ? decode(bytes, name) : asFound(bytes)
}

/** Finding out costs more than to read a word, and a mail may have a label at every word. */
const supported = new Map<string, boolean>()
const mostLabels = 1_000

function isSupported(name: string): boolean {
  const known = supported.get(name)
  if (known !== undefined) return known
  if (supported.size >= mostLabels) supported.clear()
  const found = createDecodeStream(name).supported
  supported.set(name, found)
  return found
}

/** A text in UTF-8 with a byte that is none stays one. */
const asFound = (bytes: Buffer) =>
  isUtf8(bytes) || utf8Character.test(bytes.toString('latin1')) ? bytes.toString() : older.decode(bytes)

/** RFC 2152. It can spell markup in plain letters; texts are cleaned as they are shown, long after this. */
const fromUtf7 = (text: string) =>
  text.replace(shifted, (_, encoded: string) =>
    encoded === '' ? '+' : Buffer.from(encoded, 'base64').subarray(0, whole(encoded)).swap16().toString('utf16le'),
  )

const bitsPerCharacter = 6
const whole = (encoded: string) => Math.floor((encoded.length * bitsPerCharacter) / 16) * 2
