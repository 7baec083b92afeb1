import { isUtf8 } from 'node:buffer'
import { decodeText } from './decode-text.ts'

const eightBit = /[\x80-\xff]/g
const quotedWord = /=\?[^?\s]+\?q\?[^?]*\?=/gi
/** Labels that do not say what the bytes are, or that the parser does not read. */
const vagueWord =
  /=\?((?:unknown|x-unknown|default|us-ascii|ascii|utf-?7|unicode-1-1-utf-7)[\w-]*)\?([qb])\?([^?]*)\?=/gi
const older = new TextDecoder('windows-1252')

/**
 * A line of a header in UTF-8 (RFC 6532). Older programs write Windows-1252 into a subject, an address or a file name as it is, or name
 * no character set that there is; the parser knows only UTF-8 and would show a replacement character for each å.
 */
export function headerLineInUtf8(bytes: Buffer): Buffer {
  const line = bytes.toString('latin1')
  const named = line.replace(vagueWord, (_, label: string, encoding: string, content: string) => {
    const word = encoding.toLowerCase() === 'b' ? Buffer.from(content, 'base64') : fromQuoted(content)
    return `=?utf-8?B?${Buffer.from(decodeText(word, label)).toString('base64')}?=`
  })
  if (isUtf8(bytes)) return named === line ? bytes : Buffer.from(named, 'latin1')
  return Buffer.from(older.decode(Buffer.from(named.replace(quotedWord, bytesQuoted), 'latin1')))
}

/** RFC 2047 §4.2: bytes of an encoded word are in its own character set. */
const bytesQuoted = (word: string) => word.replace(eightBit, (byte) => `=${hex(byte)}`)
const hex = (byte: string) => byte.charCodeAt(0).toString(16).toUpperCase()

const fromQuoted = (content: string) =>
  Buffer.from(
    content
      .replaceAll('_', ' ')
      .replace(/=([0-9a-f]{2})/gi, (_, digits: string) => String.fromCharCode(parseInt(digits, 16))),
    'latin1',
  )
