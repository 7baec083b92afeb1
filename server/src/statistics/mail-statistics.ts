import { toBase64url } from '@sigill/envelope/bytes.ts'
import type { Dependencies } from '../dependencies.ts'
import { writeEvents } from '../events/events.store.ts'
import type { JobOutcome } from '../jobs/jobs.ts'
import { keyedDigest } from '../keys/digests.ts'
import { writeDownTaken } from '../mails/write-down-taken.ts'
import { gatewayOf } from '../mails/gateway.ts'
import { figuresOf } from './figures.ts'
import { monthAfter, thisMonth } from './month.ts'
import { statisticsCsv } from './statistics-csv.ts'
import { statisticsMail, type StatisticsMail } from './statistics-mail.ts'
import { countDeliveries, mailedTo } from './statistics.store.ts'

type Mailing = { month: string; address: string }

/**
 * Mails last month's statistics to those who do not have them yet. Asked every day, so that a server that was down on the first of the month mails
 * them when it is back, and that somebody who is added gets the last ones at once.
 */
export async function mailStatistics(deps: Dependencies): Promise<JobOutcome> {
  const month = monthAfter(thisMonth(deps), -1)
  const had = await mailedTo(deps.db, { month, timeZone: deps.config.timeZone })
  const waiting = deps.config.statisticsMailTo.filter((address) => !had.includes(digestOf(deps, address)))
  if (waiting.length === 0) return { kind: 'Done' }
  const about = await countedMonth(deps, month)
  const codes: string[] = []
  for (const address of waiting) {
    const outcome = await mailOne(deps, { month, address }, about)
    if (outcome.kind === 'TryLater') codes.push(outcome.code)
  }
  return codes[0] === undefined ? { kind: 'Done' } : { kind: 'TryLater', code: codes[0] }
}

type Counted = Pick<StatisticsMail, 'month' | 'before' | 'csv'>

async function countedMonth({ db, config }: Dependencies, month: string): Promise<Counted> {
  const months = { from: monthAfter(month, -1), to: month }
  const rows = await countDeliveries(db, { ...months, timeZone: config.timeZone })
  const [before, last] = figuresOf(rows, months).months
  if (!before || !last) throw new Error('two months were asked for')
  return { month: last, before, csv: statisticsCsv(rows.filter((row) => row.month === month)) }
}

async function mailOne(deps: Dependencies, { month, address }: Mailing, counted: Counted): Promise<JobOutcome> {
  const { config, clock, db, log, mailSender } = deps
  const language = config.policy.defaultLanguage
  const reader = digestOf(deps, address)
  const mail = statisticsMail({ gateway: gatewayOf(config), language, to: address, reader, ...counted })
  const outcome = await mailSender.send(mail)
  if (outcome.kind === 'MailDeferred') return { kind: 'TryLater', code: outcome.code }
  if (outcome.kind === 'MailRefused') {
    log.error('the statistics of the month were not taken', { code: outcome.code })
    return { kind: 'Done' }
  }
  const details = { month, to: reader }
  await writeDownTaken(() => writeEvents(db, [{ kind: 'STATISTICS_MAILED', at: clock.now(), details }]))
  return { kind: 'Done' }
}

/** Tells those who get it apart, in events and Message-IDs, which name no addresses. */
const digestOf = ({ keys }: Dependencies, address: string) =>
  toBase64url(keyedDigest(keys.pepper, 'statistics-mail', address)).slice(0, 16)
