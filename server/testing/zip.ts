import { crc32, deflateRawSync } from 'node:zlib'

/** An archive (APPNOTE.TXT §4.3); `encrypted` says so and keeps nothing secret. */
export function zipOf(files: Record<string, Buffer>, { encrypted = false } = {}): Buffer {
  const local: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const [name, content] of Object.entries(files)) {
    const about = aboutFile(name, content, encrypted)
    const entry = Buffer.concat([Buffer.from('PK\x03\x04'), about.common, Buffer.from(name), about.packed])
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    central.push(Buffer.from('PK\x01\x02\x14\0'), about.common, place, Buffer.from(name))
    local.push(entry)
    offset += entry.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06')
  end.writeUInt16LE(local.length, 8)
  end.writeUInt16LE(local.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...local, directory, end])
}

/** What both headers of a file have in common, from "version needed" to "extra field length". */
function aboutFile(name: string, content: Buffer, encrypted: boolean) {
  const packed = deflateRawSync(content)
  const common = Buffer.alloc(26)
  common.writeUInt16LE(20, 0)
  common.writeUInt16LE(encrypted ? 1 : 0, 2)
  common.writeUInt16LE(8, 4)
  common.writeUInt32LE(crc32(content), 10)
  common.writeUInt32LE(packed.length, 14)
  common.writeUInt32LE(content.length, 18)
  common.writeUInt16LE(Buffer.byteLength(name), 22)
  return { common, packed }
}
