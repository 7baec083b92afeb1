import { ask } from './ask.ts'
import {
  AskForMoreTimeDocument,
  type AskForMoreTimeInput,
  type AskForMoreTimeMutation,
  DeliveryDocument,
  type DeliveryQuery,
  type DeliveryQueryVariables,
  OpenDeliveryDocument,
  type OpenDeliveryInput,
  type OpenDeliveryMutation,
  ReportWrongNumberDocument,
  type ReportWrongNumberMutation,
  type ReportWrongNumberInput,
  VerifyPinDocument,
  type VerifyPinInput,
  type VerifyPinMutation,
} from './operations.generated.ts'

/** What can be asked of the server before a message is open. Everything may throw `Outage`. */
export type Gateway = {
  delivery: (holder: DeliveryQueryVariables) => Promise<DeliveryQuery['delivery']>
  openDelivery: (input: OpenDeliveryInput) => Promise<OpenDeliveryMutation['openDelivery']>
  verifyPin: (input: VerifyPinInput) => Promise<VerifyPinMutation['verifyPin']>
  reportWrongNumber: (input: ReportWrongNumberInput) => Promise<ReportWrongNumberMutation['reportWrongNumber']>
  askForMoreTime: (input: AskForMoreTimeInput) => Promise<AskForMoreTimeMutation['askForMoreTime']>
}

export const gateway: Gateway = {
  delivery: async (holder) => (await ask(DeliveryDocument, holder)).delivery,
  openDelivery: async (input) => (await ask(OpenDeliveryDocument, { input })).openDelivery,
  verifyPin: async (input) => (await ask(VerifyPinDocument, { input })).verifyPin,
  reportWrongNumber: async (input) => (await ask(ReportWrongNumberDocument, { input })).reportWrongNumber,
  askForMoreTime: async (input) => (await ask(AskForMoreTimeDocument, { input })).askForMoreTime,
}
