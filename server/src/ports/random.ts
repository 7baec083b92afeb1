/** `length` bytes from a cryptographically secure source. */
export type Random = (length: number) => Uint8Array<ArrayBuffer>

const poolBytes = 4_096

/** A call to the source costs as much for 16 bytes as for 4096: they are fetched together, handed out once and forgotten. */
function pooledRandom(): Random {
  const pool = new Uint8Array(poolBytes)
  let next = poolBytes
  return (length) => {
    if (length > poolBytes / 8) return crypto.getRandomValues(new Uint8Array(length))
    if (next + length > poolBytes) {
      crypto.getRandomValues(pool)
      next = 0
    }
    const bytes = pool.slice(next, next + length)
    pool.fill(0, next, next + length)
    next += length
    return bytes
  }
}

export const systemRandom: Random = pooledRandom()
