import type { Random } from '@sigill/envelope/bytes.ts'

export const random: Random = (length) => crypto.getRandomValues(new Uint8Array(length))
