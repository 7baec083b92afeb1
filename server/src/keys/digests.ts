import { createHash, createHmac, createSecretKey, timingSafeEqual, type Hash } from 'node:crypto'
import type { Bytes } from '@sigill/envelope/bytes.ts'

/** What is told apart by its place, so that no two lists of texts give the same digest. */
export type DigestInput = string | Uint8Array

/** SHA-256 over the inputs, each with its length before it. */
export function digestOf(...inputs: DigestInput[]): Bytes {
  const hash = createHash('sha256')
  for (const input of inputs) {
    const bytes = typeof input === 'string' ? Buffer.from(input) : input
    hash.update(`${bytes.length}:`).update(bytes)
  }
  return new Uint8Array(hash.digest())
}

/** SHA-256 of a stream, fed piece by piece. */
export const streamDigest = (): Hash => createHash('sha256')

/** HMAC-SHA-256 under the pepper; `purpose` keeps digests of different things apart. */
export function keyedDigest(pepper: Bytes, purpose: string, value: string): Bytes {
  // From bytes, Node first finds out at some cost that they are no key object yet.
  const key = createSecretKey(pepper)
  return new Uint8Array(createHmac('sha256', key).update(`${purpose}\0${value}`).digest())
}

export const sameBytes = (one: Uint8Array, other: Uint8Array) =>
  one.length === other.length && timingSafeEqual(one, other)
