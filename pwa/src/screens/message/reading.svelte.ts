import { EnvelopeError } from '@sigill/envelope/errors.ts'
import type { LinkKeys } from '@sigill/envelope/keys.ts'
import type { OpenedFragment } from '../../graphql/operations.generated.ts'
import { type OutageKind, outageOf } from '../../graphql/outage.ts'
import { SessionEnded } from '../../graphql/session-ended.ts'
import { openMessage, type OpenedMessage } from './opened-message.ts'

export type ReadingStep =
  | { at: 'unlocking' }
  | { at: 'reading'; message: OpenedMessage }
  | { at: 'damaged' }
  | { at: 'outage'; kind: OutageKind }

export type Reopening = { done: () => void; later: () => void }

/** An opened message, and the session behind it, which ends while a person reads or writes. */
export class Reading {
  step = $state.raw<ReadingStep>({ at: 'unlocking' })
  /** Set while the person is asked to open the message again. */
  reopening = $state.raw<Reopening | undefined>()
  #reopened: Promise<void> | undefined

  async unlock(opened: OpenedFragment, keys: LinkKeys) {
    this.step = { at: 'unlocking' }
    try {
      this.step = { at: 'reading', message: await this.inSession(() => openMessage(opened, keys)) }
    } catch (error) {
      if (error instanceof EnvelopeError) this.step = { at: 'damaged' }
      else this.step = { at: 'outage', kind: outageOf(error, navigator).kind }
    }
  }

  /** Does what needs the session, and when that is over does it again once the person has opened the message again. */
  async inSession<Result>(attempt: () => Promise<Result>): Promise<Result> {
    try {
      return await attempt()
    } catch (error) {
      if (!(error instanceof SessionEnded)) throw error
      // Pictures and files may find out at the same time; the person is asked once.
      this.#reopened ??= this.#reopen(error).finally(() => (this.#reopened = undefined))
      await this.#reopened
      return attempt()
    }
  }

  #reopen(ended: SessionEnded): Promise<void> {
    return new Promise((resolve, reject) => {
      const answer = (settle: () => void) => () => {
        this.reopening = undefined
        settle()
      }
      this.reopening = {
        done: answer(resolve),
        later: answer(() => {
          reject(ended)
        }),
      }
    })
  }
}
