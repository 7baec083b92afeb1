import type { Bench } from '../bench.ts'
import type { Options } from '../options.ts'
import type { SmtpLoad, SmtpLoadResult } from '../intake/smtp-load.ts'
import { holdersOfNew } from './holders.ts'
import { measureRequests, type RequestRun } from './measure-requests.ts'
import { opening } from './requests.ts'

/** Mails that come in meanwhile, and openings, a second. */
const [mailRate, openingRate] = [50, 20]

export type OpeningUnderLoad = { run: RequestRun; mailsPerSecond: number; mailLatency: SmtpLoadResult['latency'] }

/** Both come at a constant rate, whatever is still waiting: what a person waits for counts from the moment of the press. */
export async function openingUnderLoad({ smtp, http, sigill }: Bench, { seconds }: Options): Promise<OpeningUnderLoad> {
  const lasting = seconds * 5
  const bytes = 4_096
  const count = Math.ceil(lasting * openingRate)
  const holders = await holdersOfNew(smtp, sigill, { run: 'loaded', count, bytes })
  const load: SmtpLoad = {
    port: sigill.smtpPort,
    run: 'meanwhile',
    bytes: [bytes],
    connections: 10,
    suffix: sigill.suffix,
    seconds: lasting,
    rate: mailRate,
  }
  const [mails, { run }] = await Promise.all([
    smtp.ask<SmtpLoadResult>(load),
    measureRequests(http, sigill, {
      operation: `opening, ${openingRate}/s, while ${mailRate} mails/s come in`,
      requests: holders.map(opening),
      connections: 50,
      rate: openingRate,
    }),
  ])
  await sigill.settled(mails.taken)
  return { run, mailsPerSecond: mails.taken / mails.seconds, mailLatency: mails.latency }
}
