import { LinkifyIt } from 'linkify-it'

export type Segment = { text: string; href?: string }
/** `Quote`: what somebody wrote earlier, shown when asked for. Lines keep their order and their empty lines. */
export type Block = { kind: 'Text' | 'Quote'; lines: Segment[][] }

const linkify = new LinkifyIt({ fuzzyLink: true, fuzzyEmail: true }).add('ftp:', null).add('//', null)

const separator =
  /^\s*(?:-{2,}\s*(?:ursprungligt meddelande|original message|alkuperäinen viesti|vidarebefordrat meddelande|forwarded message)\s*-{2,}|_{20,})\s*$/i
const headerOfQuote = /^\s*(?:från|from|lähettäjä|sänt|skickat|sent|lähetetty)\s*:/i
const introduction = /(?:skrev|wrote|kirjoitti)[^:]{0,200}:\s*$/i

/** Parts a text into what was written now and what is quoted, and finds the links. */
export function readText(text: string): Block[] {
  const lines = text.replace(/\r\n?/g, '\n').trim().split('\n')
  const following = nextFilled(lines)
  const separated = lines.findIndex((line, i) => separator.test(line) && headerOfQuote.test(following[i] ?? ''))
  const isQuote = (i: number) =>
    (separated !== -1 && i >= separated) || isQuoted(lines[i] ?? '', { before: lines[i - 1], after: following[i] })
  const blocks: Block[] = []
  for (const [i, line] of lines.entries()) {
    const kind = isQuote(i) ? 'Quote' : 'Text'
    const last = blocks.at(-1)
    if (last?.kind === kind) last.lines.push(segments(line))
    else blocks.push({ kind, lines: [segments(line)] })
  }
  return blocks.map(trimmed).filter(({ lines }) => lines.length > 0)
}

/** For each line the next one that is not empty. */
function nextFilled(lines: readonly string[]): string[] {
  const following: string[] = []
  for (let i = lines.length - 2; i >= 0; i--) {
    const next = lines[i + 1] ?? ''
    following[i] = next.trim() === '' ? (following[i + 1] ?? '') : next
  }
  return following
}

/** A line that begins with `>`, or one that introduces such lines ("Anna skrev:"), or an empty one between them. */
function isQuoted(
  line: string,
  { before = '', after = '' }: { before: string | undefined; after: string | undefined },
) {
  if (line.startsWith('>')) return true
  return after.startsWith('>') && (introduction.test(line) || (line.trim() === '' && before.startsWith('>')))
}

function segments(line: string): Segment[] {
  const found: Segment[] = []
  let end = 0
  for (const { index, lastIndex, url } of linkify.match(line) ?? []) {
    if (index > end) found.push({ text: line.slice(end, index) })
    found.push({ text: line.slice(index, lastIndex), href: url })
    end = lastIndex
  }
  if (end < line.length) found.push({ text: line.slice(end) })
  return found
}

function trimmed({ kind, lines }: Block): Block {
  const first = lines.findIndex((line) => line.length > 0)
  const last = lines.findLastIndex((line) => line.length > 0)
  return { kind, lines: first === -1 ? [] : lines.slice(first, last + 1) }
}
