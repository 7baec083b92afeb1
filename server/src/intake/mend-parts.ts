import { Transform, type TransformCallback } from 'node:stream'
import type { MailParser } from 'mailparser'
import { decodeText } from './decode-text.ts'
import { headerLineInUtf8 } from './header-line.ts'

/** A part of a mail, as the splitter below mailparser (@zone-eu/mailsplit) reads it, line by line. */
type Part = {
  parentNode: Part | false
  headers: { hasHeader: (key: string) => boolean } | false
  contentType: string | false
  charset: string | false
  addHeaderChunk: (line: Buffer | false) => boolean
  parseHeaders: () => void
}
type Inside = {
  splitter: { node: Part; newNode: (parent?: Part | false) => void }
  decoder: { decodeStream: (charset: string) => Transform }
}

/** Keeps mailparser from taking a text in UTF-8 or ASCII at its word. */
const asLabelled = 'labelled:'

/**
 * Puts right what mails of this world say wrongly, before mailparser uses it: header lines in other character sets than UTF-8, texts in
 * another one than they say, and the parts of a digest, which are mails unless they say otherwise (RFC 2046 §5.1.5).
 * `count` is told the size of each piece of a text that comes, and throws when it is enough.
 */
export function mendParts(parser: MailParser, count: (bytes: number) => void): void {
  const inside = parser as unknown as Inside
  const { splitter } = inside
  const newNode = splitter.newNode.bind(splitter)
  splitter.newNode = (parent) => {
    newNode(parent)
    mend(splitter.node)
  }
  mend(splitter.node)
  inside.decoder = { decodeStream: (charset) => new WholeText(charset.slice(asLabelled.length), count) }
}

function mend(part: Part): void {
  const addHeaderChunk = part.addHeaderChunk.bind(part)
  part.addHeaderChunk = (line) => addHeaderChunk(line && headerLineInUtf8(line))
  const parseHeaders = part.parseHeaders.bind(part)
  part.parseHeaders = () => {
    parseHeaders()
    const isOfDigest = part.parentNode && part.parentNode.contentType === 'multipart/digest'
    if (isOfDigest && part.headers && !part.headers.hasHeader('content-type')) part.contentType = 'message/rfc822'
    part.charset = `${asLabelled}${part.charset || ''}`
  }
}

/** A text is held in memory whole: only then can be told what it is written in. */
class WholeText extends Transform {
  readonly #label: string
  readonly #count: (bytes: number) => void
  readonly #pieces: Buffer[] = []

  constructor(label: string, count: (bytes: number) => void) {
    super()
    this.#label = label
    this.#count = count
  }

  override _transform(piece: Buffer, _: BufferEncoding, done: TransformCallback): void {
    try {
      this.#count(piece.length)
      this.#pieces.push(piece)
      done()
    } catch (error) {
      done(error as Error)
    }
  }

  override _flush(done: TransformCallback): void {
    const text = decodeText(Buffer.concat(this.#pieces), this.#label)
    done(null, Buffer.from(text))
  }
}
