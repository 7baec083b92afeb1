import type { SentFragment } from '../../graphql/sent/operations.generated.ts'

export type SentDelivery = SentFragment['deliveries'][number]

/** What a sender wants to know first of a delivery. */
export type SentStatus =
  | 'ON_ITS_WAY'
  | 'WAITING'
  | 'OPENED'
  | 'REPLIED'
  | 'PHONE_MISSING'
  | 'WRONG_NUMBER'
  | 'SMS_UNDELIVERABLE'
  | 'NUMBER_UNTOLD'
  | 'LOCKED'
  | 'UNDELIVERABLE'
  | 'RECALLED'
  | 'EXPIRED'

const byState = { ACCEPTED: 'ON_ITS_WAY', ANNOUNCED: 'WAITING' } as const

export function statusOf({ state, heldReason, repliedAt }: SentDelivery): SentStatus {
  if (state === 'HELD') return heldReason ?? 'PHONE_MISSING'
  if (state === 'OPENED') return repliedAt === null ? 'OPENED' : 'REPLIED'
  return state === 'ACCEPTED' || state === 'ANNOUNCED' ? byState[state] : state
}

/** When the notice arrived, as far as is known: one that bounced was taken first, too. */
export const arrivedAt = ({ state, announcedAt }: SentDelivery) => (state === 'UNDELIVERABLE' ? null : announcedAt)

/** Nothing happens with it until its sender does something. */
export const needsSender = ({ state, heldReason }: SentDelivery) =>
  ['HELD', 'LOCKED', 'UNDELIVERABLE'].includes(state) && heldReason !== 'NUMBER_UNTOLD'

/** Those that wait for the sender first, else as they were sent. */
export const inOrderOfNeed = (deliveries: SentDelivery[]) =>
  deliveries.toSorted((one, other) => Number(needsSender(other)) - Number(needsSender(one)))

/** Days that a person may choose to add, of the `extendableDays` that can be. */
export function daysToChoose(extendableDays: number): number[] {
  const usual = [7, 14, 30, 90].filter((days) => days <= extendableDays)
  return usual.length > 0 || extendableDays <= 0 ? usual : [extendableDays]
}
