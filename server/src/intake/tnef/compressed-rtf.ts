import { TnefFault } from './tnef-fault.ts'

const compressed = 0x75465a4c // "LZFu"
const uncompressed = 0x414c454d // "MELA"
const headerBytes = 16
const dictionaryBytes = 4096
const initial = Buffer.from(
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New Roman' +
    'Courier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx',
  'latin1',
)

/** PidTagRtfCompressed ([MS-OXRTFCP]). @throws TnefFault, also when it would become larger than `mostBytes` */
export function decompressRtf(bytes: Buffer, mostBytes: number): Buffer {
  if (bytes.length < headerBytes) throw new TnefFault('no RTF')
  const rawSize = bytes.readUInt32LE(4)
  const kind = bytes.readUInt32LE(8)
  if (rawSize > mostBytes) throw new TnefFault('too much RTF')
  if (kind === uncompressed) return bytes.subarray(headerBytes, headerBytes + rawSize)
  if (kind !== compressed) throw new TnefFault('no RTF')
  return decompress(bytes.subarray(headerBytes), rawSize)
}

/** Runs of eight: a bit of the control byte says whether a byte follows, or a place and a length in what was written before. */
function decompress(bytes: Buffer, rawSize: number): Buffer {
  const text = new Text(rawSize)
  for (let at = 0; at < bytes.length && !text.isWhole;) {
    const control = bytes[at++] ?? 0
    for (let bit = 0; bit < 8 && at < bytes.length; bit++) {
      if ((control & (1 << bit)) === 0) {
        text.write(bytes[at++] ?? 0)
        continue
      }
      if (at + 1 >= bytes.length) throw new TnefFault('RTF is cut off')
      const reference = bytes.readUInt16BE(at)
      at += 2
      if (!text.repeat({ from: reference >> 4, length: (reference & 15) + 2 })) return text.written
    }
  }
  return text.written
}

class Text {
  readonly #text: Buffer
  readonly #dictionary = Buffer.concat([initial], dictionaryBytes)
  #size = 0
  #place = initial.length

  constructor(size: number) {
    this.#text = Buffer.alloc(size)
  }

  get isWhole(): boolean {
    return this.#size === this.#text.length
  }

  get written(): Buffer {
    return this.#text.subarray(0, this.#size)
  }

  write(byte: number): void {
    if (!this.isWhole) this.#text[this.#size++] = byte
    this.#dictionary[this.#place] = byte
    this.#place = (this.#place + 1) % dictionaryBytes
  }

  /** @returns false at the end, which is a reference to the place where the next byte would be */
  repeat({ from, length }: { from: number; length: number }): boolean {
    if (from === this.#place) return false
    for (let n = 0; n < length; n++) this.write(this.#dictionary[(from + n) % dictionaryBytes] ?? 0)
    return true
  }
}
