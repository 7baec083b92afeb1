import { decodeText } from '../decode-text.ts'
import { TnefFault } from './tnef-fault.ts'

/** Properties by their id ([MS-OXPROPS]): the first value of each that is bytes, a text, a moment or a number. */
export type MapiProperties = Map<number, Buffer | string | Date | number>

const named = 0x8000
const multiple = 0x1000
const mostProperties = 10_000
const types = {
  short: 0x02,
  long: 0x03,
  boolean: 0x0b,
  object: 0x0d,
  ansi: 0x1e,
  unicode: 0x1f,
  moment: 0x40,
  binary: 0x102,
}
const fixedSizes = new Map([
  ...[types.short, types.long, 0x04, types.boolean, 0x0a].map((type) => [type, 4] as const),
  ...[0x05, 0x06, 0x07, 0x14, types.moment].map((type) => [type, 8] as const),
  [0x48, 16] as const,
])
const variable = [types.object, types.ansi, types.unicode, types.binary]

/** A list of properties as it stands in TNEF ([MS-OXTNEF] 2.1.3.4). `codePage`: of texts that are not Unicode. @throws TnefFault */
export function readProperties(bytes: Buffer, codePage: number): MapiProperties {
  const reader = new PropertyReader(bytes)
  const count = reader.number()
  if (count > mostProperties) throw new TnefFault('too many properties')
  const properties: MapiProperties = new Map()
  for (let n = 0; n < count; n++) {
    const tag = reader.number()
    const id = tag >>> 16
    if (id >= named) reader.skipName()
    const value = readValue(reader, { type: tag & 0xffff, codePage })
    if (value !== undefined && !properties.has(id)) properties.set(id, value)
  }
  return properties
}

function readValue(reader: PropertyReader, { type, codePage }: { type: number; codePage: number }) {
  const single = type & ~multiple
  const size = fixedSizes.get(single)
  if (size === undefined && !variable.includes(single)) throw new TnefFault('an unknown type')
  const isCounted = size === undefined || single !== type
  const count = isCounted ? reader.number() : 1
  if (count > mostProperties) throw new TnefFault('too many values')
  const values = Array.from({ length: count }, () => (size === undefined ? reader.counted() : reader.bytes(size)))
  return values[0] && valueOf(values[0], { type: single, codePage })
}

const millisecondsTo1970 = 11_644_473_600_000n

function valueOf(bytes: Buffer, { type, codePage }: { type: number; codePage: number }) {
  if (type === types.unicode) return textUntilNul(bytes.toString('utf16le'))
  if (type === types.ansi) return textUntilNul(decodeText(bytes, labelOf(codePage)))
  if (type === types.moment) return new Date(Number(bytes.readBigUInt64LE() / 10_000n - millisecondsTo1970))
  if ([types.short, types.boolean].includes(type)) return bytes.readUInt16LE()
  return type === types.long ? bytes.readUInt32LE() : bytes
}

export const textUntilNul = (text: string): string => text.split('\0', 1)[0] ?? ''

const labels = new Map([
  [0, 'windows-1252'],
  [10_000, 'macintosh'],
  [20_127, 'us-ascii'],
  [28_591, 'iso-8859-1'],
  [28_605, 'iso-8859-15'],
  [65_001, 'utf-8'],
])

/** The name of a code page of Windows, as mails have it. */
export const labelOf = (codePage: number): string => labels.get(codePage) ?? `cp${codePage}`

class PropertyReader {
  readonly #bytes: Buffer
  #at = 0

  constructor(bytes: Buffer) {
    this.#bytes = bytes
  }

  bytes(length: number): Buffer {
    const end = this.#at + length
    if (end > this.#bytes.length) throw new TnefFault('a property is cut off')
    const taken = this.#bytes.subarray(this.#at, end)
    this.#at = end
    return taken
  }

  number(): number {
    return this.bytes(4).readUInt32LE()
  }

  /** Bytes after their length, padded to a multiple of four; the padding of the last may be missing. */
  counted(): Buffer {
    const taken = this.bytes(this.number())
    this.#at = Math.min(this.#bytes.length, Math.ceil(this.#at / 4) * 4)
    return taken
  }

  skipName(): void {
    this.bytes(16)
    const isText = this.number() === 1
    if (isText) this.counted()
    else this.number()
  }
}
