import { expect, test } from 'vitest'
import { seeded } from '../../../testing/seeded.ts'
import { asMessage, literalRtf, tags, tnefFile } from '../../../testing/tnef-file.ts'
import { openTnef } from './open-tnef.ts'
import { TnefFault } from './tnef-fault.ts'

const inner = tnefFile({ properties: { [tags.subject]: 'Inre', [tags.body]: 'Hej' } })
const whole = tnefFile({
  properties: { [tags.rtf]: literalRtf("{\\rtf1\\ansi{\\fonttbl{\\f0 A;}}R\\'e4k\\par}") },
  files: [
    {
      title: 'a.txt',
      data: Buffer.from('Hej'),
      properties: { [tags.longFileName]: 'Åäö.txt', [tags.mimeTag]: 'text/plain' },
    },
    { properties: { [tags.message]: asMessage(inner) } },
  ],
})

/** With sums that are right again, so that what was changed is read. */
function summed(bytes: Buffer): Buffer {
  for (let at = 6; at + 9 <= bytes.length;) {
    const end = at + 9 + bytes.readUInt32LE(at + 5)
    if (end + 2 > bytes.length) break
    let sum = 0
    for (const byte of bytes.subarray(at + 9, end)) sum += byte
    bytes.writeUInt16LE(sum & 0xffff, end)
    at = end + 2
  }
  return bytes
}

test('winmail.dat that was changed anywhere is read or is a fault, and nothing else', async () => {
  const random = seeded(20261125)
  const outcomes = { opened: 0, faults: 0 }
  for (let n = 0; n < 3_000; n++) {
    const bytes = Buffer.from(whole)
    for (let change = 0; change < 3; change++) {
      bytes[6 + Math.floor(random() * (bytes.length - 6))] = random() < 0.3 ? 255 : Math.floor(random() * 256)
    }
    const write = async (_: string, content: AsyncIterable<Uint8Array>) => {
      let size = 0
      for await (const piece of content) size += piece.length
      return size
    }
    const read = async function* () {
      yield summed(bytes)
    }
    try {
      await openTnef({ read, write }, { partId: '1', nextPartId: () => '2', rtf: { bytesLeft: 1_000_000 } })
      outcomes.opened++
    } catch (error) {
      expect(error, `change ${n}`).toBeInstanceOf(TnefFault)
      outcomes.faults++
    }
  }
  expect(Math.min(outcomes.opened, outcomes.faults)).toBeGreaterThan(300)
})
