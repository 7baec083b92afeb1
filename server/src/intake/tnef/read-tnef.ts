import { decodeText } from '../decode-text.ts'
import { ByteSource } from './byte-source.ts'
import { labelOf, readProperties, textUntilNul, type MapiProperties } from './mapi-properties.ts'
import { TnefFault } from './tnef-fault.ts'

/** What became of a content that was found. */
export type Kept = { partId: string; size: number }
export type TnefFile = Kept & { title: string | undefined; properties: MapiProperties; isMessage: boolean }
export type Tnef = {
  messageClass: string
  body: string | undefined
  codePage: number
  properties: MapiProperties
  files: TnefFile[]
}

const signature = 0x223e9f78
const attributes = {
  body: 0x0002800c,
  attachTitle: 0x00018010,
  attachData: 0x0006800f,
  messageClass: 0x00078008,
  attachStart: 0x00069002,
  properties: 0x00069003,
  attachProperties: 0x00069005,
  codePage: 0x00069007,
}
/** What is held in memory at a time; files are not. An attached message is among the properties. */
const mostHeldBytes = 16 * 1024 * 1024
const mostFiles = 1_000
const attachData = 0x3701
/** IID_IMessage: the object is a message, in TNEF of its own. */
const messageObject = Buffer.from('0703020000000000c000000000000046', 'hex')

type Reading = { source: ByteSource; tnef: Tnef; keep: (content: AsyncIterable<Uint8Array>) => Promise<Kept> }

/**
 * Reads winmail.dat ([MS-OXTNEF]) as it streams in. `keep` is given the content of each file before its name is known.
 * @throws TnefFault
 */
export async function readTnef(stream: AsyncIterable<Uint8Array>, keep: Reading['keep']): Promise<Tnef> {
  const source = new ByteSource(stream)
  const tnef: Tnef = { messageClass: '', body: undefined, codePage: 1252, properties: new Map(), files: [] }
  try {
    const header = await source.take(6)
    if (header.readUInt32LE() !== signature) throw new TnefFault('no TNEF')
    while (!(await source.isAtEnd())) await readAttribute({ source, tnef, keep })
    if (tnef.files.some(({ partId }) => partId === '')) throw new TnefFault('a file without content')
    return tnef
  } finally {
    await source.close()
  }
}

async function readAttribute({ source, tnef, keep }: Reading): Promise<void> {
  const header = await source.take(9)
  const id = header.readUInt32LE(1)
  const length = header.readUInt32LE(5)
  let sum = 0
  const summed = async function* () {
    for await (const piece of source.stream(length)) {
      for (const byte of piece) sum = (sum + byte) & 0xffff
      yield piece
    }
  }
  if (id === attributes.attachData) await keepContent(lastFile(tnef), { content: summed(), keep })
  else if (!isKnown(id)) await passOver(summed())
  else if (length > mostHeldBytes) throw new TnefFault('too large')
  else await take({ source, tnef, keep }, { id, bytes: await whole(summed()) })
  if ((await source.take(2)).readUInt16LE() !== sum) throw new TnefFault('changed on its way')
}

async function take({ tnef, keep }: Reading, { id, bytes }: { id: number; bytes: Buffer }): Promise<void> {
  const text = () => textUntilNul(decodeText(bytes, labelOf(tnef.codePage)))
  if (id === attributes.codePage && bytes.length >= 4) tnef.codePage = bytes.readUInt32LE()
  else if (id === attributes.messageClass) tnef.messageClass = text()
  else if (id === attributes.body) tnef.body = text()
  else if (id === attributes.properties) tnef.properties = readProperties(bytes, tnef.codePage)
  else if (id === attributes.attachStart) start(tnef)
  else if (id === attributes.attachTitle) lastFile(tnef).title = text()
  else await describe(lastFile(tnef), { properties: readProperties(bytes, tnef.codePage), keep })
}

const isKnown = (id: number) => Object.values(attributes).includes(id)

function start(tnef: Tnef): void {
  if (tnef.files.length === mostFiles) throw new TnefFault('too many files')
  tnef.files.push({ partId: '', size: 0, title: undefined, properties: new Map(), isMessage: false })
}

function lastFile({ files }: Tnef): TnefFile {
  const file = files.at(-1)
  if (!file) throw new TnefFault('a file that does not begin')
  return file
}

async function describe(
  file: TnefFile,
  { properties, keep }: { properties: MapiProperties; keep: Reading['keep'] },
): Promise<void> {
  file.properties = properties
  const data = properties.get(attachData)
  if (!Buffer.isBuffer(data)) return
  file.isMessage = data.subarray(0, messageObject.length).equals(messageObject)
  if (file.isMessage || file.partId === '') {
    const content = file.isMessage ? data.subarray(messageObject.length) : data
    await keepContent(file, { content: [content] as unknown as AsyncIterable<Uint8Array>, keep })
  }
}

/** A second content would be kept under a name that nothing lists. */
async function keepContent(
  file: TnefFile,
  { content, keep }: { content: AsyncIterable<Uint8Array>; keep: Reading['keep'] },
): Promise<void> {
  if (file.partId !== '') throw new TnefFault('a file with two contents')
  Object.assign(file, await keep(content))
}

async function passOver(pieces: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const piece of pieces) if (piece.length === 0) break
}

async function whole(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = []
  for await (const piece of pieces) all.push(piece)
  return Buffer.concat(all)
}
