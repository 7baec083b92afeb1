import type { Client } from '../clients/authenticate-client.ts'
import type { Dependencies } from '../dependencies.ts'
import type { OperatorSignInNeeded, Statistics } from '../graphql/schema.generated.ts'
import { InputFault } from '../messages/input-fault.ts'
import { hasOperatorSession, type OperatorToken } from '../operators/operator-session.ts'
import { signInMethod } from '../operators/sign-in-method.ts'
import { figuresOf } from './figures.ts'
import { monthsBetween } from './month.ts'
import { countDeliveries, type CountedRow, type Months } from './statistics.store.ts'

const mostMonths = 60

/** Who asks: a browser with an operator's session, or a client with a scope. */
export type Asker = { operatorToken: OperatorToken; client: Client | undefined }
type Asked = Months & Asker

export type StatisticsRows = { kind: 'StatisticsRows'; rows: CountedRow[] }
type SignInNeeded = OperatorSignInNeeded & { kind: 'OperatorSignInNeeded' }

export async function countStatistics(
  deps: Dependencies,
  asked: Asked,
): Promise<(Statistics & { kind: 'Statistics' }) | SignInNeeded> {
  const counted = await countRows(deps, asked)
  return counted.kind === 'StatisticsRows' ? { kind: 'Statistics', ...figuresOf(counted.rows, asked) } : counted
}

/**
 * As they were counted, every grouping of month, category and level.
 * @throws InputFault
 */
export async function countRows(deps: Dependencies, asked: Asked): Promise<StatisticsRows | SignInNeeded> {
  if (!(await mayAsk(deps, asked))) return { kind: 'OperatorSignInNeeded', method: signInMethod(deps) }
  const months = monthsBetween(asked)
  if (months < 1) throw new InputFault('from is after to.')
  if (months > mostMonths) throw new InputFault(`At most ${mostMonths} months can be asked for.`)
  return { kind: 'StatisticsRows', rows: await countDeliveries(deps.db, { ...asked, timeZone: deps.config.timeZone }) }
}

const mayAsk = async (deps: Dependencies, { operatorToken, client }: Asker) =>
  client?.scopes.includes('statistics:read') === true || hasOperatorSession(deps, operatorToken)
