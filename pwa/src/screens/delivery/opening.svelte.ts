import { toBase64url } from '@sigill/envelope/bytes.ts'
import { deriveLinkKeys, type LinkKeys } from '@sigill/envelope/keys.ts'
import type { Gateway } from '../../graphql/gateway.ts'
import type {
  GoneFragment,
  HeldFragment,
  Language,
  LockedFragment,
  SummaryFragment,
} from '../../graphql/operations.generated.ts'
import { outageOf } from '../../graphql/outage.ts'
import type { Link } from '../../link.ts'
import type { AskingPin, AtSummary, PinProblem, PinUnavailable, Step } from './step.ts'

/** From a link to the sealed message: what the person is asked for on the way, and every way it can end. */
export class Opening {
  step = $state.raw<Step>({ at: 'looking' })

  readonly #gateway: Gateway
  readonly #deliveryId: string
  readonly #keys: Promise<LinkKeys>

  constructor(gateway: Gateway, link: Link, step: Step = { at: 'looking' }) {
    this.step = step
    this.#gateway = gateway
    this.#deliveryId = link.deliveryId
    this.#keys = deriveLinkKeys(link.linkSecret)
  }

  /** Changes nothing on the server: mail filters open links too. `resume`: Open was pressed in this tab before. */
  async look({ resume }: { resume: boolean }) {
    this.step = { at: 'looking' }
    try {
      const answer = await this.#gateway.delivery(await this.#holder())
      if (answer.__typename !== 'DeliverySummary') this.step = ending(answer)
      else if (resume && answer.pin) this.enterCode(answer)
      else this.step = { at: 'summary', summary: answer, busy: false }
    } catch (error) {
      this.step = { at: 'outage', kind: outageOf(error, navigator).kind }
    }
  }

  /** A person pressed Open, or asked for a new code. */
  async open(from: AtSummary | AskingPin | PinUnavailable, language: Language) {
    if (from.at !== 'pin-unavailable' && from.busy) return
    const { summary } = from
    const waiting = from.at === 'asking-pin' ? from : { at: 'summary' as const, summary }
    this.step = { ...waiting, ...begun }
    try {
      const answer = await this.#gateway.openDelivery({ ...(await this.#holder()), language })
      if (answer.__typename === 'PinSent')
        this.step = { at: 'asking-pin', summary, pin: answer, busy: false, resent: from.at === 'asking-pin' }
      else if (answer.__typename === 'PinUnavailable') this.step = { ...answer, at: 'pin-unavailable', summary }
      else if (answer.__typename === 'DeliveryOpened')
        this.step = { at: 'opened', opened: answer, keys: await this.#keys }
      else this.step = ending(answer)
    } catch (error) {
      this.step = { ...waiting, busy: false, refusal: outageOf(error, navigator).kind }
    }
  }

  /** The code is in an SMS that came before, perhaps asked for in another tab. */
  enterCode(summary: SummaryFragment) {
    this.step = { at: 'asking-pin', summary, pin: summary.pin, busy: false }
  }

  async verify(asking: AskingPin, pin: string) {
    this.step = { ...asking, ...begun }
    try {
      const answer = await this.#gateway.verifyPin({ ...(await this.#holder()), pin })
      if (answer.__typename === 'DeliveryOpened') this.step = { at: 'opened', opened: answer, keys: await this.#keys }
      else if (answer.__typename === 'PinRejected') this.step = { ...asking, busy: false, problem: problemOf(answer) }
      else this.step = ending(answer)
    } catch (error) {
      this.step = { ...asking, busy: false, refusal: outageOf(error, navigator).kind }
    }
  }

  /** A person pressed that the code goes to a telephone that is not theirs. */
  async reportWrongNumber(from: AtSummary | AskingPin) {
    if (from.busy) return
    this.step = { ...from, ...begun }
    try {
      const answer = await this.#gateway.reportWrongNumber(await this.#holder())
      if (answer.__typename !== 'WrongNumberNotTaken') this.step = ending(answer)
      else this.step = { ...from, busy: false, refusal: 'NUMBER_NOT_TAKEN' }
    } catch (error) {
      this.step = { ...from, busy: false, refusal: outageOf(error, navigator).kind }
    }
  }

  /** A person pressed that the time is too short. */
  async askForMoreTime(from: AtSummary) {
    if (from.busy) return
    this.step = { ...from, ...begun }
    try {
      const answer = await this.#gateway.askForMoreTime(await this.#holder())
      this.step = answer.__typename === 'MoreTimeAsked' ? { ...from, ...ended, moreTimeAsked: true } : ending(answer)
    } catch (error) {
      this.step = { ...from, busy: false, refusal: outageOf(error, navigator).kind }
    }
  }

  /** What has become of the SMS. A person is waiting for it, so that it could not be asked is no news. */
  async refreshReport() {
    const answer = await this.#gateway.delivery(await this.#holder()).catch(() => undefined)
    const step = this.step
    if (step.at !== 'asking-pin' || step.busy || answer === undefined) return
    this.step = answer.__typename === 'DeliverySummary' ? { ...step, pin: answer.pin } : ending(answer)
  }

  async #holder() {
    return { id: this.#deliveryId, accessToken: toBase64url((await this.#keys).accessToken) }
  }
}

const ended = { busy: false, refusal: undefined }
const begun = { busy: true, refusal: undefined, problem: undefined }

function ending(answer: HeldFragment | LockedFragment | GoneFragment): Step {
  if (answer.__typename === 'DeliveryHeld') return { at: 'held', held: answer }
  if (answer.__typename === 'DeliveryLocked') return { at: 'locked', locked: answer }
  return { at: 'gone', reason: answer.goneReason }
}

function problemOf({ reason, triesLeft }: { reason: 'WRONG' | 'NOT_VALID'; triesLeft: number }): PinProblem {
  if (reason === 'NOT_VALID') return { kind: 'NOT_VALID' }
  return triesLeft > 0 ? { kind: 'WRONG', triesLeft } : { kind: 'USED_UP' }
}
