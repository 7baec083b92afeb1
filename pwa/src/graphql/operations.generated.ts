/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
export type AskForMoreTimeInput = {
  accessToken: string;
  id: string | number;
};

export type ContentRefusalReason =
  /** The virus scanner found something. */
  | 'INFECTED'
  /** It could not look into all of it: an archive with a password, or one that is too large or packed too deep. */
  | 'UNSCANNABLE';

export type GoneReason =
  /** The time is over; the message has been destroyed. */
  | 'EXPIRED'
  /** The sender took the message back; it has been destroyed. */
  | 'RECALLED'
  /** No such delivery, or the link is not its link. */
  | 'UNKNOWN';

/** Why a delivery is held. */
export type HeldReason =
  /** A number was given that differs from the one before; a mail about it is on its way to the sender, and once their server has it the number is used. */
  | 'NUMBER_UNTOLD'
  /** Level PIN, and no number is known. */
  | 'PHONE_MISSING'
  /** The SMS provider could not deliver to the number. */
  | 'SMS_UNDELIVERABLE'
  /** The recipient says that the number is not theirs. */
  | 'WRONG_NUMBER';

/** A language that Sigill has texts in (BCP 47). */
export type Language =
  | 'en'
  | 'fi'
  | 'sv';

export type OpenDeliveryInput = {
  /** Derived from the link secret by HKDF (docs/envelope.md); proves the link without showing it. */
  accessToken: string;
  id: string | number;
  /** The language the person reads in; the SMS uses it. */
  language: Language;
};

export type PinRejectionReason =
  /** Older than 10 minutes, used up, or replaced by a newer one. */
  | 'NOT_VALID'
  | 'WRONG';

export type PinUnavailableReason =
  /** The SMS provider did not take the SMS. */
  | 'SMS_FAILED'
  /** Too many codes were asked for; at most 3 a day for a delivery, and limits for number, network and gateway. */
  | 'TOO_MANY';

export type ReportWrongNumberInput = {
  accessToken: string;
  id: string | number;
};

/** What opens a delivery. */
export type SecurityLevel =
  /** The link alone. */
  | 'LINK'
  /** The link, and a code sent by SMS. */
  | 'PIN';

export type SendReplyInput = {
  deliveryId: string | number;
  /** Chosen by the browser for this reply (UUID); a second try with it makes no second reply. */
  idempotencyKey: string | number;
  /** The display name the recipient signs with; at most 200 characters. */
  name?: string | null | undefined;
  /** The subject of the message that is answered; at most 998 characters. */
  subject: string;
  text: string;
};

/** What the SMS provider has said of the SMS so far. */
export type SmsReport =
  /** It has reached the phone. */
  | 'DELIVERED'
  /** It has not, and will not. Unless its code came in all the same or another was asked for, the delivery is held. */
  | 'FAILED'
  /** Handed over; no report yet. */
  | 'SENT';

export type VerifyPinInput = {
  accessToken: string;
  id: string | number;
  /** Six digits; spaces are ignored. */
  pin: string;
};

export type WrongNumberNotTakenReason =
  /** The level is LINK: no code is sent. */
  | 'NO_NUMBER'
  /** It was said 3 times before. */
  | 'TOO_MANY';

export type AskForMoreTimeMutationVariables = Exact<{
  input: AskForMoreTimeInput;
}>;


export type AskForMoreTimeMutation = { __typename: 'Mutation', askForMoreTime:
    | { __typename: 'DeliveryGone', goneReason: GoneReason }
    | { __typename: 'DeliveryHeld', senderName: string | null, senderAddress: string | null, heldReason: HeldReason }
    | { __typename: 'DeliveryLocked', senderName: string | null, senderAddress: string | null }
    | { __typename: 'MoreTimeAsked', askedAt: string }
   };

export type PinFragment = { __typename: 'PinSent', maskedPhone: string, sentAt: string, expiresAt: string, triesLeft: number, resendAt: string, report: SmsReport };

export type SummaryFragment = { __typename: 'DeliverySummary', id: string, level: SecurityLevel, senderName: string | null, senderAddress: string | null, organisation: string, recipient: string, acceptedAt: string, expiresAt: string, maskedPhone: string | null, pin: { __typename: 'PinSent', maskedPhone: string, sentAt: string, expiresAt: string, triesLeft: number, resendAt: string, report: SmsReport } | null };

export type LockedFragment = { __typename: 'DeliveryLocked', senderName: string | null, senderAddress: string | null };

