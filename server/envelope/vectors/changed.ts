import type { Bytes } from '../bytes.ts'

/** A copy with one byte changed: to `value`, or with its lowest bit flipped. */
export function changed(bytes: Bytes, index: number, value?: number): Bytes {
  const copy = bytes.slice()
  copy[index] = value ?? (copy[index] ?? 0) ^ 1
  return copy
}
