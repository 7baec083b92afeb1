import { isUtf8 } from 'node:buffer'

const emptyLine = /(?:^|\n)\r?\n/
const eightBit = /[\x80-\xff]/g
const quotedWord = /=\?[^?\s]+\?q\?[^?]*\?=/gi
const older = new TextDecoder('windows-1252')

/**
 * A raw mail whose header, within its first `mostBytes`, is UTF-8 (RFC 6532). Older programs write Windows-1252 into a subject or a
 * name as it is, where the parser knows only UTF-8 and would show a replacement character for each å.
 */
export async function* withUtf8Header(raw: AsyncIterable<Uint8Array>, mostBytes: number): AsyncGenerator<Uint8Array> {
  let head: Buffer | undefined = Buffer.alloc(0)
  for await (const piece of raw) {
    if (head === undefined) {
      yield piece
      continue
    }
    head = Buffer.concat([head, piece])
    const end = head.toString('latin1').search(emptyLine)
    if (end === -1 && head.length < mostBytes) continue
    yield inUtf8(head.subarray(0, end === -1 ? head.length : end))
    if (end !== -1) yield head.subarray(end)
    head = undefined
  }
  if (head) yield inUtf8(head)
}

const inUtf8 = (head: Buffer) =>
  isUtf8(head) ? head : Buffer.from(head.toString('latin1').split('\n').map(lineInUtf8).join('\n'), 'latin1')

/** `line`: one character per byte. */
function lineInUtf8(line: string): string {
  if (isUtf8(Buffer.from(line, 'latin1'))) return line
  const escaped = line.replace(quotedWord, (word) => word.replace(eightBit, asQuoted))
  return Buffer.from(older.decode(Buffer.from(escaped, 'latin1'))).toString('latin1')
}

/** RFC 2047 §4.2: bytes of an encoded word are in its own character set. */
const asQuoted = (byte: string) => `=${byte.charCodeAt(0).toString(16).toUpperCase()}`
