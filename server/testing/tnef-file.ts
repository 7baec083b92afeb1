// Writes winmail.dat as [MS-OXTNEF] says that Outlook does.

type Value = string | Buffer | Date | number
/** Tags of properties ([MS-OXPROPS]) and their values; text is written in Unicode. */
export type Properties = Record<number, Value>
export type TnefInput = {
  messageClass?: string
  codePage?: number
  /** In the code page. */
  body?: Buffer
  properties?: Properties
  files?: { title?: Buffer | string; data?: Buffer; properties?: Properties }[]
}

export const tags = {
  subject: 0x0037001f,
  sentAt: 0x00390040,
  senderName: 0x0c1a001f,
  senderAddress: 0x0c1f001f,
  body: 0x1000001f,
  rtf: 0x10090102,
  html: 0x10130102,
  message: 0x3701000d,
  longFileName: 0x3707001f,
  longFileNameInCodePage: 0x3707001e,
  mimeTag: 0x370e001f,
  contentId: 0x3712001f,
  internetCodePage: 0x3fde0003,
}

export function tnefFile({ messageClass = 'IPM.Microsoft Mail.Note', codePage = 1252, ...input }: TnefInput): Buffer {
  return Buffer.concat([
    Buffer.from('789f3e220100', 'hex'),
    attribute(1, 0x00089006, u32(0x00010000)),
    attribute(1, 0x00069007, u32(codePage, 0)),
    attribute(1, 0x00078008, text(messageClass)),
    ...(input.body ? [attribute(1, 0x0002800c, Buffer.concat([input.body, Buffer.alloc(1)]))] : []),
    ...(input.properties ? [attribute(1, 0x00069003, propertyList(input.properties))] : []),
    ...(input.files ?? []).flatMap(({ title, data, properties }) => [
      attribute(2, 0x00069002, Buffer.concat([Buffer.from([1, 0]), Buffer.alloc(12, 255)])),
      ...(title === undefined ? [] : [attribute(2, 0x00018010, text(title))]),
      ...(data ? [attribute(2, 0x0006800f, data)] : []),
      ...(properties ? [attribute(2, 0x00069005, propertyList(properties))] : []),
    ]),
  ])
}

/** IID_IMessage, before a message in TNEF of its own. */
export const asMessage = (tnef: Buffer) => Buffer.concat([Buffer.from('0703020000000000c000000000000046', 'hex'), tnef])

/** PidTagRtfCompressed ([MS-OXRTFCP]) in which nothing is compressed. */
export const uncompressedRtf = (rtf: string) =>
  Buffer.concat([u32(rtf.length + 12, rtf.length, 0x414c454d, 0), Buffer.from(rtf, 'latin1')])

/** The same with every letter as a literal of the compression. */
export function literalRtf(rtf: string): Buffer {
  const runs = (rtf.match(/[^]{1,8}/g) ?? []).map((run) => Buffer.from(`\0${run}`, 'latin1'))
  const content = Buffer.concat(runs)
  return Buffer.concat([u32(content.length + 12, rtf.length, 0x75465a4c, 0), content])
}

export function attribute(level: number, id: number, data: Buffer): Buffer {
  const sum = Buffer.alloc(2)
  sum.writeUInt16LE(data.reduce((total, byte) => (total + byte) & 0xffff, 0))
  return Buffer.concat([Buffer.from([level]), u32(id, data.length), data, sum])
}

function u32(...numbers: number[]): Buffer {
  const bytes = Buffer.alloc(numbers.length * 4)
  for (const [index, number] of numbers.entries()) bytes.writeUInt32LE(number, index * 4)
  return bytes
}

const text = (value: Buffer | string) => Buffer.concat([Buffer.from(value as string), Buffer.alloc(1)])

function propertyList(properties: Properties): Buffer {
  const entries = Object.entries(properties)
  // One that is named by a text and has several values, as Outlook writes its own.
  const named = [u32(0x8001101e), Buffer.alloc(16, 7), u32(1, 6), Buffer.from('aå\0', 'utf16le'), Buffer.alloc(2)]
  const values = [u32(2, 3), Buffer.from('ab\0\0'), u32(1), Buffer.alloc(4)]
  return Buffer.concat([
    u32(entries.length + 1),
    ...named,
    ...values,
    ...entries.flatMap(([tag, value]) => [u32(Number(tag)), written(value)]),
  ])
}

function written(value: Value): Buffer {
  if (typeof value === 'number') return u32(value)
  if (value instanceof Date) {
    const moment = Buffer.alloc(8)
    moment.writeBigUInt64LE((BigInt(value.getTime()) + 11_644_473_600_000n) * 10_000n)
    return moment
  }
  const bytes = typeof value === 'string' ? Buffer.from(`${value}\0`, 'utf16le') : value
  return Buffer.concat([u32(1, bytes.length), bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)])
}
