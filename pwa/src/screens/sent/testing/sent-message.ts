import type { SentFragment } from '../../../graphql/sent/operations.generated.ts'
import type { SentDelivery } from '../sent-status.ts'

export const sentDelivery = (change: Partial<SentDelivery> = {}): SentDelivery => ({
  __typename: 'SentDelivery',
  id: 'anna',
  recipient: 'anna@foretag.se',
  name: 'Anna Åberg',
  level: 'PIN',
  state: 'ANNOUNCED',
  heldReason: null,
  maskedPhone: '+46 •• ••• •• 67',
  announcedAt: '2026-11-29T08:31:09.000Z',
  openedAt: null,
  openedOn: null,
  repliedAt: null,
  moreTimeAskedAt: null,
  actions: ['RECALL', 'SEND_NOTICE_AGAIN', 'GIVE_NUMBER'],
  ...change,
})

export const sentMessage = (change: Partial<SentFragment> = {}): SentFragment => ({
  __typename: 'SentMessage',
  id: '0197a3c2-5b1e-7c44-9f00-3d2a1b4c5d6e',
  senderAddress: 'eva.ek@kommun.se',
  acceptedAt: '2026-11-29T08:31:00.000Z',
  expiresAt: '2026-12-29T08:31:00.000Z',
  extendableDays: 335,
  deliveries: [sentDelivery()],
  ...change,
})
