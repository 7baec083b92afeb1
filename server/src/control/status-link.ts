import type { Bytes } from '@sigill/envelope/bytes.ts'
import { toBase64url } from '@sigill/envelope/bytes.ts'
import { dayOf, startOfDay } from '../days.ts'
import type { Dependencies } from '../dependencies.ts'
import { keyedDigest, sameBytes } from '../keys/digests.ts'

const dayBytes = 4
const tagBytes = 16

/** `until`: the link works to the end of this day (UTC). */
export type StatusRight = { messageId: string; until: Date }

/** The page of one sent message, without its content. What proves the right to see it stands in the fragment, which no server hears of. */
export function statusLink(deps: Pick<Dependencies, 'config' | 'keys'>, right: StatusRight): string {
  return `${deps.config.publicUrl}/sent/${right.messageId}#${toBase64url(statusToken(deps, right))}`
}

/** Four bytes of the last day, counted from 1970, and sixteen of a keyed digest. */
export function statusToken({ keys }: Pick<Dependencies, 'keys'>, { messageId, until }: StatusRight): Bytes {
  const day = Buffer.alloc(dayBytes)
  day.writeUInt32BE(dayOf(until))
  const tag = keyedDigest(keys.pepper, 'status', `${messageId} ${dayOf(until)}`)
  return new Uint8Array(Buffer.concat([day, tag.subarray(0, tagBytes)]))
}

/** Is this the token of a link to this message that still works? */
export function isStatusToken(
  deps: Pick<Dependencies, 'keys' | 'clock'>,
  { messageId, token }: { messageId: string; token: Bytes },
): boolean {
  if (token.length !== dayBytes + tagBytes) return false
  const day = Buffer.from(token).readUInt32BE()
  const ours = statusToken(deps, { messageId, until: startOfDay(day) })
  return sameBytes(token, ours) && dayOf(deps.clock.now()) <= day
}
