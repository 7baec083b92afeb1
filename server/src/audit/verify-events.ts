import type { Database } from '../db/database.ts'
import type { AuditVerifier } from '../keys/audit-key.ts'
import { sameBytes, streamDigest } from '../keys/digests.ts'
import type { Anchor } from './anchors.ts'
import {
  countEventsAfter,
  lastStamp,
  lastStampBefore,
  stampsAfter,
  stampsNumbered,
  writtenEvents,
} from './audit.store.ts'
import { anchorOf } from './anchors.ts'
import { mostEventsPerStamp } from './stamp-events.ts'
import {
  differences,
  followerOf,
  hashOf,
  lineOf,
  type EventDifference,
  type Stamp,
  type WrittenEvent,
} from './stamp.ts'

/** What is wrong, and where: `stamp` is a number in the chain, `event` an id. */
export type AuditFault =
  | { kind: `EVENT_${EventDifference['difference']}`; event: string; stamp: number; day: string }
  | { kind: 'EVENTS_DIFFER'; after: string; upTo: string; stamp: number; day: string }
  | { kind: 'EVENTS_OUTSIDE'; after: string | undefined; upTo: string; count: number }
  | { kind: 'STAMPS_MISSING'; from: number; upTo: number }
  | { kind: 'STAMP_CHANGED' | 'KEY_UNKNOWN' | 'CHAIN_BROKEN' | 'DAY_WENT_BACK'; stamp: number; day: string }
  | { kind: 'ANCHOR_MISSING' | 'ANCHOR_DIFFERS'; stamp: number; day: string }

export type AuditedDay = { day: string; stamps: number; events: number; lastHash: string }

/** Hears of each day when it is over, and of each fault when it is found: they may be more than fit in memory. */
export type AuditListener = { onDay: (day: AuditedDay) => void; onFault: (fault: AuditFault) => void }

type Verifying = {
  verifier: AuditVerifier
  /** Stamps that somebody wrote down outside the database. */
  anchors?: Anchor[]
  /** Only this day and those after it; what was before is taken as it is. */
  from?: string
} & AuditListener

export type EventsVerified = { events: number; unstamped: number }

const stampsAtOnce = 200
const eventsAtOnce = 5_000

/** Reads the whole chain with all its events, and says what does not fit. Changes nothing. */
export async function verifyEvents(db: Database, verifying: Verifying): Promise<EventsVerified> {
  const { verifier, onFault, anchors = [], from } = verifying
  // What is stamped later than now is left for another time: of the ids up to here, none comes any more.
  const { number: upTo = 0, lastId = '0' } = (await lastStamp(db)) ?? {}
  let last = from === undefined ? undefined : await lastStampBefore(db, from)
  const days = dayCounter(verifying)
  const reader = eventReader(db, { after: last?.lastId, upTo: lastId })
  for await (const stamp of stampsOf(db, { after: last?.number ?? 0, upTo })) {
    verifyStamp(stamp, { last, verifier, onFault })
    await reader.skipOutside(stamp.afterId, onFault)
    await verifyEventsOf(stamp, { reader, onFault })
    days.count(stamp)
    last = stamp
  }
  days.end()
  await reader.skipOutside(lastId, onFault)
  await verifyAnchors(db, { anchors, onFault })
  return { events: days.events(), unstamped: await countEventsAfter(db, lastId) }
}

async function* stampsOf(db: Database, { after, upTo }: { after: number; upTo: number }): AsyncGenerator<Stamp> {
  for (let number = after; number < upTo;) {
    const stamps = await stampsAfter(db, { number, upTo, limit: stampsAtOnce })
    yield* stamps
    number = stamps.at(-1)?.number ?? upTo
  }
}

type Checking = { last: Stamp | undefined; verifier: AuditVerifier; onFault: AuditListener['onFault'] }

