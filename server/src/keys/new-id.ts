import type { Dependencies } from '../dependencies.ts'

/** UUID version 7 (RFC 9562 §5.7): ordered by time, so that indexes grow at their end. An id is no secret. */
export function newId({ clock, random }: Pick<Dependencies, 'clock' | 'random'>): string {
  const bytes = random(16)
  const view = new DataView(bytes.buffer)
  const milliseconds = clock.now().getTime()
  view.setUint32(0, Math.floor(milliseconds / 0x10000))
  view.setUint16(4, milliseconds % 0x10000)
  view.setUint8(6, 0x70 | (view.getUint8(6) & 0x0f))
  view.setUint8(8, 0x80 | (view.getUint8(8) & 0x3f))
  return Buffer.from(bytes)
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** Could a caller's text be an id? What could not is no question for the database. */
export const isId = (text: string) => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)