export type HeldFragment = { __typename: 'DeliveryHeld', senderName: string | null, senderAddress: string | null, heldReason: HeldReason };

export type GoneFragment = { __typename: 'DeliveryGone', goneReason: GoneReason };

export type OpenedFragment = { __typename: 'DeliveryOpened', messageId: string, wrappedKey: string, sessionExpiresAt: string, replyLimit: number, delivery: { __typename: 'DeliverySummary', id: string, level: SecurityLevel, senderName: string | null, senderAddress: string | null, organisation: string, recipient: string, acceptedAt: string, expiresAt: string, maskedPhone: string | null, pin: { __typename: 'PinSent', maskedPhone: string, sentAt: string, expiresAt: string, triesLeft: number, resendAt: string, report: SmsReport } | null }, parts: Array<{ __typename: 'SealedPart', id: string, size: number, url: string }>, conversation: Array<{ __typename: 'ConversationEntry', deliveryId: string, acceptedAt: string }> };

export type DeliveryQueryVariables = Exact<{
  id: string | number;
  accessToken: string;
}>;


export type DeliveryQuery = { __typename: 'Query', delivery:
    | { __typename: 'DeliveryGone', goneReason: GoneReason }
    | { __typename: 'DeliveryHeld', senderName: string | null, senderAddress: string | null, heldReason: HeldReason }
    | { __typename: 'DeliveryLocked', senderName: string | null, senderAddress: string | null }
    | { __typename: 'DeliverySummary', id: string, level: SecurityLevel, senderName: string | null, senderAddress: string | null, organisation: string, recipient: string, acceptedAt: string, expiresAt: string, maskedPhone: string | null, pin: { __typename: 'PinSent', maskedPhone: string, sentAt: string, expiresAt: string, triesLeft: number, resendAt: string, report: SmsReport } | null }
   };

export type OpenDeliveryMutationVariables = Exact<{
  input: OpenDeliveryInput;
}>;


export type OpenDeliveryMutation = { __typename: 'Mutation', openDelivery:
    | { __typename: 'DeliveryGone', goneReason: GoneReason }
    | { __typename: 'DeliveryHeld', senderName: string | null, senderAddress: string | null, heldReason: HeldReason }
    | { __typename: 'DeliveryLocked', senderName: string | null, senderAddress: string | null }
    | { __typename: 'DeliveryOpened', messageId: string, wrappedKey: string, sessionExpiresAt: string, replyLimit: number, delivery: { __typename: 'DeliverySummary', id: string, level: SecurityLevel, senderName: string | null, senderAddress: string | null, organisation: string, recipient: string, acceptedAt: string, expiresAt: string, maskedPhone: string | null, pin: { __typename: 'PinSent', maskedPhone: string, sentAt: string, expiresAt: string, triesLeft: number, resendAt: string, report: SmsReport } | null }, parts: Array<{ __typename: 'SealedPart', id: string, size: number, url: string }>, conversation: Array<{ __typename: 'ConversationEntry', deliveryId: string, acceptedAt: string }> }
    | { __typename: 'PinSent', maskedPhone: string, sentAt: string, expiresAt: string, triesLeft: number, resendAt: string, report: SmsReport }
    | { __typename: 'PinUnavailable', reason: PinUnavailableReason, retryAt: string | null }
   };

export type ReportWrongNumberMutationVariables = Exact<{
  input: ReportWrongNumberInput;
}>;


export type ReportWrongNumberMutation = { __typename: 'Mutation', reportWrongNumber:
    | { __typename: 'DeliveryGone', goneReason: GoneReason }
    | { __typename: 'DeliveryHeld', senderName: string | null, senderAddress: string | null, heldReason: HeldReason }
    | { __typename: 'DeliveryLocked', senderName: string | null, senderAddress: string | null }
    | { __typename: 'WrongNumberNotTaken', reason: WrongNumberNotTakenReason }
   };

export type SendReplyMutationVariables = Exact<{
  input: SendReplyInput;
  attachments?: Array<Blob> | Blob | null | undefined;
}>;


export type SendReplyMutation = { __typename: 'Mutation', sendReply:
    | { __typename: 'ContentRefused', reason: ContentRefusalReason, attachment: number | null }
    | { __typename: 'DeliveryGone', goneReason: GoneReason }
    | { __typename: 'ReplyAccepted', id: string, acceptedAt: string }
    | { __typename: 'ReplyEmpty', deliveryId: string }
    | { __typename: 'ReplyTooLarge', limit: number }
    | { __typename: 'SessionEnded', deliveryId: string }
   };