function verifyStamp(stamp: Stamp, { last, verifier, onFault }: Checking): void {
  const where = { stamp: stamp.number, day: stamp.day }
  const { number, afterId, previous } = followerOf(last)
  if (stamp.number > number) onFault({ kind: 'STAMPS_MISSING', from: number, upTo: stamp.number - 1 })
  else if (stamp.afterId !== afterId || !sameBytes(stamp.previous, previous))
    onFault({ kind: 'CHAIN_BROKEN', ...where })
  if (last && last.day > stamp.day) onFault({ kind: 'DAY_WENT_BACK', ...where })
  const { keyId, signature } = stamp
  const isRight = verifier({ keyId, message: hashOf(stamp), signature })
  if (isRight === undefined) onFault({ kind: 'KEY_UNKNOWN', ...where })
  else if (!isRight) onFault({ kind: 'STAMP_CHANGED', ...where })
}

type EventsOfStamp = { reader: EventReader; onFault: AuditListener['onFault'] }

async function verifyEventsOf(stamp: Stamp, { reader, onFault }: EventsOfStamp): Promise<void> {
  const digest = streamDigest()
  const found: WrittenEvent[] = []
  await reader.upTo(stamp.lastId, (event) => {
    digest.update(lineOf(event))
    // Somebody may have put any number in between; those that fit are told one by one.
    if (found.length <= 2 * mostEventsPerStamp) found.push(event)
  })
  if (sameBytes(new Uint8Array(digest.digest()), stamp.digest)) return
  const { number, day, afterId, lastId } = stamp
  const different = differences(stamp, found)
  for (const { id, difference } of different) {
    onFault({ kind: `EVENT_${difference}`, event: id, stamp: number, day })
  }
  if (different.length === 0) onFault({ kind: 'EVENTS_DIFFER', after: afterId, upTo: lastId, stamp: number, day })
}

type EventReader = ReturnType<typeof eventReader>

/** Hands out events in the order of their ids, each once; holds a page of them. */
function eventReader(db: Database, { after, upTo: end }: { after: string | undefined; upTo: string }) {
  let page: WrittenEvent[] = []
  let next = 0
  let isLastPage = false
  let position = after

  const turnPage = async () => {
    page = await writtenEvents(db, { after: page.at(-1)?.id ?? after, upTo: end, limit: eventsAtOnce })
    next = 0
    isLastPage = page.length < eventsAtOnce
  }
  const upTo = async (id: string, take: (event: WrittenEvent) => void) => {
    const bound = BigInt(id)
    position = id
    for (;;) {
      if (next === page.length && !isLastPage) await turnPage()
      const event = page[next]
      if (!event || BigInt(event.id) > bound) return
      next++
      take(event)
    }
  }
  return {
    upTo,
    /** What lies before the next stamp and under none. */
    skipOutside: async (id: string, onFault: AuditListener['onFault']) => {
      const outside = { after: position, upTo: id, count: 0 }
      await upTo(id, () => outside.count++)
      if (outside.count > 0) onFault({ kind: 'EVENTS_OUTSIDE', ...outside })
    },
  }
}

function dayCounter({ onDay }: AuditListener) {
  let current: AuditedDay | undefined
  let last: Stamp | undefined
  let events = 0
  const end = () => {
    if (current && last) onDay({ ...current, lastHash: anchorOf(last).hash })
    current = undefined
  }
  return {
    end,
    events: () => events,
    count: (stamp: Stamp) => {
      if (current?.day !== stamp.day) end()
      current ??= { day: stamp.day, stamps: 0, events: 0, lastHash: '' }
      current.stamps++
      current.events += stamp.count
      events += stamp.count
      last = stamp
    },
  }
}

type Anchored = { anchors: Anchor[]; onFault: AuditListener['onFault'] }

async function verifyAnchors(db: Database, { anchors, onFault }: Anchored): Promise<void> {
  for (let at = 0; at < anchors.length; at += stampsAtOnce) {
    const some = anchors.slice(at, at + stampsAtOnce)
    const stamps = await stampsNumbered(
      db,
      some.map(({ number }) => number),
    )
    const hashes = new Map(stamps.map((stamp) => [stamp.number, anchorOf(stamp).hash]))
    for (const { number, day, hash } of some) {
      const there = hashes.get(number)
      if (there === undefined) onFault({ kind: 'ANCHOR_MISSING', stamp: number, day })
      else if (there !== hash) onFault({ kind: 'ANCHOR_DIFFERS', stamp: number, day })
    }
  }
}
