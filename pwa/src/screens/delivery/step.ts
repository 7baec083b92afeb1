import type { LinkKeys } from '@sigill/envelope/keys.ts'
import type {
  GoneReason,
  HeldFragment,
  LockedFragment,
  OpenedFragment,
  PinFragment,
  PinUnavailableReason,
  SummaryFragment,
} from '../../graphql/operations.generated.ts'
import type { OutageKind } from '../../graphql/outage.ts'

/** Why the last code did not do: wrong with tries left, used up by it, or not valid any more. */
export type PinProblem = { kind: 'WRONG'; triesLeft: number } | { kind: 'USED_UP' } | { kind: 'NOT_VALID' }

/** Why what a person pressed was not done. */
export type Refusal = OutageKind | 'NUMBER_NOT_TAKEN'

export type AtSummary = {
  at: 'summary'
  summary: SummaryFragment
  busy: boolean
  refusal?: Refusal | undefined
  /** The sender has been asked for more time from here. */
  moreTimeAsked?: boolean
}

export type AskingPin = {
  at: 'asking-pin'
  summary: SummaryFragment
  /** `null` once the code that was sent can no longer be entered. */
  pin: PinFragment | null
  busy: boolean
  /** Another code was asked for from here. */
  resent?: boolean
  problem?: PinProblem | undefined
  refusal?: Refusal | undefined
}

export type PinUnavailable = {
  at: 'pin-unavailable'
  summary: SummaryFragment
  reason: PinUnavailableReason
  retryAt: string | null
}

/** Where a person is between the link and the message. */
export type Step =
  | { at: 'looking' }
  | AtSummary
  | AskingPin
  | PinUnavailable
  | { at: 'opened'; opened: OpenedFragment; keys: LinkKeys }
  | { at: 'held'; held: HeldFragment }
  | { at: 'locked'; locked: LockedFragment }
  | { at: 'gone'; reason: GoneReason }
  | { at: 'outage'; kind: OutageKind }
