/** `length` bytes from a cryptographically secure source. */
export type Random = (length: number) => Uint8Array<ArrayBuffer>

export const systemRandom: Random = (length) => globalThis.crypto.getRandomValues(new Uint8Array(length))
