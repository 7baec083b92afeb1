import { decodeText } from '../decode-text.ts'
import { escapeHtml } from '../../mails/html.ts'
import { labelOf } from './mapi-properties.ts'
import { TnefFault } from './tnef-fault.ts'

const token = /\\([a-z]+)(-?\d+)? ?|((?:\\'[0-9a-f]{2}){1,4096})|\\([^a-z])|([{}])|[\r\n]+|([^\\{}\r\n]+)|\\/giy
const deepest = 200
/** Each costs time while nothing else is served. */
const mostTokens = 200_000
const symbols = new Map(
  Object.entries({ par: '\n', line: '\n', row: '\n', cell: '\t', tab: '\t', emdash: '—', endash: '–', bullet: '•' }),
)
for (const [word, symbol] of Object.entries({ lquote: '‘', rquote: '’', ldblquote: '“', rdblquote: '”' }))
  symbols.set(word, symbol)
const signs = new Map([
  ['~', '\u00a0'],
  ['_', '\u2011'],
  ['-', ''],
  ['\n', '\n'],
  ['\r', '\n'],
])
const unshown =
  `colortbl stylesheet info pict header footer headerl headerr headerf footerl footerr footerf footnote object listtable
  listoverridetable rsidtbl generator themedata datastore filetbl mhtmltag`.split(/\s+/)
/** Character sets of fonts that are not Western. */
const fontPages = new Map(
  Object.entries({
    77: 10_000,
    128: 932,
    129: 949,
    134: 936,
    136: 950,
    161: 1253,
    162: 1254,
    163: 1258,
    177: 1255,
    178: 1256,
    186: 1257,
    204: 1251,
    222: 874,
    238: 1250,
  }).map(([charset, page]) => [Number(charset), page]),
)

type Group = {
  /** What stands here is no text. */
  isHidden: boolean
  /** RTF for readers that know no HTML. */
  isRtfOnly: boolean
  /** HTML as it was. */
  isTag: boolean
  isFontTable: boolean
  /** How many characters stand for one of Unicode. */
  uc: number
  page: number | undefined
}
type Reading = {
  groups: Group[]
  page: number
  fonts: Map<number, number>
  font: number
  isHtml: boolean
  isStarred: boolean
  skip: number
  out: string[]
}

/** What an RTF says: the HTML that Outlook put into it ([MS-OXRTFEX]), or its text. @throws TnefFault */
export function readRtf(bytes: Buffer): { html: string } | { text: string } {
  const rtf = bytes.toString('latin1').replaceAll('\0', '')
  if (!rtf.startsWith('{\\rtf')) throw new TnefFault('no RTF')
  const root: Group = { isHidden: false, isRtfOnly: false, isTag: false, isFontTable: false, uc: 1, page: undefined }
  const reading: Reading = {
    groups: [root],
    page: 1252,
    fonts: new Map(),
    font: 0,
    isHtml: false,
    isStarred: false,
    skip: 0,
    out: [],
  }
  token.lastIndex = 0
  let tokens = 0
  for (let found = token.exec(rtf); found; found = token.exec(rtf)) {
    if (++tokens > mostTokens) throw new TnefFault('too much RTF')
    token.lastIndex += readToken(reading, found)
  }
  const written = reading.out.join('')
  return reading.isHtml ? { html: written } : { text: written.trim() }
}

/** @returns how many bytes that follow are no RTF */
function readToken(reading: Reading, [, word, parameter, hex, symbol, brace, text]: RegExpExecArray): number {
  if (word === 'bin') return Math.max(0, Number(parameter ?? 0))
  if (word !== undefined) readWord(reading, word.toLowerCase(), parameter === undefined ? undefined : Number(parameter))
  else if (hex !== undefined) writeBytes(reading, hex)
  else if (symbol !== undefined) readSymbol(reading, symbol)
  else if (brace !== undefined) readBrace(reading, brace)
  else if (text !== undefined) write(reading, text.slice(skipped(reading, text.length)))
  return 0
}

const groupOf = ({ groups }: Reading): Group => groups.at(-1) as Group

function readBrace(reading: Reading, brace: string): void {
  reading.isStarred = false
  reading.skip = 0
  if (brace === '}') {
    if (reading.groups.length > 1) reading.groups.pop()
    return
  }
  if (reading.groups.length > deepest) throw new TnefFault('RTF too deep')
  reading.groups.push({ ...groupOf(reading) })
}

function readSymbol(reading: Reading, symbol: string): void {
  if (symbol === '*') reading.isStarred = true
  else if (skipped(reading, 1) === 0) write(reading, signs.get(symbol) ?? symbol)
}

function readWord(reading: Reading, word: string, parameter: number | undefined): void {
  const group = groupOf(reading)
  const isStarred = reading.isStarred
  reading.isStarred = false
  if (word === 'u') writeUnicode(reading, parameter ?? 0)
  else if (word === 'fonttbl') group.isFontTable = true
  else if (word === 'htmltag') group.isTag = true
  else if (isStarred || unshown.includes(word)) group.isHidden = true
  else if (word === 'htmlrtf') group.isRtfOnly = parameter !== 0
  else if (symbols.has(word)) write(reading, symbols.get(word) ?? '')
  else setState(reading, { group, word, parameter })
}

function setState(
  reading: Reading,
  { group, word, parameter = 0 }: { group: Group; word: string; parameter: number | undefined },
): void {
  if (word === 'fromhtml') reading.isHtml = true
  else if (word === 'ansicpg' && parameter > 0) reading.page = parameter
  else if (word === 'uc') group.uc = parameter
  else if (word === 'plain') group.page = undefined
  else if (group.isFontTable) setFont(reading, word, parameter)
  else if (word === 'f') group.page = reading.fonts.get(parameter)
}

function setFont(reading: Reading, word: string, parameter: number): void {
  const page = fontPages.get(parameter)
  if (word === 'f') reading.font = parameter
  else if (word === 'fcharset' && page !== undefined) reading.fonts.set(reading.font, page)
}

/** After `\u` come characters for readers that know no Unicode. @returns how many of the `count` at hand */
function skipped(reading: Reading, count: number): number {
  const passed = Math.min(reading.skip, count)
  reading.skip -= passed
  return passed
}

function writeUnicode(reading: Reading, unit: number): void {
  write(reading, String.fromCharCode(unit & 0xffff))
  reading.skip = Math.max(0, groupOf(reading).uc)
}

function writeBytes(reading: Reading, hex: string): void {
  const bytes = Buffer.from(hex.replaceAll("\\'", ''), 'hex')
  const { isTag, page } = groupOf(reading)
  const label = labelOf((isTag ? undefined : page) ?? reading.page)
  write(reading, decodeText(bytes.subarray(skipped(reading, bytes.length)), label))
}

function write({ groups, isHtml, out }: Reading, text: string): void {
  const { isHidden, isRtfOnly, isTag, isFontTable } = groups.at(-1) as Group
  if (isHidden || isFontTable || (isHtml ? isRtfOnly : isTag)) return
  out.push(isHtml && !isTag ? escapeHtml(text) : text)
}