export type VerifyPinMutationVariables = Exact<{
  input: VerifyPinInput;
}>;


export type VerifyPinMutation = { __typename: 'Mutation', verifyPin:
    | { __typename: 'DeliveryGone', goneReason: GoneReason }
    | { __typename: 'DeliveryHeld', senderName: string | null, senderAddress: string | null, heldReason: HeldReason }
    | { __typename: 'DeliveryLocked', senderName: string | null, senderAddress: string | null }
    | { __typename: 'DeliveryOpened', messageId: string, wrappedKey: string, sessionExpiresAt: string, replyLimit: number, delivery: { __typename: 'DeliverySummary', id: string, level: SecurityLevel, senderName: string | null, senderAddress: string | null, organisation: string, recipient: string, acceptedAt: string, expiresAt: string, maskedPhone: string | null, pin: { __typename: 'PinSent', maskedPhone: string, sentAt: string, expiresAt: string, triesLeft: number, resendAt: string, report: SmsReport } | null }, parts: Array<{ __typename: 'SealedPart', id: string, size: number, url: string }>, conversation: Array<{ __typename: 'ConversationEntry', deliveryId: string, acceptedAt: string }> }
    | { __typename: 'PinRejected', reason: PinRejectionReason, triesLeft: number }
   };

export const LockedFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Locked"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DeliveryLocked"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"senderName"}},{"kind":"Field","name":{"kind":"Name","value":"senderAddress"}}]}}]} as unknown as DocumentNode<LockedFragment, unknown>;
export const HeldFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Held"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DeliveryHeld"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"senderName"}},{"kind":"Field","name":{"kind":"Name","value":"senderAddress"}},{"kind":"Field","alias":{"kind":"Name","value":"heldReason"},"name":{"kind":"Name","value":"reason"}}]}}]} as unknown as DocumentNode<HeldFragment, unknown>;
export const GoneFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Gone"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DeliveryGone"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","alias":{"kind":"Name","value":"goneReason"},"name":{"kind":"Name","value":"reason"}}]}}]} as unknown as DocumentNode<GoneFragment, unknown>;
export const PinFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Pin"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PinSent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"maskedPhone"}},{"kind":"Field","name":{"kind":"Name","value":"sentAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"triesLeft"}},{"kind":"Field","name":{"kind":"Name","value":"resendAt"}},{"kind":"Field","name":{"kind":"Name","value":"report"}}]}}]} as unknown as DocumentNode<PinFragment, unknown>;
export const SummaryFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Summary"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DeliverySummary"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"level"}},{"kind":"Field","name":{"kind":"Name","value":"senderName"}},{"kind":"Field","name":{"kind":"Name","value":"senderAddress"}},{"kind":"Field","name":{"kind":"Name","value":"organisation"}},{"kind":"Field","name":{"kind":"Name","value":"recipient"}},{"kind":"Field","name":{"kind":"Name","value":"acceptedAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"maskedPhone"}},{"kind":"Field","name":{"kind":"Name","value":"pin"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Pin"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Pin"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PinSent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"maskedPhone"}},{"kind":"Field","name":{"kind":"Name","value":"sentAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"triesLeft"}},{"kind":"Field","name":{"kind":"Name","value":"resendAt"}},{"kind":"Field","name":{"kind":"Name","value":"report"}}]}}]} as unknown as DocumentNode<SummaryFragment, unknown>;
export const OpenedFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Opened"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DeliveryOpened"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"delivery"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Summary"}}]}},{"kind":"Field","name":{"kind":"Name","value":"messageId"}},{"kind":"Field","name":{"kind":"Name","value":"wrappedKey"}},{"kind":"Field","name":{"kind":"Name","value":"parts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"size"}},{"kind":"Field","name":{"kind":"Name","value":"url"}}]}},{"kind":"Field","name":{"kind":"Name","value":"conversation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"deliveryId"}},{"kind":"Field","name":{"kind":"Name","value":"acceptedAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sessionExpiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"replyLimit"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Pin"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PinSent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"maskedPhone"}},{"kind":"Field","name":{"kind":"Name","value":"sentAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"triesLeft"}},{"kind":"Field","name":{"kind":"Name","value":"resendAt"}},{"kind":"Field","name":{"kind":"Name","value":"report"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Summary"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DeliverySummary"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"level"}},{"kind":"Field","name":{"kind":"Name","value":"senderName"}},{"kind":"Field","name":{"kind":"Name","value":"senderAddress"}},{"kind":"Field","name":{"kind":"Name","value":"organisation"}},{"kind":"Field","name":{"kind":"Name","value":"recipient"}},{"kind":"Field","name":{"kind":"Name","value":"acceptedAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"maskedPhone"}},{"kind":"Field","name":{"kind":"Name","value":"pin"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Pin"}}]}}]}}]} as unknown as DocumentNode<OpenedFragment, unknown>;
export const AskForMoreTimeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AskForMoreTime"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AskForMoreTimeInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"askForMoreTime"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MoreTimeAsked"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"askedAt"}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Held"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Locked"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Gone"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Locked"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DeliveryLocked"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"senderName"}},{"kind":"Field","name":{"kind":"Name","value":"senderAddress"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Held"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DeliveryHeld"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"senderName"}},{"kind":"Field","name":{"kind":"Name","value":"senderAddress"}},{"kind":"Field","alias":{"kind":"Name","value":"heldReason"},"name":{"kind":"Name","value":"reason"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Gone"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DeliveryGone"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","alias":{"kind":"Name","value":"goneReason"},"name":{"kind":"Name","value":"reason"}}]}}]} as unknown as DocumentNode<AskForMoreTimeMutation, AskForMoreTimeMutationVariables>;
export const DeliveryDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Delivery"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"accessToken"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Bytes"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"delivery"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"accessToken"},"value":{"kind":"Variable","name":{"kind":"Name","value":"accessToken"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Summary"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Held"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Locked"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Gone"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Pin"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PinSent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"maskedPhone"}},{"kind":"Field","name":{"kind":"Name","value":"sentAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"triesLeft"}},{"kind":"Field","name":{"kind":"Name","value":"resendAt"}},{"kind":"Field","name":{"kind":"Name","value":"report"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Summary"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DeliverySummary"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"level"}},{"kind":"Field","name":{"kind":"Name","value":"senderName"}},{"kind":"Field","name":{"kind":"Name","value":"senderAddress"}},{"kind":"Field","name":{"kind":"Name","value":"organisation"}},{"kind":"Field","name":{"kind":"Name","value":"recipient"}},{"kind":"Field","name":{"kind":"Name","value":"acceptedAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"maskedPhone"}},{"kind":"Field","name":{"kind":"Name","value":"pin"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Pin"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Locked"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DeliveryLocked"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"senderName"}},{"kind":"Field","name":{"kind":"Name","value":"senderAddress"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Held"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DeliveryHeld"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"senderName"}},{"kind":"Field","name":{"kind":"Name","value":"senderAddress"}},{"kind":"Field","alias":{"kind":"Name","value":"heldReason"},"name":{"kind":"Name","value":"reason"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Gone"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DeliveryGone"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","alias":{"kind":"Name","value":"goneReason"},"name":{"kind":"Name","value":"reason"}}]}}]} as unknown as DocumentNode<DeliveryQuery, DeliveryQueryVariables>;
export const OpenDeliveryDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"OpenDelivery"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"OpenDeliveryInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"openDelivery"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Opened"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Pin"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PinUnavailable"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"retryAt"}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Held"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Locked"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Gone"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Pin"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PinSent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"maskedPhone"}},{"kind":"Field","name":{"kind":"Name","value":"sentAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"triesLeft"}},{"kind":"Field","name":{"kind":"Name","value":"resendAt"}},{"kind":"Field","name":{"kind":"Name","value":"report"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Summary"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DeliverySummary"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"level"}},{"kind":"Field","name":{"kind":"Name","value":"senderName"}},{"kind":"Field","name":{"kind":"Name","value":"senderAddress"}},{"kind":"Field","name":{"kind":"Name","value":"organisation"}},{"kind":"Field","name":{"kind":"Name","value":"recipient"}},{"kind":"Field","name":{"kind":"Name","value":"acceptedAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"maskedPhone"}},{"kind":"Field","name":{"kind":"Name","value":"pin"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Pin"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Locked"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DeliveryLocked"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"senderName"}},{"kind":"Field","name":{"kind":"Name","value":"senderAddress"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Held"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DeliveryHeld"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"senderName"}},{"kind":"Field","name":{"kind":"Name","value":"senderAddress"}},{"kind":"Field","alias":{"kind":"Name","value":"heldReason"},"name":{"kind":"Name","value":"reason"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Gone"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DeliveryGone"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","alias":{"kind":"Name","value":"goneReason"},"name":{"kind":"Name","value":"reason"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Opened"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DeliveryOpened"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"delivery"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Summary"}}]}},{"kind":"Field","name":{"kind":"Name","value":"messageId"}},{"kind":"Field","name":{"kind":"Name","value":"wrappedKey"}},{"kind":"Field","name":{"kind":"Name","value":"parts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"size"}},{"kind":"Field","name":{"kind":"Name","value":"url"}}]}},{"kind":"Field","name":{"kind":"Name","value":"conversation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"deliveryId"}},{"kind":"Field","name":{"kind":"Name","value":"acceptedAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sessionExpiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"replyLimit"}}]}}]} as unknown as DocumentNode<OpenDeliveryMutation, OpenDeliveryMutationVariables>;
export const ReportWrongNumberDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ReportWrongNumber"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ReportWrongNumberInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reportWrongNumber"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Held"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"WrongNumberNotTaken"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Locked"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Gone"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Locked"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DeliveryLocked"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"senderName"}},{"kind":"Field","name":{"kind":"Name","value":"senderAddress"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Held"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DeliveryHeld"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"senderName"}},{"kind":"Field","name":{"kind":"Name","value":"senderAddress"}},{"kind":"Field","alias":{"kind":"Name","value":"heldReason"},"name":{"kind":"Name","value":"reason"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Gone"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DeliveryGone"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","alias":{"kind":"Name","value":"goneReason"},"name":{"kind":"Name","value":"reason"}}]}}]} as unknown as DocumentNode<ReportWrongNumberMutation, ReportWrongNumberMutationVariables>;
export const SendReplyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SendReply"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SendReplyInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"attachments"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Upload"}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sendReply"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}},{"kind":"Argument","name":{"kind":"Name","value":"attachments"},"value":{"kind":"Variable","name":{"kind":"Name","value":"attachments"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReplyAccepted"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"acceptedAt"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReplyTooLarge"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"limit"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ContentRefused"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"attachment"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReplyEmpty"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deliveryId"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SessionEnded"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deliveryId"}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Gone"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Gone"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DeliveryGone"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","alias":{"kind":"Name","value":"goneReason"},"name":{"kind":"Name","value":"reason"}}]}}]} as unknown as DocumentNode<SendReplyMutation, SendReplyMutationVariables>;
export const VerifyPinDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"VerifyPin"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"VerifyPinInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"verifyPin"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Opened"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PinRejected"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"triesLeft"}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Held"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Locked"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Gone"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Pin"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PinSent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"maskedPhone"}},{"kind":"Field","name":{"kind":"Name","value":"sentAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"triesLeft"}},{"kind":"Field","name":{"kind":"Name","value":"resendAt"}},{"kind":"Field","name":{"kind":"Name","value":"report"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Summary"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DeliverySummary"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"level"}},{"kind":"Field","name":{"kind":"Name","value":"senderName"}},{"kind":"Field","name":{"kind":"Name","value":"senderAddress"}},{"kind":"Field","name":{"kind":"Name","value":"organisation"}},{"kind":"Field","name":{"kind":"Name","value":"recipient"}},{"kind":"Field","name":{"kind":"Name","value":"acceptedAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"maskedPhone"}},{"kind":"Field","name":{"kind":"Name","value":"pin"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Pin"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Locked"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DeliveryLocked"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"senderName"}},{"kind":"Field","name":{"kind":"Name","value":"senderAddress"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Held"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DeliveryHeld"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"senderName"}},{"kind":"Field","name":{"kind":"Name","value":"senderAddress"}},{"kind":"Field","alias":{"kind":"Name","value":"heldReason"},"name":{"kind":"Name","value":"reason"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Gone"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DeliveryGone"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","alias":{"kind":"Name","value":"goneReason"},"name":{"kind":"Name","value":"reason"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Opened"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DeliveryOpened"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"delivery"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Summary"}}]}},{"kind":"Field","name":{"kind":"Name","value":"messageId"}},{"kind":"Field","name":{"kind":"Name","value":"wrappedKey"}},{"kind":"Field","name":{"kind":"Name","value":"parts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"size"}},{"kind":"Field","name":{"kind":"Name","value":"url"}}]}},{"kind":"Field","name":{"kind":"Name","value":"conversation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"deliveryId"}},{"kind":"Field","name":{"kind":"Name","value":"acceptedAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sessionExpiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"replyLimit"}}]}}]} as unknown as DocumentNode<VerifyPinMutation, VerifyPinMutationVariables>;