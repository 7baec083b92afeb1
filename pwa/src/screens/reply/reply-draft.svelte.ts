import type { DraftWords } from '../../device/sealed-text.ts'
import { Outage, type OutageKind } from '../../graphql/outage.ts'
import type {
  ContentRefusalReason,
  SendReplyMutation,
  SendReplyMutationVariables,
} from '../../graphql/operations.generated.ts'
import { SessionEnded } from '../../graphql/session-ended.ts'

export type ReplyProblem =
  | { kind: 'EMPTY' }
  | { kind: 'TOO_LARGE' }
  | { kind: 'EXPIRED' | 'RECALLED' }
  | { kind: 'OUTAGE'; outage: OutageKind }
  /** By the virus scanner; without a name it is the text. */
  | { kind: ContentRefusalReason; name: string | undefined }

export type ReplyStep =
  { at: 'writing'; problem?: ReplyProblem } | { at: 'sending'; fraction: number; cancel: () => void } | { at: 'sent' }

type Answer = SendReplyMutation['sendReply']
type Accepted = Extract<Answer, { __typename: 'ReplyAccepted' }>
type Refused = Exclude<Answer, { __typename: 'ReplyAccepted' | 'SessionEnded' }>
type Watch = { progress: (fraction: number) => void; signal: AbortSignal }

/** What a reply uses: how it is sent, how a session that is over is asked for again, how a new reply is named. */
export type ReplyDoors = {
  send: (variables: SendReplyMutationVariables, watch: Watch) => Promise<Answer>
  inSession: <Result>(attempt: () => Promise<Result>) => Promise<Result>
  newKey: () => string
}

/** A reply while it is written and sent. Whatever goes wrong, words and files stay. */
export class ReplyDraft {
  step = $state.raw<ReplyStep>({ at: 'writing' })
  text = $state('')
  name = $state('')
  files = $state.raw<readonly File[]>([])
  /** Bytes. */
  limit = $state(0)
  readonly total = $derived(this.files.reduce((sum, { size }) => sum + size, 0))
  readonly #doors: ReplyDoors
  readonly #about: { deliveryId: string; subject: string }
  #lastAttempt = $state.raw<DraftWords['attempt']>()

  constructor(doors: ReplyDoors, about: { deliveryId: string; subject: string; name: string; limit: number }) {
    this.#doors = doors
    this.#about = about
    this.name = about.name
    this.limit = about.limit
  }

  /** What is kept of it on the device. */
  get words(): DraftWords {
    return { text: this.text, name: this.name, attempt: this.#lastAttempt }
  }

  /** What was kept, unless something has been written meanwhile. */
  restore({ text, name, attempt }: DraftWords) {
    if (this.text !== '') return
    this.text = text
    this.name = name
    this.#lastAttempt = attempt
  }

  add(files: readonly File[]) {
    this.files = [...this.files, ...files]
    this.#judgeFiles()
  }

  remove(file: File) {
    this.files = this.files.filter((kept) => kept !== file)
    this.#judgeFiles()
  }

  /** What was wrong may be mended by now; what has become too large is said before it is sent. */
  #judgeFiles() {
    if (this.step.at !== 'writing') return
    const isTooLarge = this.total > this.limit
    this.step = isTooLarge ? { at: 'writing', problem: { kind: 'TOO_LARGE' } } : { at: 'writing' }
  }

  /** The id and the time of the reply, once the server has it. */
  async send(): Promise<Accepted | undefined> {
    if (this.step.at === 'sending') return undefined
    const problem = this.#problem()
    if (problem) {
      this.step = { at: 'writing', problem }
      return undefined
    }
    const canceling = new AbortController()
    this.#progress(0, canceling)
    try {
      return this.#after(await this.#doors.inSession(() => this.#attempt(canceling)))
    } catch (error) {
      this.step = { at: 'writing', ...problemOf(error, canceling.signal) }
      return undefined
    }
  }

  #problem(): ReplyProblem | undefined {
    if (this.text.trim() === '' && this.files.length === 0) return { kind: 'EMPTY' }
    return this.total > this.limit ? { kind: 'TOO_LARGE' } : undefined
  }

  async #attempt(canceling: AbortController): Promise<Accepted | Refused> {
    const { deliveryId, subject } = this.#about
    const input = {
      deliveryId,
      idempotencyKey: this.#idempotencyKey(),
      subject,
      text: this.text,
      name: this.name.trim(),
    }
    const progress = (fraction: number) => {
      this.#progress(fraction, canceling)
    }
    const variables = { input, attachments: this.files.length > 0 ? [...this.files] : null }
    const answer = await this.#doors.send(variables, { progress, signal: canceling.signal })
    if (answer.__typename === 'SessionEnded') throw new SessionEnded()
    return answer
  }

  #after(answer: Accepted | Refused): Accepted | undefined {
    if (answer.__typename === 'ReplyAccepted') {
      this.step = { at: 'sent' }
      return answer
    }
    if (answer.__typename === 'ReplyTooLarge') this.limit = answer.limit
    this.step = { at: 'writing', problem: this.#refusal(answer) }
    return undefined
  }

  #refusal(answer: Refused): ReplyProblem {
    switch (answer.__typename) {
      case 'ReplyTooLarge':
        return { kind: 'TOO_LARGE' }
      case 'ReplyEmpty':
        return { kind: 'EMPTY' }
      case 'DeliveryGone':
        return { kind: answer.goneReason === 'RECALLED' ? 'RECALLED' : 'EXPIRED' }
      case 'ContentRefused':
        return { kind: answer.reason, name: this.files[(answer.attachment ?? 0) - 1]?.name }
    }
  }

  /** The same while nothing is changed: a try whose answer was lost makes no second reply, and a changed reply is never taken for the first. */
  #idempotencyKey(): string {
    const written = JSON.stringify([this.text, this.name, this.files.map(({ name, size }) => [name, size])])
    if (this.#lastAttempt?.written !== written) this.#lastAttempt = { key: this.#doors.newKey(), written }
    return this.#lastAttempt.key
  }

  #progress(fraction: number, canceling: AbortController) {
    if (canceling.signal.aborted) return
    const cancel = () => {
      canceling.abort()
    }
    this.step = { at: 'sending', fraction, cancel }
  }
}

/** None when the person stopped it, or will open the message again later. */
function problemOf(error: unknown, { aborted }: AbortSignal): { problem?: ReplyProblem } {
  if (aborted || error instanceof SessionEnded) return {}
  return { problem: { kind: 'OUTAGE', outage: error instanceof Outage ? error.kind : 'SERVER_DOWN' } }
}
