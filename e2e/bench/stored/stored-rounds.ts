import { query } from '../../support/database.ts'
import { measureIntake, type IntakeRun } from '../intake/measure-intake.ts'
import { holdersOfNew, type LinkHolder, type Wanted } from '../reading/holders.ts'
import { measureRequests, type RequestRun } from '../reading/measure-requests.ts'
import { askingForPin, enteringPin, opening } from '../reading/requests.ts'
import type { SmsSinkAnswer } from '../sinks/sms-sink.ts'
import type { Bench } from '../bench.ts'
import type { Options } from '../options.ts'
import { multiply, type Templates } from './multiply.ts'

/** One round with so many deliveries stored before it began. */
export type StoredRun = { stored: number; intake: IntakeRun; opening: RequestRun }

const bytes = 4_096
const connections = 10

/** How intake and opening go when there is more and more in the database. */
export async function storedRounds(bench: Bench, options: Options): Promise<StoredRun[]> {
  const { say, sigill } = bench
  const templates = await makeTemplates(bench)
  const runs: StoredRun[] = []
  await storedRound(bench, { stored: 0, name: 'warm-up', options })
  for (const { name, count: stored } of options.stored) {
    const begun = performance.now()
    await multiply(sigill.gateway, templates, stored)
    say(`${name} deliveries are stored (${((performance.now() - begun) / 1000).toFixed(0)} s)`)
    for (let round = 1; round <= options.rounds; round++) {
      const run = await storedRound(bench, { stored, name: `${name}-${round}`, options })
      const { done } = run.intake
      say(
        `${name} stored, round ${round}: ${done.mailsPerSecond.toFixed(0)} mails/s, opening p99 ${run.opening.latency.p99.toFixed(1)} ms`,
      )
      runs.push(run)
    }
  }
  return runs
}

async function storedRound(
  bench: Bench,
  { stored, name, options }: { stored: number; name: string; options: Options },
): Promise<StoredRun> {
  const { smtp, http, sigill } = bench
  const intake = await measureIntake(smtp, sigill, { bytes, connections, seconds: options.seconds })
  const holders = await holdersOfNew(smtp, sigill, { run: `stored-${name}`, count: options.requests, bytes })
  const requests = holders.map(opening)
  const { run } = await measureRequests(http, sigill, { operation: 'opening', requests, connections })
  return { stored, intake, opening: run }
}

/** A delivery of each kind, made in the ordinary way. */
async function makeTemplates({ smtp, http, sms, sigill }: Bench): Promise<Templates> {
  const one = async (wanted: Omit<Wanted, 'count' | 'bytes'>): Promise<LinkHolder> => {
    const [holder] = await holdersOfNew(smtp, sigill, { ...wanted, count: 1, bytes })
    if (!holder) throw new Error('a template without a link')
    return holder
  }
  const ask = (request: ReturnType<typeof opening>) =>
    measureRequests(http, sigill, { operation: 'templates', requests: [request], connections: 1 })
  const [announced, opened] = [await one({ run: 'announced' }), await one({ run: 'opened' })]
  const openedByPin = await one({ run: 'opened-by-pin', withNumbers: true })
  await ask(opening(opened))
  await ask(askingForPin(openedByPin))
  const { codes } = await sms.ask<SmsSinkAnswer>({})
  await ask(enteringPin(openedByPin, codes[openedByPin.e164] ?? ''))
  // What is kept of a notice is written down after the relay has taken it.
  const states = () => query(sigill.gateway, 'select from deliveries where announced_at is null')
  while ((await states()).length > 0);
  return { announced: announced.id, opened: opened.id, openedByPin: openedByPin.id }
}
