import { describe, expect, test } from 'vitest'
import { uncompressedRtf } from '../../../testing/tnef-file.ts'
import { decompressRtf } from './compressed-rtf.ts'
import { readRtf } from './rtf.ts'
import { TnefFault } from './tnef-fault.ts'

describe('compressed RTF', () => {
  // [MS-OXRTFCP] 4.1.1 and 4.1.2
  test.each([
    [
      '2d0000002b0000004c5a4675f1c5c7a703000a00726370673132354232 0af32068656c090020627705b06c647d0a800fa0',
      '{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n',
    ],
    ['1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0', '{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}'],
  ])('of the specification is read: %s', (hex, rtf) => {
    expect(decompressRtf(Buffer.from(hex.replaceAll(' ', ''), 'hex'), 1_000).toString()).toBe(rtf)
  })

  test('that would grow beyond what a person writes is refused', () => {
    expect(() => decompressRtf(uncompressedRtf('x'.repeat(1_001)), 1_000)).toThrow(TnefFault)
  })

  test('made to hurt is read or refused in no time', () => {
    const hurting = [
      '{'.repeat(4_000_000),
      '{\\rtf1' + "\\'e4".repeat(1_000_000),
      '{\\rtf1' + 'a\r\n'.repeat(1_000_000),
    ]
    const more = [
      '{\\rtf1\\bin2000000000 x',
      '{\\rtf1' + '\\'.repeat(2_000_000),
      `{\\rtf1${'{'.repeat(4_000_000)}`,
      '{\\rtf1\\uc99999999\\u1x}',
    ]
    const begun = performance.now()
    for (const rtf of [...hurting, ...more]) {
      try {
        readRtf(Buffer.from(rtf, 'latin1'))
      } catch (error) {
        expect(error).toBeInstanceOf(TnefFault)
      }
    }
    expect(performance.now() - begun).toBeLessThan(40_000)
  })
})
