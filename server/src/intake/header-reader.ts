import libmime from 'libmime'
import type { HeaderLines } from 'mailparser'
import type { MailFacts } from '../policy/mail-facts.ts'

/**
 * The values of a header's fields as they were written, unfolded (RFC 5322 §2.2.3) and with their encoded words read (RFC 2047). mailparser's own
 * values are of no use to rules: it files `Importance` and two other fields as one, under a name and with values that nobody wrote.
 * `lines`: a character for each byte of UTF-8.
 */
export const headerReader =
  (lines: HeaderLines): MailFacts['header'] =>
  (name) =>
    lines.flatMap(({ key, line }) => (key === name ? [valueOf(line)] : []))

function valueOf(line: string): string {
  const unfolded = line.slice(line.indexOf(':') + 1).replaceAll(/\r?\n(?=[ \t])/g, '')
  return libmime.decodeWords(Buffer.from(unfolded, 'latin1').toString()).trim()
}

/** A line as somebody types it, `Importance: High`. */
export function typedHeaderLine(text: string): HeaderLines[number] {
  const line = Buffer.from(text).toString('latin1')
  return {
    key: line
      .slice(0, Math.max(0, line.indexOf(':')))
      .trim()
      .toLowerCase(),
    line,
  }
}
