import { EnvelopeError } from './errors.ts'

/** Bytes that WebCrypto takes: never in shared memory. */
export type Bytes = Uint8Array<ArrayBuffer>

/** `length` bytes from a cryptographically secure source. */
export type Random = (length: number) => Bytes

/** RFC 4648 §5 without padding; for keys and tokens, not for files. */
export function toBase64url(bytes: Uint8Array): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** Takes only what `toBase64url` writes; anything else is `MALFORMED`. */
export function fromBase64url(text: string): Bytes {
  const bytes = Uint8Array.from(decodeBase64(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0))
  if (toBase64url(bytes) !== text) throw new EnvelopeError('MALFORMED', 'not canonical base64url')
  return bytes
}

function decodeBase64(text: string): string {
  try {
    return atob(text)
  } catch {
    throw new EnvelopeError('MALFORMED', 'not base64url')
  }
}

export function concatBytes(pieces: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(pieces.reduce((size, piece) => size + piece.length, 0))
  let offset = 0
  for (const piece of pieces) {
    whole.set(piece, offset)
    offset += piece.length
  }
  return whole
}

/** Takes as long wherever the first difference is. */
export function equalBytes(left: Uint8Array, right: Uint8Array): boolean {
  let difference = left.length ^ right.length
  for (let i = 0; i < left.length; i++) difference |= (left[i] ?? 0) ^ (right[i] ?? 0)
  return difference === 0
}

/** SHA-256. */
export async function digest(bytes: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
}
