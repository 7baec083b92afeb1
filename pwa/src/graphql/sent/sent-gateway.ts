import { ask } from '../ask.ts'
import {
  type ControlFragment,
  type ControlInput,
  ExtendMessageDocument,
  type ExtendMessageInput,
  GiveNumberDocument,
  type GiveNumberInput,
  RecallDeliveryDocument,
  RecallMessageDocument,
  type RecallMessageInput,
  SendNoticeAgainDocument,
  SentMessageDocument,
  type SentMessageQuery,
  type SentMessageQueryVariables,
  UnlockDeliveryDocument,
} from './operations.generated.ts'

/** What a sender can ask of the server about what they sent. Everything may throw `Outage`. */
export type SentGateway = {
  sentMessage: (holder: SentMessageQueryVariables) => Promise<SentMessageQuery['sentMessage']>
  recallDelivery: (input: ControlInput) => Promise<ControlFragment>
  recallMessage: (input: RecallMessageInput) => Promise<ControlFragment>
  extendMessage: (input: ExtendMessageInput) => Promise<ControlFragment>
  sendNoticeAgain: (input: ControlInput) => Promise<ControlFragment>
  giveNumber: (input: GiveNumberInput) => Promise<ControlFragment>
  unlockDelivery: (input: ControlInput) => Promise<ControlFragment>
}

export const sentGateway: SentGateway = {
  sentMessage: async (holder) => (await ask(SentMessageDocument, holder)).sentMessage,
  recallDelivery: async (input) => (await ask(RecallDeliveryDocument, { input })).recallDelivery,
  recallMessage: async (input) => (await ask(RecallMessageDocument, { input })).recallMessage,
  extendMessage: async (input) => (await ask(ExtendMessageDocument, { input })).extendMessage,
  sendNoticeAgain: async (input) => (await ask(SendNoticeAgainDocument, { input })).sendNoticeAgain,
  giveNumber: async (input) => (await ask(GiveNumberDocument, { input })).giveNumber,
  unlockDelivery: async (input) => (await ask(UnlockDeliveryDocument, { input })).unlockDelivery,
}
