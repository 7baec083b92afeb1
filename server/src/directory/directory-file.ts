import { parse } from 'csv-parse/sync'
import { parsePhone } from '../policy/phone.ts'
import { addressKey, normalisedAddress } from '../policy/protected-address.ts'

/** What is wrong with a line of a directory file. */
export type DirectoryFault = {
  line: number
  code:
    'COLUMNS' | 'NOT_AN_ADDRESS' | 'PROTECTED_ADDRESS' | 'MALFORMED_PHONE' | 'PHONE_NOT_ALLOWED' | 'TWICE' | 'NOT_CSV'
}
/** `address` as `addressKey` gives it, `phone` in E.164. */
export type DirectoryEntry = { address: string; phone: string }
export type DirectoryFile =
  { kind: 'Directory'; entries: DirectoryEntry[] } | { kind: 'DirectoryFaulty'; faults: DirectoryFault[] }

type Line = { line: number; fields: string[] }
type Rules = { suffix: string; countries: readonly string[] }

/**
 * Two columns, address and number, between semicolons, commas or tabs; a first line that is neither is a header. Every fault is found,
 * not the first alone.
 */
export function readDirectoryFile(text: string, rules: Rules): DirectoryFile {
  const lines = linesOf(text)
  if (!Array.isArray(lines)) return { kind: 'DirectoryFaulty', faults: [lines] }
  const faults: DirectoryFault[] = []
  const entries = new Map<string, string>()
  for (const { line, fields } of withoutHeader(lines)) {
    const entry = entryOf(fields, rules)
    if (typeof entry === 'string') faults.push({ line, code: entry })
    else if ((entries.get(entry.address) ?? entry.phone) !== entry.phone) faults.push({ line, code: 'TWICE' })
    else entries.set(entry.address, entry.phone)
  }
  if (faults.length > 0) return { kind: 'DirectoryFaulty', faults }
  return { kind: 'Directory', entries: [...entries].map(([address, phone]) => ({ address, phone })) }
}

type Parsed = { info: { lines: number }; record: string[] }

function linesOf(text: string): Line[] | DirectoryFault {
  try {
    const parsed = parse(text, {
      bom: true,
      delimiter: [';', ',', '\t'],
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as Parsed[]
    return parsed
      .map(({ info, record }) => ({ line: info.lines, fields: record }))
      .filter(({ fields }) => fields.some((field) => field !== ''))
  } catch (error) {
    return { line: (error as { lines?: number }).lines ?? 1, code: 'NOT_CSV' }
  }
}

const withoutHeader = (lines: Line[]) =>
  lines[0]?.fields.some((field) => /[@\d]/.test(field)) ? lines : lines.slice(1)

function entryOf(fields: string[], { suffix, countries }: Rules): DirectoryEntry | DirectoryFault['code'] {
  const [address = '', number = '', ...others] = fields
  if (fields.length < 2 || others.some((field) => field !== '')) return 'COLUMNS'
  if (address.toLowerCase().endsWith(suffix)) return 'PROTECTED_ADDRESS'
  if (normalisedAddress(address) === undefined) return 'NOT_AN_ADDRESS'
  const phone = parsePhone(number, countries)
  return phone.kind === 'PhoneFault' ? phone.code : { address: addressKey(address), phone: phone.number }
}
