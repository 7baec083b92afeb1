import { faultKinds, type FaultKind } from './faults.ts'
import type { Outcome } from './run.ts'

type Run = { plan: FaultKind[]; repeatsAreInDoubt: boolean }

/** What must not be: a line for each fault. A relay may get a notice again whose acknowledgement we did not live to write down. */
export function faultsOf(outcome: Outcome, { repeatsAreInDoubt }: Pick<Run, 'repeatsAreInDoubt'>): string[] {
  const { mails, acknowledged, missing, twice, repeated, wrong, wrongly, orphanedChunks, deliveries } = outcome
  const list = (what: string, items: string[]) =>
    items.length === 0 ? [] : [`${what}: ${items.slice(0, 20).join(', ')}`]
  return [
    ...(acknowledged < mails ? [`${mails - acknowledged} mails were never acknowledged`] : []),
    ...list('missing', missing),
    ...list('twice', twice),
    ...(repeatsAreInDoubt ? [] : list('twice, the same mail', repeated)),
    ...list('not opened, or not what was sent', wrong),
    ...list('not so long, or not said so, as their sender wants it', wrongly),
    ...(orphanedChunks > 0 ? [`${orphanedChunks} chunks that nobody will ever delete`] : []),
    ...(deliveries !== outcome.deliveriesExpected ? [`${deliveries} deliveries are stored`] : []),
  ]
}

export function table(outcome: Outcome, { plan, repeatsAreInDoubt }: Run): string {
  const rounds = faultKinds.map((kind): Row => [kind, plan.filter((planned) => planned === kind).length])
  const rows: Row[] = [
    ['rounds', plan.length],
    ...rounds.map(([kind, count]): Row => [`  ${kind}`, count]),
    ['acknowledged mails', outcome.acknowledged],
    ['  for recipients', outcome.deliveriesExpected],
    ['  tries that it took', outcome.tries],
    ['missing', outcome.missing.length],
    ['notices twice', outcome.twice.length + (repeatsAreInDoubt ? 0 : outcome.repeated.length)],
    ...(repeatsAreInDoubt ? [['  in doubt: the same Message-ID again', outcome.repeated.length] satisfies Row] : []),
    ['opened correctly with the link', outcome.opened],
    ['a day longer, by an answer', outcome.extended],
    ['unfinished messages, swept after a day', outcome.unfinishedOwners],
    ['chunks without a message', outcome.orphanedChunks],
    ['half-written mails in the outbox', outcome.tornMails],
    ['slowest answer, s', Number((outcome.slowestAnswer / 1000).toFixed(1))],
  ]
  return rows.map(([what, count]) => `${what.padEnd(42)}${String(count).padStart(8)}`).join('\n')
}

type Row = [what: string, count: number]
