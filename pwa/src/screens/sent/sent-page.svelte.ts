import type {
  ControlAction,
  ControlFragment,
  ControlRefusalReason,
  SentFragment,
} from '../../graphql/sent/operations.generated.ts'
import type { SentGateway } from '../../graphql/sent/sent-gateway.ts'
import { type OutageKind, outageOf } from '../../graphql/outage.ts'
import type { SentDelivery } from './sent-status.ts'

export type SenderAction = ControlAction | 'EXTEND'

/** What a person pressed; `deliveryId`: for which recipient, undefined when it is for all of them. */
export type Deed = { action: SenderAction; deliveryId?: string | undefined }

export type Outcome = Deed &
  ({ kind: 'done' } | { kind: 'refused'; reason: ControlRefusalReason } | { kind: OutageKind })

/** What is asked for in a dialog before it is done. */
export type Question = { action: SenderAction; delivery?: SentDelivery | undefined }

export type AtStatus = { at: 'status'; message: SentFragment; doing?: Deed | undefined; outcome?: Outcome | undefined }

/** `changed`: somebody wrote to the database. */
export type SentStep =
  { at: 'looking' } | { at: 'unknown' } | { at: 'changed' } | { at: 'outage'; kind: OutageKind } | AtStatus

function stepOf(answer: Awaited<ReturnType<SentGateway['sentMessage']>>): SentStep {
  switch (answer.__typename) {
    case 'SentMessage':
      return { at: 'status', message: answer }
    case 'SentMessageUnknown':
      return { at: 'unknown' }
    case 'SentMessageChanged':
      return { at: 'changed' }
  }
}

const ofNumber: readonly ControlRefusalReason[] = ['MALFORMED_PHONE', 'PHONE_NOT_ALLOWED']

/** One sent message as its sender sees it, and what they do with it. */
export class SentPage {
  step = $state.raw<SentStep>({ at: 'looking' })
  question = $state.raw<Question | undefined>()

  readonly #gateway: SentGateway
  readonly #holder: { messageId: string; token: string }

  constructor(gateway: SentGateway, holder: { messageId: string; token: string }) {
    this.#gateway = gateway
    this.#holder = holder
  }

  async look() {
    this.step = { at: 'looking' }
    try {
      this.step = stepOf(await this.#sentMessage())
    } catch (error) {
      this.step = { at: 'outage', kind: outageOf(error, navigator).kind }
    }
  }

  /** Somebody comes back to the page, which may be old by now. That it could not be asked is no news. */
  async refresh() {
    if (this.step.at !== 'status' || this.step.doing) return
    const before = this.step
    const answer = await this.#sentMessage().catch(() => undefined)
    if (this.step !== before || answer === undefined) return
    const step = stepOf(answer)
    this.step = step.at === 'status' ? { ...before, message: step.message } : step
  }

  ask(question: Question) {
    this.question = question
    if (this.step.at === 'status') this.step = { ...this.step, outcome: undefined }
  }

  leaveQuestion() {
    this.question = undefined
  }

  async recall(deliveryId: string) {
    await this.#do({ action: 'RECALL', deliveryId }, () => this.#gateway.recallDelivery(this.#input(deliveryId)))
  }

  /** From everybody; those to whom it is still on its way from the sender's mail server do not get it. */
  async recallAll() {
    await this.#do({ action: 'RECALL' }, () => this.#gateway.recallMessage(this.#holder))
  }

  async extend(days: number) {
    if (this.step.at !== 'status') return
    const from = this.step.message.expiresAt
    await this.#do({ action: 'EXTEND' }, () => this.#gateway.extendMessage({ ...this.#holder, days, from }))
  }

  async sendNoticeAgain(deliveryId: string) {
    const deed = { action: 'SEND_NOTICE_AGAIN', deliveryId } as const
    await this.#do(deed, () => this.#gateway.sendNoticeAgain(this.#input(deliveryId)))
  }

  async giveNumber(deliveryId: string, number: string) {
    const deed = { action: 'GIVE_NUMBER', deliveryId } as const
    await this.#do(deed, () => this.#gateway.giveNumber({ ...this.#input(deliveryId), number }))
  }

  async unlock(deliveryId: string) {
    await this.#do({ action: 'UNLOCK', deliveryId }, () => this.#gateway.unlockDelivery(this.#input(deliveryId)))
  }

  async #do(deed: Deed, act: () => Promise<ControlFragment>) {
    if (this.step.at !== 'status' || this.step.doing) return
    const { message } = this.step
    this.step = { at: 'status', message, doing: deed }
    try {
      await this.#take(deed, await act(), message)
    } catch (error) {
      this.step = { at: 'status', message, outcome: { ...deed, kind: outageOf(error, navigator).kind } }
      await this.refresh() // The answer alone may be lost.
    }
  }

  async #take(deed: Deed, answer: ControlFragment, before: SentFragment) {
    if (answer.__typename === 'SentMessage') {
      this.question = undefined
      this.step = { at: 'status', message: answer, outcome: { ...deed, kind: 'done' } }
    } else if (answer.reason === 'UNKNOWN') {
      this.question = undefined
      this.step = { at: 'unknown' }
    } else {
      this.step = { at: 'status', message: before, outcome: { ...deed, kind: 'refused', reason: answer.reason } }
      if (ofNumber.includes(answer.reason)) return
      this.question = undefined
      await this.refresh() // What is refused looked possible: the page is old.
    }
  }

  #sentMessage() {
    return this.#gateway.sentMessage({ id: this.#holder.messageId, token: this.#holder.token })
  }

  #input(deliveryId: string) {
    return { ...this.#holder, deliveryId }
  }
}
