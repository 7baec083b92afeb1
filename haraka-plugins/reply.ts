import DSN from 'haraka-dsn'

/** What the client is told: the basic code (RFC 5321), the enhanced one (RFC 3463), and a sentence. */
export type Reply = {
  code: number
  status: `${4 | 5}.${number}.${number}`
  sentence: string
  /** The contract's word for it, for the log. */
  reason?: string
}

/** RFC 5321 §4.5.3.1.5 allows 512 bytes; codes, line end and the transaction id that Haraka adds need the rest. */
const longestSentence = 440

/** @param utf8 whether the client asked for SMTPUTF8; without it a reply is US-ASCII (RFC 5321 §2.4, RFC 6531 §3.7.4.2) */
export function toDsn({ code, status, sentence }: Reply, utf8: boolean): DSN {
  const [, subject, detail] = status.split('.').map(Number)
  return DSN.create(code, oneLine(utf8 ? sentence : toAscii(sentence)), subject ?? 0, detail ?? 0)
}

/** Letters lose their marks (å → a), typographic signs become plain ones: readable in every mail program's error window. */
export function toAscii(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/[‘’‚′]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/…/g, '...')
    .replace(/\s/g, ' ')
    .replace(/[øØ]/g, (letter) => (letter === 'ø' ? 'o' : 'O'))
    .replace(/[æÆ]/g, (letter) => (letter === 'æ' ? 'ae' : 'AE'))
    .replace(/[^\x20-\x7e]/gu, '?')
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (Buffer.byteLength(line) <= longestSentence) return line
  const cut = Buffer.from(line).subarray(0, longestSentence).toString().replace(/�+$/, '')
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), cut.length - 80))} ...`
}
