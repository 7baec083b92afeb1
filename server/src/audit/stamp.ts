import type { Bytes } from '@sigill/envelope/bytes.ts'
import { utcDay } from '../days.ts'
import type { AuditSigner } from '../keys/audit-key.ts'
import { digestOf, streamDigest } from '../keys/digests.ts'

/** An event as PostgreSQL writes its columns down: what is hashed. */
export type WrittenEvent = {
  id: string
  /** Seconds since 1970. */
  at: string
  kind: string
  messageId: string | null
  deliveryId: string | null
  details: string | null
}

export type Stamp = {
  number: number
  day: string
  stampedAt: Date
  afterId: string
  lastId: string
  count: number
  digest: Bytes
  outline: Bytes
  previous: Bytes
  keyId: string
  signature: Bytes
}

type UnsignedStamp = Omit<Stamp, 'keyId' | 'signature'>

const label = 'sigill/audit-stamp/1'
const noStamp = new Uint8Array(32)
const entryBytes = 8

/** One line of JSON, so that whoever audits can make it in any language (docs/operations.md). */
export const lineOf = ({ id, at, kind, messageId, deliveryId, details }: WrittenEvent): string =>
  `${JSON.stringify([id, at, kind, messageId, deliveryId, details])}\n`

export function digestOfLines(lines: Iterable<string>): Bytes {
  const digest = streamDigest()
  for (const line of lines) digest.update(line)
  return new Uint8Array(digest.digest())
}

export const hashOf = (stamp: UnsignedStamp): Bytes =>
  digestOf(
    label,
    String(stamp.number),
    stamp.day,
    stamp.stampedAt.toISOString(),
    stamp.afterId,
    stamp.lastId,
    String(stamp.count),
    stamp.digest,
    stamp.outline,
    stamp.previous,
  )

/** What the next stamp has to say of the one before it. */
export function followerOf(last: Stamp | undefined) {
  return last
    ? { number: last.number + 1, afterId: last.lastId, previous: hashOf(last) }
    : { number: 1, afterId: '0', previous: noStamp }
}

/** Stamps events, in the order of their ids and at least one, after the last stamp that there is. */
export function stampOf(
  signer: AuditSigner,
  { last, written, now }: { last: Stamp | undefined; written: WrittenEvent[]; now: Date },
): Stamp {
  const lines = written.map(lineOf)
  const today = utcDay(now)
  const { number, afterId, previous } = followerOf(last)
  const unsigned: UnsignedStamp = {
    number,
    // A clock that went back over midnight does not put a stamp into a day that is over.
    day: last && last.day > today ? last.day : today,
    stampedAt: now,
    afterId,
    lastId: written.at(-1)?.id ?? afterId,
    count: written.length,
    digest: digestOfLines(lines),
    outline: outlineOf(written, { lines, afterId }),
    previous,
  }
  return { ...unsigned, keyId: signer.keyId, signature: signer.sign(hashOf(unsigned)) }
}

function outlineOf(written: WrittenEvent[], { lines, afterId }: { lines: string[]; afterId: string }): Bytes {
  const outline = new Uint8Array(entryBytes * written.length)
  const view = new DataView(outline.buffer)
  for (const [index, { id }] of written.entries()) {
    // More than 2³² ids that nobody used lie between no two events; if they did, the digest would still tell.
    view.setUint32(index * entryBytes, Number((BigInt(id) - BigInt(afterId)) & 0xffffffffn))
    view.setUint32(index * entryBytes + 4, lineMark(lines[index] ?? ''))
  }
  return outline
}

const lineMark = (line: string): number => new DataView(digestOfLines([line]).buffer).getUint32(0)

export type EventDifference = { id: string; difference: 'CHANGED' | 'REMOVED' | 'ADDED' }

/** Which events are not as they were when they were stamped; may be none although the digest says that some are. */
export function differences(stamp: Stamp, now: WrittenEvent[]): EventDifference[] {
  const { outline, afterId } = stamp
  const marks = new Map<string, number>()
  const view = new DataView(outline.buffer, outline.byteOffset, outline.byteLength)
  for (let at = 0; at + entryBytes <= outline.length; at += entryBytes)
    marks.set(String(BigInt(afterId) + BigInt(view.getUint32(at))), view.getUint32(at + 4))
  const found: EventDifference[] = []
  for (const event of now) {
    const mark = marks.get(event.id)
    if (mark === undefined) found.push({ id: event.id, difference: 'ADDED' })
    else if (mark !== lineMark(lineOf(event))) found.push({ id: event.id, difference: 'CHANGED' })
    marks.delete(event.id)
  }
  return [...found, ...[...marks.keys()].map((id) => ({ id, difference: 'REMOVED' as const }))]
}
