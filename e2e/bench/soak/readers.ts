import { setTimeout as sleep } from 'node:timers/promises'
import type { Bench } from '../bench.ts'
import { holderOf } from '../reading/holders.ts'
import type { HttpLoad, HttpLoadResult, HttpRequest } from '../reading/http-load.ts'
import { fetching, openedBy, opening, replying, type Opened } from '../reading/requests.ts'

/** How the recipients fared; latencies in milliseconds, each from the moment that its request was due. */
export type Readers = { openings: number[]; others: number[]; replies: number; failed: number; failures: string[] }

type Reading = {
  seconds: number
  /** One of so many opens; then they read everything, and one of four replies. */
  oneOf: number
  /** Seconds: whoever got a notice within one turn opens in the next. */
  turn: number
  /** When no more notices will come. */
  allOut: Promise<unknown>
}

/**
 * Recipients who open, read and reply at a constant rate. A turn begins when its time has come, whether the one before is
 * through or not.
 */
export async function read(bench: Bench, { seconds, oneOf, turn, allOut }: Reading): Promise<Readers> {
  const readers: Readers = { openings: [], others: [], replies: 0, failed: 0, failures: [] }
  const turns: Promise<void>[] = []
  let opened: Opened[] = []
  const begin = async () => {
    const { kept } = await bench.sigill.mailsOut({ handOver: true })
    const notices = kept.filter(isNotice).filter((_, index) => index % oneOf === 0)
    const others = opened.flatMap(whatTheyDo)
    opened = []
    readers.replies += others.filter(({ method }) => method === 'POST').length
    turns.push(
      Promise.all(notices.map(holderOf))
        .then((holders) => take(bench, { requests: alternating(holders.map(opening), others), turn, readers }))
        .then((found) => void opened.push(...found)),
    )
  }
  const begun = performance.now()
  await bench.sigill.mailsOut({ keep: true })
  for (let n = 1; n * turn <= seconds; n++) {
    await sleep(Math.max(0, begun + n * turn * 1000 - performance.now()))
    await begin()
  }
  await allOut
  // The last notices are opened, and what was opened is read.
  await begin()
  await Promise.all(turns)
  await begin()
  await Promise.all(turns)
  await bench.sigill.mailsOut({ keep: false, handOver: true })
  return readers
}

let readersSoFar = 0

function whatTheyDo(opened: Opened): HttpRequest[] {
  const parts = opened.parts.map((_part, index) => fetching(opened, index))
  return readersSoFar++ % 4 === 0 ? [...parts, replying(opened)] : parts
}

type Turn = { requests: HttpRequest[]; turn: number; readers: Readers }

async function take({ http, sigill }: Bench, { requests, turn, readers }: Turn): Promise<Opened[]> {
  if (requests.length === 0) return []
  const port = Number(new URL(sigill.gateway.url).port)
  const load: HttpLoad = { port, requests, connections: 50, rate: requests.length / turn }
  const result = await http.ask<HttpLoadResult>(load)
  readers.failed += result.failed
  readers.failures.push(...result.failures)
  for (const [n, milliseconds] of result.latencies.entries()) {
    const list = isOpening(requests[n]) ? readers.openings : readers.others
    list.push(milliseconds)
  }
  return result.answers.flatMap((answer, n) => (answer && isOpening(requests[n]) ? [openedBy(answer)] : []))
}

/** The others are replies on their way to the sender. */
const isNotice = (mail: string) => /^To:.*@foretag\.example/m.test(mail)

const isOpening = (request: HttpRequest | undefined) => request?.expect?.includes('DeliveryOpened') ?? false

/** One of these, one of those, so that both are spread over the turn. */
function alternating<T>(some: T[], others: T[]): T[] {
  return Array.from({ length: Math.max(some.length, others.length) }).flatMap((_, n) => [
    ...some.slice(n, n + 1),
    ...others.slice(n, n + 1),
  ])
}
