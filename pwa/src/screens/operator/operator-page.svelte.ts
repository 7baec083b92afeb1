import { toBase64url, type Bytes } from '@sigill/envelope/bytes.ts'
import type { Clock } from '../../device/clock.ts'
import type { StatisticsQuery } from '../../graphql/operator.generated.ts'
import type { operator } from '../../graphql/operator.ts'
import { Outage, type OutageKind } from '../../graphql/outage.ts'
import type { SignInProblem } from '../../routes.ts'
import { monthsOf, type Period } from './period.ts'

type Answer = StatisticsQuery['statistics']
export type StatisticsShown = Extract<Answer, { __typename: 'Statistics' }>
export type SignInMethod = Extract<Answer, { __typename: 'OperatorSignInNeeded' }>['method']
export type Problem = SignInProblem | 'LINK_OVER' | 'SESSION_OVER'

type Step =
  | { at: 'counting' }
  | { at: 'following-link'; linkToken: Bytes }
  | { at: 'signing-in'; method: SignInMethod; problem: Problem | undefined }
  | { at: 'shown'; statistics: StatisticsShown; months: { from: string; to: string }; isLinkUnused: boolean }
  | { at: 'outage'; kind: OutageKind; retry: () => Promise<void> }

/** `problem`: what to say to whoever has to sign in. */
type Opened = { linkToken: Bytes | undefined; problem: Problem | undefined }

/**
 * What the page of operators shows. A one-time link waits for a press, since programs that look at links must not use it up; who is signed in
 * already needs none, and hears that it is still good for somebody else.
 */
export class OperatorPage {
  step = $state.raw<Step>({ at: 'counting' })
  period = $state<Period>('year')
  busy = $state(false)
  readonly #server: typeof operator
  readonly #clock: Clock

  constructor(uses: { server: typeof operator; clock: Clock }, { linkToken, problem }: Opened) {
    this.#server = uses.server
    this.#clock = uses.clock
    void this.count({ linkToken, problem })
  }

  async count(opened?: Opened): Promise<void> {
    const months = monthsOf(this.period, this.#clock)
    await this.#whileBusy(
      async () => {
        const answer = await this.#server.statistics(months)
        if (answer.__typename === 'Statistics')
          this.step = { at: 'shown', statistics: answer, months, isLinkUnused: opened?.linkToken !== undefined }
        else if (opened?.linkToken) this.step = { at: 'following-link', linkToken: opened.linkToken }
        else this.step = { at: 'signing-in', method: answer.method, problem: opened?.problem }
      },
      () => this.count(opened),
    )
  }

  async choose(period: Period): Promise<void> {
    this.period = period
    await this.count({ linkToken: undefined, problem: 'SESSION_OVER' })
  }

  async follow(linkToken: Bytes): Promise<void> {
    await this.#whileBusy(
      async () => {
        const answer = await this.#server.signIn(toBase64url(linkToken))
        if (answer.__typename === 'OperatorSignedIn') await this.count()
        else this.step = { at: 'signing-in', method: answer.method, problem: 'LINK_OVER' }
      },
      () => this.follow(linkToken),
    )
  }

  async signOut(): Promise<void> {
    await this.#whileBusy(
      async () => {
        const { method } = await this.#server.signOut()
        this.step = { at: 'signing-in', method, problem: undefined }
      },
      () => this.signOut(),
    )
  }

  async #whileBusy(work: () => Promise<void>, retry: () => Promise<void>): Promise<void> {
    this.busy = true
    try {
      await work()
    } catch (error) {
      if (!(error instanceof Outage)) throw error
      this.step = { at: 'outage', kind: error.kind, retry }
    } finally {
      this.busy = false
    }
  }
}
