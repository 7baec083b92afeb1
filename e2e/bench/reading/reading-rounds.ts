import type { Bench } from '../bench.ts'
import type { Options } from '../options.ts'
import type { SmsSinkAnswer } from '../sinks/sms-sink.ts'
import { holdersOfNew, type LinkHolder } from './holders.ts'
import type { HttpAnswer } from './http-load.ts'
import { measureRequests, type RequestRun, type Requests } from './measure-requests.ts'
import { askingForPin, enteringPin, fetching, openedBy, opening, sending } from './requests.ts'

const connections = 10
const [short, large] = [4_096, 10 * 1_048_576]
/** Of the 10 MB attachment: a round is long enough, and the same few are read again. */
const [largeMails, downloads] = [3, 20]

/** Everything that a recipient's browser and an integrator ask for; the first round is a warm-up and is not kept. */
export async function readingRounds(bench: Bench, options: Options): Promise<RequestRun[]> {
  const { say } = bench
  const runs: RequestRun[] = []
  const loaded = await holdersOfNew(bench.smtp, bench.sigill, {
    run: 'large',
    count: options.requests < largeMails ? 1 : largeMails,
    bytes: large,
  })
  for (let round = 0; round <= options.rounds; round++) {
    const found = await readingRound(bench, { round, loaded, count: options.requests })
    for (const { operation, requestsPerSecond, latency } of found) {
      say(`round ${round}: ${operation}: ${requestsPerSecond.toFixed(0)}/s, p99 ${latency.p99.toFixed(1)} ms`)
    }
    if (round > 0) runs.push(...found)
  }
  return runs
}

async function readingRound(
  { smtp, http, sms, sigill, token }: Bench,
  { round, loaded, count }: { round: number; loaded: LinkHolder[]; count: number },
): Promise<RequestRun[]> {
  const runs: RequestRun[] = []
  const measure = async (asked: Omit<Requests, 'connections'>): Promise<(HttpAnswer | undefined)[]> => {
    const { run, answers } = await measureRequests(http, sigill, { ...asked, connections })
    runs.push(run)
    return answers
  }
  const byLink = await holdersOfNew(smtp, sigill, { run: `link${round}`, count, bytes: short })
  const opened = await measure({ operation: 'opening', requests: byLink.map(opening) })
  const manifests = opened.map((answer) => fetching(openedBy(answer), 0))
  await measure({ operation: 'reading', requests: manifests })

  const byPin = await holdersOfNew(smtp, sigill, { run: `pin${round}`, count, bytes: short, withNumbers: true })
  await measure({ operation: 'PIN asked for', requests: byPin.map(askingForPin) })
  const { codes } = await sms.ask<SmsSinkAnswer>({})
  const entries = byPin.map((holder) => enteringPin(holder, codes[holder.e164] ?? ''))
  await measure({ operation: 'PIN entered', requests: entries })

  const { answers } = await measureRequests(http, sigill, {
    operation: 'opening',
    requests: loaded.map(opening),
    connections,
  })
  const attachments = answers.map((answer) => fetching(openedBy(answer), 1))
  const wanted = Array.from({ length: Math.min(downloads, count) }, (_, n) => attachments[n % attachments.length])
  await measure({ operation: '10 MB attachment', requests: wanted.filter((request) => request !== undefined) })

  await measure({ operation: 'sendMessage', requests: Array.from({ length: count }, () => sending(token)) })
  await sigill.settled(count)
  return runs
}
