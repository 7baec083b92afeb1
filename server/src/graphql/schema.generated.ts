import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Context } from './context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** Bytes in base64url without padding (RFC 4648 §5). */
  Bytes: { input: Uint8Array<ArrayBuffer>; output: Uint8Array<ArrayBuffer>; }
  /** A moment, RFC 3339 in UTC, for example 2026-11-24T18:24:55.000Z. */
  DateTime: { input: Date; output: Date; }
  /** An address as in RFC 5321 §4.1.2 without source routes and quoted local parts; at most 254 characters. */
  EmailAddress: { input: string; output: string; }
  /** A month, for example 2026-11; it begins and ends at midnight in the operator's time zone. */
  Month: { input: string; output: string; }
  /** A telephone number in E.164, for example +46701234567. */
  PhoneNumber: { input: string; output: string; }
  /** A file of the GraphQL multipart request specification. The files of a request, at most 100, fill one variable and come in the order of its list (else BAD_REQUEST); one mutation reads them. */
  Upload: { input: Promise<import("./upload.ts").Upload>; output: never; }
};

export type AcceptMailInput = {
  /** RCPT TO, with the suffix; 1 to 1000. */
  recipients: Array<Scalars['String']['input']>;
  /** Recipients of the same transaction that were refused at RCPT TO, so that nobody is told that they got the mail; at most 1000 count. */
  refused?: InputMaybe<Array<Scalars['String']['input']>>;
  /** MAIL FROM; null for the null reverse-path of a bounce (RFC 5321 §4.5.5). */
  sender?: InputMaybe<Scalars['EmailAddress']['input']>;
  /** What the login that handed the mail in may be from: addresses in lower case, and domains as `@kommun.se`; null: anything. */
  senders?: InputMaybe<Array<Scalars['String']['input']>>;
};

export type AcceptMailResult = BounceTaken | CommandTaken | MailAccepted | MailRefused;

export type AskForMoreTimeInput = {
  accessToken: Scalars['Bytes']['input'];
  id: Scalars['ID']['input'];
};

export type AskForMoreTimeResult = DeliveryGone | DeliveryHeld | DeliveryLocked | MoreTimeAsked;

/** The address is the return path of a mail that the gateway sent (`bounces+…@`); only a bounce may go there. */
export type BounceExpected = {
  __typename?: 'BounceExpected';
  address: Scalars['String']['output'];
};

/** A delivery status notification (RFC 3464) about a mail of ours; what it says is kept, the mail is not. */
export type BounceTaken = {
  __typename?: 'BounceTaken';
  /** False when it does not speak of a failed delivery, or of none that is known. */
  recorded: Scalars['Boolean']['output'];
};

/** What the statistics count a recipient as. A rule of the policy may say it; else it is the first of what is said here that fits. */
export type Category =
  /** The domain, or one above it, is in AUTHORITY_DOMAINS. Looked at after INTERNAL. */
  | 'AUTHORITY'
  /** Whatever else there is. */
  | 'COMPANY'
  /** The domain is the sender's own, or it or one above it is in INTERNAL_DOMAINS. Looked at first. */
  | 'INTERNAL'
  /** The domain is one at which people have mailboxes of their own, as gmail.com. Looked at last but COMPANY. */
  | 'PRIVATE_PERSON';

export type CategoryFigures = {
  __typename?: 'CategoryFigures';
  category: Category;
  figures: Figures;
};

/** The address has the form of those where a sender answers a mail of the gateway (`svar+…@`). Whether it is one, and not too late, is said of the whole mail. */
export type CommandExpected = {
  __typename?: 'CommandExpected';
  address: Scalars['String']['output'];
};

/** An answer to a mail of the gateway, which says what should become of a delivery. */
export type CommandTaken = {
  __typename?: 'CommandTaken';
  /** False when nothing happens: it is automatic, from the recipient, or was taken before. Otherwise a mail to its sender says what happened. */
  answered: Scalars['Boolean']['output'];
};

export type ContentRefusalReason =
  /** The virus scanner found something. */
  | 'INFECTED'
  /** It could not look into all of it: an archive with a password, or one that is too large or packed too deep. */
  | 'UNSCANNABLE';

/** A text or an attachment that the operator's virus scanner does not let through; nothing is stored. */
export type ContentRefused = {
  __typename?: 'ContentRefused';
  /** Which attachment, counted from 1; null when it is a text. */
  attachment?: Maybe<Scalars['Int']['output']>;
  reason: ContentRefusalReason;
};

/** What the sender can do with one delivery: each is a mutation. Whether it was done too often is told when it is tried. */
export type ControlAction =
  /** `giveNumber`: its level is PIN, and it is not locked. */
  | 'GIVE_NUMBER'
  /** `recallDelivery`: it has not ended. */
  | 'RECALL'
  /** `sendNoticeAgain`: it is announced or undeliverable, and its link is kept. */
  | 'SEND_NOTICE_AGAIN'
  /** `unlockDelivery`: it is locked. */
  | 'UNLOCK';

/** Which delivery of which message. Whoever holds the status page's link may, whichever program asks; everybody else is told UNKNOWN. */
export type ControlInput = {
  /** One of this message. */
  deliveryId: Scalars['ID']['input'];
  /** What stands after `/sent/` in the status page's link. */
  messageId: Scalars['ID']['input'];
  /** What stands after `#` in it. */
  token: Scalars['Bytes']['input'];
};

export type ControlRefusalReason =
  /** Somebody has changed it in the database, and it is for the operator: it can be recalled, unless what was changed is who sent it, and nothing else. */
  | 'CHANGED'
  /** The days are fewer than 1, or more than can be added. */
  | 'DAYS_NOT_ALLOWED'
  /** Recalled, expired or erased: nothing can be done with it any more. */
  | 'ENDED'
  /** A number is missing first. */
  | 'HELD'
  /** Its link is not kept: it has been opened, or the operator's policy keeps none. */
  | 'LINK_NOT_KEPT'
  /** Too many wrong codes: it has to be unlocked first. */
  | 'LOCKED'
  /** Not a whole telephone number. */
  | 'MALFORMED_PHONE'
  /** Nothing is locked. */
  | 'NOT_LOCKED'
  /** The level is LINK: no code is sent, and no number needed. */
  | 'NO_NUMBER_NEEDED'
  /** A mail about its new number is on its way to the sender first; then the notice goes out by itself. */
  | 'NUMBER_UNTOLD'
  /** A notice is on its way already, and tried until it arrives or is given up. */
  | 'ON_ITS_WAY'
  /** A number that cannot receive SMS, or in a country that the operator does not allow. */
  | 'PHONE_NOT_ALLOWED'
  /** At most 3 notices a day are asked for, 10 numbers given, and 2 unlockings in a delivery's life. */
  | 'TOO_OFTEN'
  /** No such message or delivery, or the link is not its link, or too old. */
  | 'UNKNOWN';

export type ControlRefused = {
  __typename?: 'ControlRefused';
  reason: ControlRefusalReason;
};

/** The message as it is after what was done; or nothing was done. */
export type ControlResult = ControlRefused | SentMessage;

export type ConversationEntry = {
  __typename?: 'ConversationEntry';
  acceptedAt: Scalars['DateTime']['output'];
  deliveryId: Scalars['ID']['output'];
};

export type Delivery = {
  __typename?: 'Delivery';
  announcedAt?: Maybe<Scalars['DateTime']['output']>;
  category: Category;
  /** Why the state is HELD; null in every other. */
  heldReason?: Maybe<HeldReason>;
  id: Scalars['ID']['output'];
  level: SecurityLevel;
  openedAt?: Maybe<Scalars['DateTime']['output']>;
  recipient: Scalars['EmailAddress']['output'];
  state: DeliveryState;
};

/** Unknown, or somebody without the right link asks: always the same. With the right link the reason is told. */
export type DeliveryGone = {
  __typename?: 'DeliveryGone';
  reason: GoneReason;
};

/** No code can be sent until the sender, who has been told, gives a number. */
export type DeliveryHeld = {
  __typename?: 'DeliveryHeld';
  reason: HeldReason;
  /** Null when the sender was erased. */
  senderAddress?: Maybe<Scalars['EmailAddress']['output']>;
  senderName?: Maybe<Scalars['String']['output']>;
};

/** Too many wrong codes. The sender has been told. */
export type DeliveryLocked = {
  __typename?: 'DeliveryLocked';
  /** Null when the sender was erased. */
  senderAddress?: Maybe<Scalars['EmailAddress']['output']>;
  senderName?: Maybe<Scalars['String']['output']>;
};

/** What the browser needs to decrypt. The session cookie is set with it. */
export type DeliveryOpened = {
  __typename?: 'DeliveryOpened';
  /** The other messages of this conversation to the same recipient, oldest first. */
  conversation: Array<ConversationEntry>;
  delivery: DeliverySummary;
  messageId: Scalars['ID']['output'];
  /** The manifest first, then the attachments in their order. */
  parts: Array<SealedPart>;
  /** Bytes after decoding that a reply may weigh, its attachments together. */
  replyLimit: Scalars['Int']['output'];
  /** How long the session lasts; reading attachments and replying needs it. */
  sessionExpiresAt: Scalars['DateTime']['output'];
  /** The content key, wrapped under the key that the browser derives from the link secret. */
  wrappedKey: Scalars['Bytes']['output'];
};

export type DeliveryResult = DeliveryGone | DeliveryHeld | DeliveryLocked | DeliverySummary;

export type DeliveryState =
  /** Stored; the notice is on its way out. */
  | 'ACCEPTED'
  /** The recipient's mail server took the notice. */
  | 'ANNOUNCED'
  /** Its keys are destroyed: the day of expiry has passed, or the recipient's data was erased on request. */
  | 'EXPIRED'
  /** Not announced, or no longer readable, until the sender adds what is missing, a telephone number, or has been told of the one that they gave. */
  | 'HELD'
  /** Too many wrong codes; nobody can open it until its sender unlocks it. */
  | 'LOCKED'
  /** Opened at least once. */
  | 'OPENED'
  /** Its keys are destroyed: the sender took it back. */
  | 'RECALLED'
  /** The notice could not be delivered. */
  | 'UNDELIVERABLE';

/** What a link shows before a person presses Open: who wrote, and until when it can be read. Nothing of the message. */
export type DeliverySummary = {
  __typename?: 'DeliverySummary';
  acceptedAt: Scalars['DateTime']['output'];
  expiresAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  level: SecurityLevel;
  /** The number the code goes to, all but the last two digits hidden; null at level LINK. */
  maskedPhone?: Maybe<Scalars['String']['output']>;
  /** The organisation that runs this gateway. */
  organisation: Scalars['String']['output'];
  /** The code that was last sent and can still be entered, or null. */
  pin?: Maybe<PinSent>;
  recipient: Scalars['EmailAddress']['output'];
  /** Null when the sender was erased. */
  senderAddress?: Maybe<Scalars['EmailAddress']['output']>;
  senderName?: Maybe<Scalars['String']['output']>;
};

/** As the browser says of itself; tablets that call themselves computers count as such. */
export type DeviceKind =
  | 'COMPUTER'
  | 'PHONE'
  | 'TABLET'
  | 'UNKNOWN';

export type ExtendMessageInput = {
  /** 1 to `extendableDays`. */
  days: Scalars['Int']['input'];
  /** The end that the person saw, and counts from. When it is another one by now, nothing is done: a second press adds nothing. */
  from: Scalars['DateTime']['input'];
  /** What stands after `/sent/` in the status page's link. */
  messageId: Scalars['ID']['input'];
  /** What stands after `#` in it. */
  token: Scalars['Bytes']['input'];
};

/** What came of the deliveries that were accepted in a time, until now. */
export type Figures = {
  __typename?: 'Figures';
  /** One mail to one recipient counts as one. */
  deliveries: Scalars['Int']['output'];
  /** Destroyed when their time was over, and never opened. */
  expiredUnread: Scalars['Int']['output'];
  /** Held at least once: the sender had to add a number. */
  held: Scalars['Int']['output'];
  /** From acceptance to the first opening: half of those that were opened took at most this long. Null when none was. */
  medianSecondsToOpening?: Maybe<Scalars['Int']['output']>;
  /** Opened at least once. */
  opened: Scalars['Int']['output'];
  /** Opened of all, 0 to 1; null when there are none. */
  openedShare?: Maybe<Scalars['Float']['output']>;
  /** The sender took them back. */
  recalled: Scalars['Int']['output'];
  /** Replies that recipients wrote. */
  replies: Scalars['Int']['output'];
  /** The recipient's mail server did not take the notice. */
  undeliverable: Scalars['Int']['output'];
};

export type GiveNumberInput = {
  /** One of this message. */
  deliveryId: Scalars['ID']['input'];
  /** What stands after `/sent/` in the status page's link. */
  messageId: Scalars['ID']['input'];
  /** As a person writes it: digits, spaces and dashes, national or international; at most 40 characters. */
  number: Scalars['String']['input'];
  /** What stands after `#` in it. */
  token: Scalars['Bytes']['input'];
};

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

/** The key was used before with other content. */
export type IdempotencyConflict = {
  __typename?: 'IdempotencyConflict';
  idempotencyKey: Scalars['String']['output'];
};

/** A language that Sigill has texts in (BCP 47). */
export type Language =
  | 'en'
  | 'fi'
  | 'sv';

export type LevelFigures = {
  __typename?: 'LevelFigures';
  figures: Figures;
  level: SecurityLevel;
};

/** What says the level. */
export type LevelSource =
  /** The operator's settings. */
  | 'DEFAULT'
  /** A number is given: its owner is to be asked for a code. */
  | 'NUMBER'
  /** The sender asks for it in another way. */
  | 'REQUEST'
  | 'RULE';

export type MailAccepted = {
  __typename?: 'MailAccepted';
  /** True when this mail was stored already: the sender tried again after a lost answer. */
  duplicate: Scalars['Boolean']['output'];
  messageId: Scalars['ID']['output'];
};

export type MailRefusalCode =
  /** The subject has a number, and it is not clear whose: more than one recipient has none in the address, or there are two numbers. */
  | 'AMBIGUOUS_PHONE'
  /** A bounce, an automatic answer, a mail of the gateway itself, or one that goes in a circle. */
  | 'AUTOMATIC_MAIL'
  /** An answer to a mail of the gateway that comes after the last day on which one is taken. */
  | 'COMMAND_EXPIRED'
  /** An answer to a mail of the gateway that is not from the sender of the message, or was handed in for another address; nothing of it is done. */
  | 'COMMAND_FROM_ELSEWHERE'
  /** An answer to a mail of the gateway that the organisation's own mail server has found to be forged; nothing of it is done. */
  | 'COMMAND_NOT_AUTHENTIC'
  /** One answer too many about one delivery within a day; nothing of it is done. */
  | 'COMMAND_TOO_OFTEN'
  /** An answer to a mail of the gateway that goes to somebody else, too; nothing of it is done. */
  | 'COMMAND_WITH_OTHERS'
  /** The virus scanner found something. */
  | 'INFECTED'
  /** Its sender has taken the same mail back from all its recipients before it was handed in for these. */
  | 'MAIL_RECALLED'
  /** Not a mail: no header, too many parts, or nested too deep. */
  | 'MALFORMED_MAIL'
  /** An answer to a mail of the gateway about a message of which somebody has changed in the database who sent it; nothing of it is done. */
  | 'MESSAGE_CHANGED'
  /** Somebody in To or Cc is named without the suffix and gets the mail in clear; the policy refuses that. */
  | 'MIXED_RECIPIENTS'
  /** One of the recipients is refused; nothing is stored. */
  | 'RECIPIENT_REFUSED'
  /** A sender's address is missing, or is not one that can be answered. */
  | 'SENDER_NOT_ALLOWED'
  /** Larger than the operator allows. */
  | 'TOO_LARGE'
  /** The virus scanner could not look into all of it: an archive with a password, or one that is too large or packed too deep. */
  | 'UNSCANNABLE';

export type MailRefused = {
  __typename?: 'MailRefused';
  code: MailRefusalCode;
  /** One sentence, in Swedish and in English. */
  sentence: Scalars['String']['output'];
};

export type MailboxInput = {
  address: Scalars['EmailAddress']['input'];
  /** Display name; at most 200 characters. */
  name?: InputMaybe<Scalars['String']['input']>;
};

export type Message = {
  __typename?: 'Message';
  acceptedAt: Scalars['DateTime']['output'];
  deliveries: Array<Delivery>;
  expiresAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
};

export type MessageAccepted = {
  __typename?: 'MessageAccepted';
  /** True when this key was used before with the same content. */
  duplicate: Scalars['Boolean']['output'];
  message: Message;
};

/** Neither text nor html has anything in it. */
export type MessageEmpty = {
  __typename?: 'MessageEmpty';
  idempotencyKey: Scalars['String']['output'];
};

export type MessageTooLarge = {
  __typename?: 'MessageTooLarge';
  /** Bytes after decoding. */
  limit: Scalars['Int']['output'];
};

export type MonthFigures = {
  __typename?: 'MonthFigures';
  byCategory: Array<CategoryFigures>;
  byLevel: Array<LevelFigures>;
  figures: Figures;
  month: Scalars['Month']['output'];
};

export type MoreTimeAsked = {
  __typename?: 'MoreTimeAsked';
  /** When the sender was asked: now, or less than a day ago, in which case they are not asked again. */
  askedAt: Scalars['DateTime']['output'];
};

export type Mutation = {
  __typename?: 'Mutation';
  /** Takes in one mail for all its recipients, or for none. The same mail with the same envelope is stored once. Scope: mail:accept. */
  acceptMail: AcceptMailResult;
  /** The holder of a link asks the sender for more time; the sender is told, at most once a day. Changes nothing by itself. */
  askForMoreTime: AskForMoreTimeResult;
  /** The message can be read for some days more, by all its recipients. */
  extendMessage: ControlResult;
  /** The sender says where the code goes: what was held is announced, and codes go to this number, another one than before once a mail about it has reached the sender. */
  giveNumber: ControlResult;
  /** A person pressed Open. At level PIN this sends an SMS; at level LINK it hands out the sealed message. */
  openDelivery: OpenDeliveryResult;
  /** The sender takes the message back from one recipient: its keys are destroyed, and whoever reads it is cut off. Cannot be undone. */
  recallDelivery: ControlResult;
  /** The sender takes the mail back from all its recipients at once, and whoever its mail server has still to hand it over for does not get it. Cannot be undone. */
  recallMessage: ControlResult;
  /** The recipient says that the number is not theirs: the delivery is held and its sender asked for another. At most 3 in a delivery's life. */
  reportWrongNumber: ReportWrongNumberResult;
  /** Sends one message to one recipient. Scope: messages:send. */
  sendMessage: SendMessageResult;
  /** The notice with the link goes out once more. */
  sendNoticeAgain: ControlResult;
  /** Writes back to the sender of an opened delivery. Needs the session that opening gave. */
  sendReply: SendReplyResult;
  /** Signs an operator in with a link that `npm run operator:link` made; each link once. Sets a session cookie. */
  signInOperator: SignInOperatorResult;
  /** Ends the session that the browser's cookie names, if there is one. */
  signOutOperator: OperatorSignedOut;
  /** Lifts the lock that too many wrong codes put on the delivery. */
  unlockDelivery: ControlResult;
  /** The code from the SMS. One try per HTTP request. */
  verifyPin: VerifyPinResult;
};


export type MutationAcceptMailArgs = {
  input: AcceptMailInput;
  rfc822: Scalars['Upload']['input'];
};


export type MutationAskForMoreTimeArgs = {
  input: AskForMoreTimeInput;
};


export type MutationExtendMessageArgs = {
  input: ExtendMessageInput;
};


export type MutationGiveNumberArgs = {
  input: GiveNumberInput;
};


export type MutationOpenDeliveryArgs = {
  input: OpenDeliveryInput;
};


export type MutationRecallDeliveryArgs = {
  input: ControlInput;
};


export type MutationRecallMessageArgs = {
  input: RecallMessageInput;
};


export type MutationReportWrongNumberArgs = {
  input: ReportWrongNumberInput;
};


export type MutationSendMessageArgs = {
  attachments?: InputMaybe<Array<Scalars['Upload']['input']>>;
  input: SendMessageInput;
};


export type MutationSendNoticeAgainArgs = {
  input: ControlInput;
};


export type MutationSendReplyArgs = {
  attachments?: InputMaybe<Array<Scalars['Upload']['input']>>;
  input: SendReplyInput;
};


export type MutationSignInOperatorArgs = {
  input: SignInOperatorInput;
};


export type MutationUnlockDeliveryArgs = {
  input: ControlInput;
};


export type MutationVerifyPinArgs = {
  input: VerifyPinInput;
};

export type OpenDeliveryInput = {
  /** Derived from the link secret by HKDF (docs/envelope.md); proves the link without showing it. */
  accessToken: Scalars['Bytes']['input'];
  id: Scalars['ID']['input'];
  /** The language the person reads in; the SMS uses it. */
  language: Language;
};

export type OpenDeliveryResult = DeliveryGone | DeliveryHeld | DeliveryLocked | DeliveryOpened | PinSent | PinUnavailable;

/** Used before, too old, or never made: always the same. */
export type OperatorLinkOver = {
  __typename?: 'OperatorLinkOver';
  method: SignInMethod;
};

/** Nobody is signed in here, or no longer. */
export type OperatorSignInNeeded = {
  __typename?: 'OperatorSignInNeeded';
  method: SignInMethod;
};

export type OperatorSignedIn = {
  __typename?: 'OperatorSignedIn';
  /** The latest that the session ends; an hour in which nothing is asked for ends it sooner. */
  expiresAt: Scalars['DateTime']['output'];
};

export type OperatorSignedOut = {
  __typename?: 'OperatorSignedOut';
  method: SignInMethod;
};

/** Where the number comes from; what stands first goes before what stands below. */
export type PhoneSource =
  /** The address, or the API. */
  | 'ADDRESS'
  /** The operator's directory has it. */
  | 'DIRECTORY'
  /** The recipient has proven it. */
  | 'PROVEN'
  /** The subject: `[SMS:0701234567]`. */
  | 'SUBJECT';

export type PinRejected = {
  __typename?: 'PinRejected';
  reason: PinRejectionReason;
  /** Tries left with this PIN; 0 when a new one must be asked for. */
  triesLeft: Scalars['Int']['output'];
};

export type PinRejectionReason =
  /** Older than 10 minutes, used up, or replaced by a newer one. */
  | 'NOT_VALID'
  | 'WRONG';

/** An SMS is on its way. */
export type PinSent = {
  __typename?: 'PinSent';
  /** Until when the code can be entered: 10 minutes. */
  expiresAt: Scalars['DateTime']['output'];
  maskedPhone: Scalars['String']['output'];
  report: SmsReport;
  /** When a new code may be asked for. */
  resendAt: Scalars['DateTime']['output'];
  sentAt: Scalars['DateTime']['output'];
  /** Wrong codes that this PIN still bears: at most 5. */
  triesLeft: Scalars['Int']['output'];
};

export type PinUnavailable = {
  __typename?: 'PinUnavailable';
  reason: PinUnavailableReason;
  /** When it is worth trying again, or null when it is not known. */
  retryAt?: Maybe<Scalars['DateTime']['output']>;
};

export type PinUnavailableReason =
  /** The SMS provider did not take the SMS. */
  | 'SMS_FAILED'
  /** Too many codes were asked for; at most 3 a day for a delivery, and limits for number, network and gateway. */
  | 'TOO_MANY';

/** Why a recipient is taken as it is: the first rule of the policy that matches decides, and below it the operator's settings. */
export type PolicyDecision = {
  __typename?: 'PolicyDecision';
  levelFrom: LevelSource;
  /** What the rule asks for. */
  matched: Array<RuleCondition>;
  /** Null at level LINK. */
  phoneFrom?: Maybe<PhoneSource>;
  /** The rule's name; null when none matches. */
  rule?: Maybe<Scalars['String']['output']>;
  /** False: the rule allows no codes by SMS, so that a mail which asks for one is refused. */
  smsAllowed: Scalars['Boolean']['output'];
  /** Earlier rules that decide instead when the mail has the header or the subject that they ask for. */
  unlessMailMatches: Array<Scalars['String']['output']>;
};

export type Query = {
  __typename?: 'Query';
  /** What the holder of a link may know before proving anything else. Changes nothing. */
  delivery: DeliveryResult;
  /** Would this sender's mail to this address be taken, and how? Asked at RCPT TO; integrators get the same answer. Scope: mail:accept or messages:send. */
  explainRecipient: RecipientExplanation;
  /** The message that this client sent, or null. States only, never content. Scope: messages:send. */
  message?: Maybe<Message>;
  /** The status page of a message, for whoever holds its link. Changes nothing, and tells nothing of the content. */
  sentMessage: SentMessageResult;
  /** What was sent and what came of it, counted from events; at most 60 months, both named ones among them. For a signed-in operator, and for clients with the scope statistics:read. */
  statistics: StatisticsResult;
};


export type QueryDeliveryArgs = {
  accessToken: Scalars['Bytes']['input'];
  id: Scalars['ID']['input'];
};


export type QueryExplainRecipientArgs = {
  address: Scalars['String']['input'];
  sender?: InputMaybe<Scalars['EmailAddress']['input']>;
};


export type QueryMessageArgs = {
  id: Scalars['ID']['input'];
};


export type QuerySentMessageArgs = {
  id: Scalars['ID']['input'];
  token: Scalars['Bytes']['input'];
};


export type QueryStatisticsArgs = {
  from: Scalars['Month']['input'];
  to: Scalars['Month']['input'];
};

export type RecallMessageInput = {
  /** What stands after `/sent/` in the status page's link. */
  messageId: Scalars['ID']['input'];
  /** What stands after `#` in it. */
  token: Scalars['Bytes']['input'];
};

export type RecipientAccepted = {
  __typename?: 'RecipientAccepted';
  category: Category;
  decision: PolicyDecision;
  expiresInDays: Scalars['Int']['output'];
  level: SecurityLevel;
  /** The number the code goes to, all but the last two digits hidden; null at level LINK, and when none is known: the delivery will be held until its sender gives one. */
  maskedPhone?: Maybe<Scalars['String']['output']>;
  /** Bytes of its attachments, after decoding. */
  maxMailBytes: Scalars['Int']['output'];
  /** The recipient's own address, without the suffix. */
  recipient: Scalars['EmailAddress']['output'];
};

export type RecipientExplanation = BounceExpected | CommandExpected | RecipientAccepted | RecipientRefused;

export type RecipientRefused = {
  __typename?: 'RecipientRefused';
  /** The address as it was given. */
  address: Scalars['String']['output'];
  code: RefusalCode;
  /** One sentence, in Swedish and in English, that says what to write instead. */
  sentence: Scalars['String']['output'];
};

export type RefusalCode =
  /** The part before the suffix is not a mail address. */
  | 'MALFORMED_ADDRESS'
  /** The number in the address is not a whole telephone number. */
  | 'MALFORMED_PHONE'
  /** The number in the subject, `[SMS:…]`, is not a whole telephone number. */
  | 'MALFORMED_SUBJECT_PHONE'
  /** The domain is a letter away from the sender's own, or from another that the operator knows. */
  | 'MISSPELT_DOMAIN'
  /** A recognisable typing error in the suffix. */
  | 'MISSPELT_SUFFIX'
  /** Not an address under the suffix (`.s`). */
  | 'NOT_PROTECTED'
  /** The recipient is an address of the gateway itself. */
  | 'OWN_ADDRESS'
  /** A number that cannot receive SMS, or in a country that the operator does not allow. */
  | 'PHONE_NOT_ALLOWED'
  /** This sender may not use the gateway. */
  | 'SENDER_NOT_ALLOWED'
  /** Level PIN is asked for, and a rule of the policy allows no SMS. */
  | 'SMS_NOT_ALLOWED';

export type ReplyAccepted = {
  __typename?: 'ReplyAccepted';
  acceptedAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
};

/** Neither text nor an attachment. */
export type ReplyEmpty = {
  __typename?: 'ReplyEmpty';
  deliveryId: Scalars['ID']['output'];
};

export type ReplyTooLarge = {
  __typename?: 'ReplyTooLarge';
  /** Bytes after decoding. */
  limit: Scalars['Int']['output'];
};

export type ReportWrongNumberInput = {
  accessToken: Scalars['Bytes']['input'];
  id: Scalars['ID']['input'];
};

/** DeliveryHeld: taken, or held already. */
export type ReportWrongNumberResult = DeliveryGone | DeliveryHeld | DeliveryLocked | WrongNumberNotTaken;

/** What a rule may look at. */
export type RuleCondition =
  | 'HEADER'
  | 'RECIPIENT_DOMAIN'
  | 'SENDER'
  | 'SENDER_DOMAIN'
  | 'SUBJECT_TAG';

export type SealedPart = {
  __typename?: 'SealedPart';
  id: Scalars['ID']['output'];
  /** Bytes of the sealed part. */
  size: Scalars['Int']['output'];
  /** Where the sealed bytes are fetched, relative to the origin; needs the session cookie. */
  url: Scalars['String']['output'];
};

/** What opens a delivery. */
export type SecurityLevel =
  /** The link alone. */
  | 'LINK'
  /** The link, and a code sent by SMS. */
  | 'PIN';

export type SendMessageInput = {
  /** As a mail has it; stored as it is, and cleaned where it is read: scripts, forms and what lies elsewhere are not shown. `text` is shown when there is none. */
  html?: InputMaybe<Scalars['String']['input']>;
  /** Chosen by the client, 1 to 200 characters. The same key with the same content gives the same message; kept for at least 7 days. */
  idempotencyKey: Scalars['String']['input'];
  /** The language of the notice and the SMS. Default: the operator's. */
  language?: InputMaybe<Language>;
  /** `PIN` asks for a code. Without it, and at `LINK`, the operator's policy decides: it may ask for more, never for less. With a `phone` it is `PIN`. */
  level?: InputMaybe<SecurityLevel>;
  /** Where the code goes. At level PIN, without it and for a recipient of whom no number is known, the delivery is held and its sender asked. */
  phone?: InputMaybe<Scalars['PhoneNumber']['input']>;
  /** Who it is for: their own address, without the suffix (else MALFORMED_ADDRESS). */
  recipient: MailboxInput;
  /** Who the message is from, and where a reply goes. */
  sender: MailboxInput;
  /** At most 998 characters. */
  subject: Scalars['String']['input'];
  /** Plain text; at least one of text and html. The texts, and the whole JSON, have at most 8 MiB. */
  text?: InputMaybe<Scalars['String']['input']>;
};

export type SendMessageResult = ContentRefused | IdempotencyConflict | MessageAccepted | MessageEmpty | MessageTooLarge | RecipientRefused;

export type SendReplyInput = {
  deliveryId: Scalars['ID']['input'];
  /** Chosen by the browser for this reply (UUID); a second try with it makes no second reply. */
  idempotencyKey: Scalars['ID']['input'];
  /** The display name the recipient signs with; at most 200 characters. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** The subject of the message that is answered; at most 998 characters. */
  subject: Scalars['String']['input'];
  text: Scalars['String']['input'];
};

export type SendReplyResult = ContentRefused | DeliveryGone | ReplyAccepted | ReplyEmpty | ReplyTooLarge | SessionEnded;

export type SentDelivery = {
  __typename?: 'SentDelivery';
  /** What the sender can do with it now. */
  actions: Array<ControlAction>;
  announcedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Why the state is HELD; null in every other. */
  heldReason?: Maybe<HeldReason>;
  id: Scalars['ID']['output'];
  level: SecurityLevel;
  /** The number the code goes to, all but the last two digits hidden; null when there is none, and once the keys are destroyed. */
  maskedPhone?: Maybe<Scalars['String']['output']>;
  /** When the recipient last asked for more time. */
  moreTimeAskedAt?: Maybe<Scalars['DateTime']['output']>;
  name?: Maybe<Scalars['String']['output']>;
  /** When it was first opened, and on what. */
  openedAt?: Maybe<Scalars['DateTime']['output']>;
  openedOn?: Maybe<DeviceKind>;
  /** Null once the recipient's data was erased on request. */
  recipient?: Maybe<Scalars['EmailAddress']['output']>;
  /** When the recipient last wrote back. */
  repliedAt?: Maybe<Scalars['DateTime']['output']>;
  state: DeliveryState;
};

/** A message as its sender sees it: who, when and what can be done, and nothing of what it says. */
export type SentMessage = {
  __typename?: 'SentMessage';
  acceptedAt: Scalars['DateTime']['output'];
  /** To all recipients of the mail, which may have been handed over as several messages. */
  deliveries: Array<SentDelivery>;
  expiresAt: Scalars['DateTime']['output'];
  /** Days that can still be added to the time; 0 when none: it is over, taken back from everybody, or 365 days long. */
  extendableDays: Scalars['Int']['output'];
  id: Scalars['ID']['output'];
  senderAddress: Scalars['EmailAddress']['output'];
};

/** Somebody has changed in the database who sent it: nothing of it is shown, and nothing can be done with it. */
export type SentMessageChanged = {
  __typename?: 'SentMessageChanged';
  id: Scalars['ID']['output'];
};

export type SentMessageResult = SentMessage | SentMessageChanged | SentMessageUnknown;

/** Unknown, over, or not the right link: always the same. */
export type SentMessageUnknown = {
  __typename?: 'SentMessageUnknown';
  id: Scalars['ID']['output'];
};

/** The session has run out: open the message again, then send. Nothing was stored. */
export type SessionEnded = {
  __typename?: 'SessionEnded';
  deliveryId: Scalars['ID']['output'];
};

/** How operators sign in to this gateway. */
export type SignInMethod =
  /** With a link that `npm run operator:link` makes on the server. */
  | 'ONE_TIME_LINK'
  /** At the organisation's identity provider; it begins at /operator/sign-in. */
  | 'OPENID_CONNECT';

export type SignInOperatorInput = {
  /** What stands after # in the link. */
  linkToken: Scalars['Bytes']['input'];
};

export type SignInOperatorResult = OperatorLinkOver | OperatorSignedIn;

/** What the SMS provider has said of the SMS so far. */
export type SmsReport =
  /** It has reached the phone. */
  | 'DELIVERED'
  /** It has not, and will not. Unless its code came in all the same or another was asked for, the delivery is held. */
  | 'FAILED'
  /** Handed over; no report yet. */
  | 'SENT';

export type Statistics = {
  __typename?: 'Statistics';
  /** Those categories and levels that anything was sent to. */
  byCategory: Array<CategoryFigures>;
  byLevel: Array<LevelFigures>;
  /** Every month that was asked for, the first one first. */
  months: Array<MonthFigures>;
  total: Figures;
};

export type StatisticsResult = OperatorSignInNeeded | Statistics;

export type VerifyPinInput = {
  accessToken: Scalars['Bytes']['input'];
  id: Scalars['ID']['input'];
  /** Six digits; spaces are ignored. */
  pin: Scalars['String']['input'];
};

export type VerifyPinResult = DeliveryGone | DeliveryHeld | DeliveryLocked | DeliveryOpened | PinRejected;

export type WrongNumberNotTaken = {
  __typename?: 'WrongNumberNotTaken';
  reason: WrongNumberNotTakenReason;
};

export type WrongNumberNotTakenReason =
  /** The level is LINK: no code is sent. */
  | 'NO_NUMBER'
  /** It was said 3 times before. */
  | 'TOO_MANY';



export type ResolverTypeWrapper<T> = Promise<T> | T;


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;



/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  AcceptMailResult:
    | ( BounceTaken )
    | ( CommandTaken )
    | ( MailAccepted )
    | ( MailRefused )
  ;
  AskForMoreTimeResult:
    | ( DeliveryGone )
    | ( DeliveryHeld )
    | ( DeliveryLocked )
    | ( MoreTimeAsked )
  ;
  ControlResult:
    | ( ControlRefused )
    | ( SentMessage )
  ;
  DeliveryResult:
    | ( DeliveryGone )
    | ( DeliveryHeld )
    | ( DeliveryLocked )
    | ( DeliverySummary )
  ;
  OpenDeliveryResult:
    | ( DeliveryGone )
    | ( DeliveryHeld )
    | ( DeliveryLocked )
    | ( DeliveryOpened )
    | ( PinSent )
    | ( PinUnavailable )
  ;
  RecipientExplanation:
    | ( BounceExpected )
    | ( CommandExpected )
    | ( RecipientAccepted )
    | ( RecipientRefused )
  ;
  ReportWrongNumberResult:
    | ( DeliveryGone )
    | ( DeliveryHeld )
    | ( DeliveryLocked )
    | ( WrongNumberNotTaken )
  ;
  SendMessageResult:
    | ( ContentRefused )
    | ( IdempotencyConflict )
    | ( MessageAccepted )
    | ( MessageEmpty )
    | ( MessageTooLarge )
    | ( RecipientRefused )
  ;
  SendReplyResult:
    | ( ContentRefused )
    | ( DeliveryGone )
    | ( ReplyAccepted )
    | ( ReplyEmpty )
    | ( ReplyTooLarge )
    | ( SessionEnded )
  ;
  SentMessageResult:
    | ( SentMessage )
    | ( SentMessageChanged )
    | ( SentMessageUnknown )
  ;
  SignInOperatorResult:
    | ( OperatorLinkOver )
    | ( OperatorSignedIn )
  ;
  StatisticsResult:
    | ( OperatorSignInNeeded )
    | ( Statistics )
  ;
  VerifyPinResult:
    | ( DeliveryGone )
    | ( DeliveryHeld )
    | ( DeliveryLocked )
    | ( DeliveryOpened )
    | ( PinRejected )
  ;
};


/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AcceptMailInput: AcceptMailInput;
  AcceptMailResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['AcceptMailResult']>;
  AskForMoreTimeInput: AskForMoreTimeInput;
  AskForMoreTimeResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['AskForMoreTimeResult']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  BounceExpected: ResolverTypeWrapper<BounceExpected>;
  BounceTaken: ResolverTypeWrapper<BounceTaken>;
  Bytes: ResolverTypeWrapper<Scalars['Bytes']['output']>;
  Category: Category;
  CategoryFigures: ResolverTypeWrapper<CategoryFigures>;
  CommandExpected: ResolverTypeWrapper<CommandExpected>;
  CommandTaken: ResolverTypeWrapper<CommandTaken>;
  ContentRefusalReason: ContentRefusalReason;
  ContentRefused: ResolverTypeWrapper<ContentRefused>;
  ControlAction: ControlAction;
  ControlInput: ControlInput;
  ControlRefusalReason: ControlRefusalReason;
  ControlRefused: ResolverTypeWrapper<ControlRefused>;
  ControlResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ControlResult']>;
  ConversationEntry: ResolverTypeWrapper<ConversationEntry>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Delivery: ResolverTypeWrapper<Delivery>;
  DeliveryGone: ResolverTypeWrapper<DeliveryGone>;
  DeliveryHeld: ResolverTypeWrapper<DeliveryHeld>;
  DeliveryLocked: ResolverTypeWrapper<DeliveryLocked>;
  DeliveryOpened: ResolverTypeWrapper<DeliveryOpened>;
  DeliveryResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['DeliveryResult']>;
  DeliveryState: DeliveryState;
  DeliverySummary: ResolverTypeWrapper<DeliverySummary>;
  DeviceKind: DeviceKind;
  EmailAddress: ResolverTypeWrapper<Scalars['EmailAddress']['output']>;
  ExtendMessageInput: ExtendMessageInput;
  Figures: ResolverTypeWrapper<Figures>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  GiveNumberInput: GiveNumberInput;
  GoneReason: GoneReason;
  HeldReason: HeldReason;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  IdempotencyConflict: ResolverTypeWrapper<IdempotencyConflict>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Language: Language;
  LevelFigures: ResolverTypeWrapper<LevelFigures>;
  LevelSource: LevelSource;
  MailAccepted: ResolverTypeWrapper<MailAccepted>;
  MailRefusalCode: MailRefusalCode;
  MailRefused: ResolverTypeWrapper<MailRefused>;
  MailboxInput: MailboxInput;
  Message: ResolverTypeWrapper<Message>;
  MessageAccepted: ResolverTypeWrapper<MessageAccepted>;
  MessageEmpty: ResolverTypeWrapper<MessageEmpty>;
  MessageTooLarge: ResolverTypeWrapper<MessageTooLarge>;
  Month: ResolverTypeWrapper<Scalars['Month']['output']>;
  MonthFigures: ResolverTypeWrapper<MonthFigures>;
  MoreTimeAsked: ResolverTypeWrapper<MoreTimeAsked>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  OpenDeliveryInput: OpenDeliveryInput;
  OpenDeliveryResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['OpenDeliveryResult']>;
  OperatorLinkOver: ResolverTypeWrapper<OperatorLinkOver>;
  OperatorSignInNeeded: ResolverTypeWrapper<OperatorSignInNeeded>;
  OperatorSignedIn: ResolverTypeWrapper<OperatorSignedIn>;
  OperatorSignedOut: ResolverTypeWrapper<OperatorSignedOut>;
  PhoneNumber: ResolverTypeWrapper<Scalars['PhoneNumber']['output']>;
  PhoneSource: PhoneSource;
  PinRejected: ResolverTypeWrapper<PinRejected>;
  PinRejectionReason: PinRejectionReason;
  PinSent: ResolverTypeWrapper<PinSent>;
  PinUnavailable: ResolverTypeWrapper<PinUnavailable>;
  PinUnavailableReason: PinUnavailableReason;
  PolicyDecision: ResolverTypeWrapper<PolicyDecision>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RecallMessageInput: RecallMessageInput;
  RecipientAccepted: ResolverTypeWrapper<RecipientAccepted>;
  RecipientExplanation: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RecipientExplanation']>;
  RecipientRefused: ResolverTypeWrapper<RecipientRefused>;
  RefusalCode: RefusalCode;
  ReplyAccepted: ResolverTypeWrapper<ReplyAccepted>;
  ReplyEmpty: ResolverTypeWrapper<ReplyEmpty>;
  ReplyTooLarge: ResolverTypeWrapper<ReplyTooLarge>;
  ReportWrongNumberInput: ReportWrongNumberInput;
  ReportWrongNumberResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ReportWrongNumberResult']>;
  RuleCondition: RuleCondition;
  SealedPart: ResolverTypeWrapper<SealedPart>;
  SecurityLevel: SecurityLevel;
  SendMessageInput: SendMessageInput;
  SendMessageResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SendMessageResult']>;
  SendReplyInput: SendReplyInput;
  SendReplyResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SendReplyResult']>;
  SentDelivery: ResolverTypeWrapper<SentDelivery>;
  SentMessage: ResolverTypeWrapper<SentMessage>;
  SentMessageChanged: ResolverTypeWrapper<SentMessageChanged>;
  SentMessageResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SentMessageResult']>;
  SentMessageUnknown: ResolverTypeWrapper<SentMessageUnknown>;
  SessionEnded: ResolverTypeWrapper<SessionEnded>;
  SignInMethod: SignInMethod;
  SignInOperatorInput: SignInOperatorInput;
  SignInOperatorResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SignInOperatorResult']>;
  SmsReport: SmsReport;
  Statistics: ResolverTypeWrapper<Statistics>;
  StatisticsResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['StatisticsResult']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Upload: ResolverTypeWrapper<Scalars['Upload']['output']>;
  VerifyPinInput: VerifyPinInput;
  VerifyPinResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['VerifyPinResult']>;
  WrongNumberNotTaken: ResolverTypeWrapper<WrongNumberNotTaken>;
  WrongNumberNotTakenReason: WrongNumberNotTakenReason;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AcceptMailInput: AcceptMailInput;
  AcceptMailResult: ResolversUnionTypes<ResolversParentTypes>['AcceptMailResult'];
  AskForMoreTimeInput: AskForMoreTimeInput;
  AskForMoreTimeResult: ResolversUnionTypes<ResolversParentTypes>['AskForMoreTimeResult'];
  Boolean: Scalars['Boolean']['output'];
  BounceExpected: BounceExpected;
  BounceTaken: BounceTaken;
  Bytes: Scalars['Bytes']['output'];
  CategoryFigures: CategoryFigures;
  CommandExpected: CommandExpected;
  CommandTaken: CommandTaken;
  ContentRefused: ContentRefused;
  ControlInput: ControlInput;
  ControlRefused: ControlRefused;
  ControlResult: ResolversUnionTypes<ResolversParentTypes>['ControlResult'];
  ConversationEntry: ConversationEntry;
  DateTime: Scalars['DateTime']['output'];
  Delivery: Delivery;
  DeliveryGone: DeliveryGone;
  DeliveryHeld: DeliveryHeld;
  DeliveryLocked: DeliveryLocked;
  DeliveryOpened: DeliveryOpened;
  DeliveryResult: ResolversUnionTypes<ResolversParentTypes>['DeliveryResult'];
  DeliverySummary: DeliverySummary;
  EmailAddress: Scalars['EmailAddress']['output'];
  ExtendMessageInput: ExtendMessageInput;
  Figures: Figures;
  Float: Scalars['Float']['output'];
  GiveNumberInput: GiveNumberInput;
  ID: Scalars['ID']['output'];
  IdempotencyConflict: IdempotencyConflict;
  Int: Scalars['Int']['output'];
  LevelFigures: LevelFigures;
  MailAccepted: MailAccepted;
  MailRefused: MailRefused;
  MailboxInput: MailboxInput;
  Message: Message;
  MessageAccepted: MessageAccepted;
  MessageEmpty: MessageEmpty;
  MessageTooLarge: MessageTooLarge;
  Month: Scalars['Month']['output'];
  MonthFigures: MonthFigures;
  MoreTimeAsked: MoreTimeAsked;
  Mutation: Record<PropertyKey, never>;
  OpenDeliveryInput: OpenDeliveryInput;
  OpenDeliveryResult: ResolversUnionTypes<ResolversParentTypes>['OpenDeliveryResult'];
  OperatorLinkOver: OperatorLinkOver;
  OperatorSignInNeeded: OperatorSignInNeeded;
  OperatorSignedIn: OperatorSignedIn;
  OperatorSignedOut: OperatorSignedOut;
  PhoneNumber: Scalars['PhoneNumber']['output'];
  PinRejected: PinRejected;
  PinSent: PinSent;
  PinUnavailable: PinUnavailable;
  PolicyDecision: PolicyDecision;
  Query: Record<PropertyKey, never>;
  RecallMessageInput: RecallMessageInput;
  RecipientAccepted: RecipientAccepted;
  RecipientExplanation: ResolversUnionTypes<ResolversParentTypes>['RecipientExplanation'];
  RecipientRefused: RecipientRefused;
  ReplyAccepted: ReplyAccepted;
  ReplyEmpty: ReplyEmpty;
  ReplyTooLarge: ReplyTooLarge;
  ReportWrongNumberInput: ReportWrongNumberInput;
  ReportWrongNumberResult: ResolversUnionTypes<ResolversParentTypes>['ReportWrongNumberResult'];
  SealedPart: SealedPart;
  SendMessageInput: SendMessageInput;
  SendMessageResult: ResolversUnionTypes<ResolversParentTypes>['SendMessageResult'];
  SendReplyInput: SendReplyInput;
  SendReplyResult: ResolversUnionTypes<ResolversParentTypes>['SendReplyResult'];
  SentDelivery: SentDelivery;
  SentMessage: SentMessage;
  SentMessageChanged: SentMessageChanged;
  SentMessageResult: ResolversUnionTypes<ResolversParentTypes>['SentMessageResult'];
  SentMessageUnknown: SentMessageUnknown;
  SessionEnded: SessionEnded;
  SignInOperatorInput: SignInOperatorInput;
  SignInOperatorResult: ResolversUnionTypes<ResolversParentTypes>['SignInOperatorResult'];
  Statistics: Statistics;
  StatisticsResult: ResolversUnionTypes<ResolversParentTypes>['StatisticsResult'];
  String: Scalars['String']['output'];
  Upload: Scalars['Upload']['output'];
  VerifyPinInput: VerifyPinInput;
  VerifyPinResult: ResolversUnionTypes<ResolversParentTypes>['VerifyPinResult'];
  WrongNumberNotTaken: WrongNumberNotTaken;
};

export type AcceptMailResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AcceptMailResult'] = ResolversParentTypes['AcceptMailResult']> = {
  __resolveType: TypeResolveFn<'BounceTaken' | 'CommandTaken' | 'MailAccepted' | 'MailRefused', ParentType, ContextType>;
};

export type AskForMoreTimeResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AskForMoreTimeResult'] = ResolversParentTypes['AskForMoreTimeResult']> = {
  __resolveType: TypeResolveFn<'DeliveryGone' | 'DeliveryHeld' | 'DeliveryLocked' | 'MoreTimeAsked', ParentType, ContextType>;
};

export type BounceExpectedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BounceExpected'] = ResolversParentTypes['BounceExpected']> = {
  address?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type BounceTakenResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BounceTaken'] = ResolversParentTypes['BounceTaken']> = {
  recorded?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface BytesScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Bytes'], any> {
  name: 'Bytes';
}

export type CategoryFiguresResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CategoryFigures'] = ResolversParentTypes['CategoryFigures']> = {
  category?: Resolver<ResolversTypes['Category'], ParentType, ContextType>;
  figures?: Resolver<ResolversTypes['Figures'], ParentType, ContextType>;
};

export type CommandExpectedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CommandExpected'] = ResolversParentTypes['CommandExpected']> = {
  address?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CommandTakenResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CommandTaken'] = ResolversParentTypes['CommandTaken']> = {
  answered?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ContentRefusedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ContentRefused'] = ResolversParentTypes['ContentRefused']> = {
  attachment?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['ContentRefusalReason'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ControlRefusedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ControlRefused'] = ResolversParentTypes['ControlRefused']> = {
  reason?: Resolver<ResolversTypes['ControlRefusalReason'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ControlResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ControlResult'] = ResolversParentTypes['ControlResult']> = {
  __resolveType: TypeResolveFn<'ControlRefused' | 'SentMessage', ParentType, ContextType>;
};

export type ConversationEntryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConversationEntry'] = ResolversParentTypes['ConversationEntry']> = {
  acceptedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  deliveryId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DeliveryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Delivery'] = ResolversParentTypes['Delivery']> = {
  announcedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  category?: Resolver<ResolversTypes['Category'], ParentType, ContextType>;
  heldReason?: Resolver<Maybe<ResolversTypes['HeldReason']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  level?: Resolver<ResolversTypes['SecurityLevel'], ParentType, ContextType>;
  openedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  recipient?: Resolver<ResolversTypes['EmailAddress'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['DeliveryState'], ParentType, ContextType>;
};

export type DeliveryGoneResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeliveryGone'] = ResolversParentTypes['DeliveryGone']> = {
  reason?: Resolver<ResolversTypes['GoneReason'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DeliveryHeldResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeliveryHeld'] = ResolversParentTypes['DeliveryHeld']> = {
  reason?: Resolver<ResolversTypes['HeldReason'], ParentType, ContextType>;
  senderAddress?: Resolver<Maybe<ResolversTypes['EmailAddress']>, ParentType, ContextType>;
  senderName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DeliveryLockedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeliveryLocked'] = ResolversParentTypes['DeliveryLocked']> = {
  senderAddress?: Resolver<Maybe<ResolversTypes['EmailAddress']>, ParentType, ContextType>;
  senderName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DeliveryOpenedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeliveryOpened'] = ResolversParentTypes['DeliveryOpened']> = {
  conversation?: Resolver<Array<ResolversTypes['ConversationEntry']>, ParentType, ContextType>;
  delivery?: Resolver<ResolversTypes['DeliverySummary'], ParentType, ContextType>;
  messageId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  parts?: Resolver<Array<ResolversTypes['SealedPart']>, ParentType, ContextType>;
  replyLimit?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sessionExpiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  wrappedKey?: Resolver<ResolversTypes['Bytes'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DeliveryResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeliveryResult'] = ResolversParentTypes['DeliveryResult']> = {
  __resolveType: TypeResolveFn<'DeliveryGone' | 'DeliveryHeld' | 'DeliveryLocked' | 'DeliverySummary', ParentType, ContextType>;
};

export type DeliverySummaryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeliverySummary'] = ResolversParentTypes['DeliverySummary']> = {
  acceptedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  level?: Resolver<ResolversTypes['SecurityLevel'], ParentType, ContextType>;
  maskedPhone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  organisation?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  pin?: Resolver<Maybe<ResolversTypes['PinSent']>, ParentType, ContextType>;
  recipient?: Resolver<ResolversTypes['EmailAddress'], ParentType, ContextType>;
  senderAddress?: Resolver<Maybe<ResolversTypes['EmailAddress']>, ParentType, ContextType>;
  senderName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface EmailAddressScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['EmailAddress'], any> {
  name: 'EmailAddress';
}

export type FiguresResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Figures'] = ResolversParentTypes['Figures']> = {
  deliveries?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  expiredUnread?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  held?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  medianSecondsToOpening?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  opened?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  openedShare?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  recalled?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  replies?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  undeliverable?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type IdempotencyConflictResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IdempotencyConflict'] = ResolversParentTypes['IdempotencyConflict']> = {
  idempotencyKey?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LevelFiguresResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LevelFigures'] = ResolversParentTypes['LevelFigures']> = {
  figures?: Resolver<ResolversTypes['Figures'], ParentType, ContextType>;
  level?: Resolver<ResolversTypes['SecurityLevel'], ParentType, ContextType>;
};

export type MailAcceptedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MailAccepted'] = ResolversParentTypes['MailAccepted']> = {
  duplicate?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  messageId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MailRefusedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MailRefused'] = ResolversParentTypes['MailRefused']> = {
  code?: Resolver<ResolversTypes['MailRefusalCode'], ParentType, ContextType>;
  sentence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MessageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Message'] = ResolversParentTypes['Message']> = {
  acceptedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  deliveries?: Resolver<Array<ResolversTypes['Delivery']>, ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type MessageAcceptedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MessageAccepted'] = ResolversParentTypes['MessageAccepted']> = {
  duplicate?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['Message'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MessageEmptyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MessageEmpty'] = ResolversParentTypes['MessageEmpty']> = {
  idempotencyKey?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MessageTooLargeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MessageTooLarge'] = ResolversParentTypes['MessageTooLarge']> = {
  limit?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface MonthScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Month'], any> {
  name: 'Month';
}

export type MonthFiguresResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MonthFigures'] = ResolversParentTypes['MonthFigures']> = {
  byCategory?: Resolver<Array<ResolversTypes['CategoryFigures']>, ParentType, ContextType>;
  byLevel?: Resolver<Array<ResolversTypes['LevelFigures']>, ParentType, ContextType>;
  figures?: Resolver<ResolversTypes['Figures'], ParentType, ContextType>;
  month?: Resolver<ResolversTypes['Month'], ParentType, ContextType>;
};

export type MoreTimeAskedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MoreTimeAsked'] = ResolversParentTypes['MoreTimeAsked']> = {
  askedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  acceptMail?: Resolver<ResolversTypes['AcceptMailResult'], ParentType, ContextType, RequireFields<MutationAcceptMailArgs, 'input' | 'rfc822'>>;
  askForMoreTime?: Resolver<ResolversTypes['AskForMoreTimeResult'], ParentType, ContextType, RequireFields<MutationAskForMoreTimeArgs, 'input'>>;
  extendMessage?: Resolver<ResolversTypes['ControlResult'], ParentType, ContextType, RequireFields<MutationExtendMessageArgs, 'input'>>;
  giveNumber?: Resolver<ResolversTypes['ControlResult'], ParentType, ContextType, RequireFields<MutationGiveNumberArgs, 'input'>>;
  openDelivery?: Resolver<ResolversTypes['OpenDeliveryResult'], ParentType, ContextType, RequireFields<MutationOpenDeliveryArgs, 'input'>>;
  recallDelivery?: Resolver<ResolversTypes['ControlResult'], ParentType, ContextType, RequireFields<MutationRecallDeliveryArgs, 'input'>>;
  recallMessage?: Resolver<ResolversTypes['ControlResult'], ParentType, ContextType, RequireFields<MutationRecallMessageArgs, 'input'>>;
  reportWrongNumber?: Resolver<ResolversTypes['ReportWrongNumberResult'], ParentType, ContextType, RequireFields<MutationReportWrongNumberArgs, 'input'>>;
  sendMessage?: Resolver<ResolversTypes['SendMessageResult'], ParentType, ContextType, RequireFields<MutationSendMessageArgs, 'input'>>;
  sendNoticeAgain?: Resolver<ResolversTypes['ControlResult'], ParentType, ContextType, RequireFields<MutationSendNoticeAgainArgs, 'input'>>;
  sendReply?: Resolver<ResolversTypes['SendReplyResult'], ParentType, ContextType, RequireFields<MutationSendReplyArgs, 'input'>>;
  signInOperator?: Resolver<ResolversTypes['SignInOperatorResult'], ParentType, ContextType, RequireFields<MutationSignInOperatorArgs, 'input'>>;
  signOutOperator?: Resolver<ResolversTypes['OperatorSignedOut'], ParentType, ContextType>;
  unlockDelivery?: Resolver<ResolversTypes['ControlResult'], ParentType, ContextType, RequireFields<MutationUnlockDeliveryArgs, 'input'>>;
  verifyPin?: Resolver<ResolversTypes['VerifyPinResult'], ParentType, ContextType, RequireFields<MutationVerifyPinArgs, 'input'>>;
};

export type OpenDeliveryResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OpenDeliveryResult'] = ResolversParentTypes['OpenDeliveryResult']> = {
  __resolveType: TypeResolveFn<'DeliveryGone' | 'DeliveryHeld' | 'DeliveryLocked' | 'DeliveryOpened' | 'PinSent' | 'PinUnavailable', ParentType, ContextType>;
};

export type OperatorLinkOverResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OperatorLinkOver'] = ResolversParentTypes['OperatorLinkOver']> = {
  method?: Resolver<ResolversTypes['SignInMethod'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OperatorSignInNeededResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OperatorSignInNeeded'] = ResolversParentTypes['OperatorSignInNeeded']> = {
  method?: Resolver<ResolversTypes['SignInMethod'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OperatorSignedInResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OperatorSignedIn'] = ResolversParentTypes['OperatorSignedIn']> = {
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OperatorSignedOutResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OperatorSignedOut'] = ResolversParentTypes['OperatorSignedOut']> = {
  method?: Resolver<ResolversTypes['SignInMethod'], ParentType, ContextType>;
};

export interface PhoneNumberScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['PhoneNumber'], any> {
  name: 'PhoneNumber';
}

export type PinRejectedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PinRejected'] = ResolversParentTypes['PinRejected']> = {
  reason?: Resolver<ResolversTypes['PinRejectionReason'], ParentType, ContextType>;
  triesLeft?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PinSentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PinSent'] = ResolversParentTypes['PinSent']> = {
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  maskedPhone?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  report?: Resolver<ResolversTypes['SmsReport'], ParentType, ContextType>;
  resendAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  sentAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  triesLeft?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PinUnavailableResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PinUnavailable'] = ResolversParentTypes['PinUnavailable']> = {
  reason?: Resolver<ResolversTypes['PinUnavailableReason'], ParentType, ContextType>;
  retryAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PolicyDecisionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PolicyDecision'] = ResolversParentTypes['PolicyDecision']> = {
  levelFrom?: Resolver<ResolversTypes['LevelSource'], ParentType, ContextType>;
  matched?: Resolver<Array<ResolversTypes['RuleCondition']>, ParentType, ContextType>;
  phoneFrom?: Resolver<Maybe<ResolversTypes['PhoneSource']>, ParentType, ContextType>;
  rule?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  smsAllowed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  unlessMailMatches?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  delivery?: Resolver<ResolversTypes['DeliveryResult'], ParentType, ContextType, RequireFields<QueryDeliveryArgs, 'accessToken' | 'id'>>;
  explainRecipient?: Resolver<ResolversTypes['RecipientExplanation'], ParentType, ContextType, RequireFields<QueryExplainRecipientArgs, 'address'>>;
  message?: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType, RequireFields<QueryMessageArgs, 'id'>>;
  sentMessage?: Resolver<ResolversTypes['SentMessageResult'], ParentType, ContextType, RequireFields<QuerySentMessageArgs, 'id' | 'token'>>;
  statistics?: Resolver<ResolversTypes['StatisticsResult'], ParentType, ContextType, RequireFields<QueryStatisticsArgs, 'from' | 'to'>>;
};

export type RecipientAcceptedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecipientAccepted'] = ResolversParentTypes['RecipientAccepted']> = {
  category?: Resolver<ResolversTypes['Category'], ParentType, ContextType>;
  decision?: Resolver<ResolversTypes['PolicyDecision'], ParentType, ContextType>;
  expiresInDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  level?: Resolver<ResolversTypes['SecurityLevel'], ParentType, ContextType>;
  maskedPhone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  maxMailBytes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  recipient?: Resolver<ResolversTypes['EmailAddress'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RecipientExplanationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecipientExplanation'] = ResolversParentTypes['RecipientExplanation']> = {
  __resolveType: TypeResolveFn<'BounceExpected' | 'CommandExpected' | 'RecipientAccepted' | 'RecipientRefused', ParentType, ContextType>;
};

export type RecipientRefusedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecipientRefused'] = ResolversParentTypes['RecipientRefused']> = {
  address?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['RefusalCode'], ParentType, ContextType>;
  sentence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ReplyAcceptedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReplyAccepted'] = ResolversParentTypes['ReplyAccepted']> = {
  acceptedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ReplyEmptyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReplyEmpty'] = ResolversParentTypes['ReplyEmpty']> = {
  deliveryId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ReplyTooLargeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReplyTooLarge'] = ResolversParentTypes['ReplyTooLarge']> = {
  limit?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ReportWrongNumberResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReportWrongNumberResult'] = ResolversParentTypes['ReportWrongNumberResult']> = {
  __resolveType: TypeResolveFn<'DeliveryGone' | 'DeliveryHeld' | 'DeliveryLocked' | 'WrongNumberNotTaken', ParentType, ContextType>;
};

export type SealedPartResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SealedPart'] = ResolversParentTypes['SealedPart']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  size?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SendMessageResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SendMessageResult'] = ResolversParentTypes['SendMessageResult']> = {
  __resolveType: TypeResolveFn<'ContentRefused' | 'IdempotencyConflict' | 'MessageAccepted' | 'MessageEmpty' | 'MessageTooLarge' | 'RecipientRefused', ParentType, ContextType>;
};

export type SendReplyResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SendReplyResult'] = ResolversParentTypes['SendReplyResult']> = {
  __resolveType: TypeResolveFn<'ContentRefused' | 'DeliveryGone' | 'ReplyAccepted' | 'ReplyEmpty' | 'ReplyTooLarge' | 'SessionEnded', ParentType, ContextType>;
};

export type SentDeliveryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SentDelivery'] = ResolversParentTypes['SentDelivery']> = {
  actions?: Resolver<Array<ResolversTypes['ControlAction']>, ParentType, ContextType>;
  announcedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  heldReason?: Resolver<Maybe<ResolversTypes['HeldReason']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  level?: Resolver<ResolversTypes['SecurityLevel'], ParentType, ContextType>;
  maskedPhone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  moreTimeAskedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  openedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  openedOn?: Resolver<Maybe<ResolversTypes['DeviceKind']>, ParentType, ContextType>;
  recipient?: Resolver<Maybe<ResolversTypes['EmailAddress']>, ParentType, ContextType>;
  repliedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['DeliveryState'], ParentType, ContextType>;
};

export type SentMessageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SentMessage'] = ResolversParentTypes['SentMessage']> = {
  acceptedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  deliveries?: Resolver<Array<ResolversTypes['SentDelivery']>, ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  extendableDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  senderAddress?: Resolver<ResolversTypes['EmailAddress'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SentMessageChangedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SentMessageChanged'] = ResolversParentTypes['SentMessageChanged']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SentMessageResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SentMessageResult'] = ResolversParentTypes['SentMessageResult']> = {
  __resolveType: TypeResolveFn<'SentMessage' | 'SentMessageChanged' | 'SentMessageUnknown', ParentType, ContextType>;
};

export type SentMessageUnknownResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SentMessageUnknown'] = ResolversParentTypes['SentMessageUnknown']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SessionEndedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SessionEnded'] = ResolversParentTypes['SessionEnded']> = {
  deliveryId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SignInOperatorResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SignInOperatorResult'] = ResolversParentTypes['SignInOperatorResult']> = {
  __resolveType: TypeResolveFn<'OperatorLinkOver' | 'OperatorSignedIn', ParentType, ContextType>;
};

export type StatisticsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Statistics'] = ResolversParentTypes['Statistics']> = {
  byCategory?: Resolver<Array<ResolversTypes['CategoryFigures']>, ParentType, ContextType>;
  byLevel?: Resolver<Array<ResolversTypes['LevelFigures']>, ParentType, ContextType>;
  months?: Resolver<Array<ResolversTypes['MonthFigures']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Figures'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StatisticsResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StatisticsResult'] = ResolversParentTypes['StatisticsResult']> = {
  __resolveType: TypeResolveFn<'OperatorSignInNeeded' | 'Statistics', ParentType, ContextType>;
};

export interface UploadScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Upload'], any> {
  name: 'Upload';
}

export type VerifyPinResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VerifyPinResult'] = ResolversParentTypes['VerifyPinResult']> = {
  __resolveType: TypeResolveFn<'DeliveryGone' | 'DeliveryHeld' | 'DeliveryLocked' | 'DeliveryOpened' | 'PinRejected', ParentType, ContextType>;
};

export type WrongNumberNotTakenResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WrongNumberNotTaken'] = ResolversParentTypes['WrongNumberNotTaken']> = {
  reason?: Resolver<ResolversTypes['WrongNumberNotTakenReason'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  AcceptMailResult?: AcceptMailResultResolvers<ContextType>;
  AskForMoreTimeResult?: AskForMoreTimeResultResolvers<ContextType>;
  BounceExpected?: BounceExpectedResolvers<ContextType>;
  BounceTaken?: BounceTakenResolvers<ContextType>;
  Bytes?: GraphQLScalarType;
  CategoryFigures?: CategoryFiguresResolvers<ContextType>;
  CommandExpected?: CommandExpectedResolvers<ContextType>;
  CommandTaken?: CommandTakenResolvers<ContextType>;
  ContentRefused?: ContentRefusedResolvers<ContextType>;
  ControlRefused?: ControlRefusedResolvers<ContextType>;
  ControlResult?: ControlResultResolvers<ContextType>;
  ConversationEntry?: ConversationEntryResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  Delivery?: DeliveryResolvers<ContextType>;
  DeliveryGone?: DeliveryGoneResolvers<ContextType>;
  DeliveryHeld?: DeliveryHeldResolvers<ContextType>;
  DeliveryLocked?: DeliveryLockedResolvers<ContextType>;
  DeliveryOpened?: DeliveryOpenedResolvers<ContextType>;
  DeliveryResult?: DeliveryResultResolvers<ContextType>;
  DeliverySummary?: DeliverySummaryResolvers<ContextType>;
  EmailAddress?: GraphQLScalarType;
  Figures?: FiguresResolvers<ContextType>;
  IdempotencyConflict?: IdempotencyConflictResolvers<ContextType>;
  LevelFigures?: LevelFiguresResolvers<ContextType>;
  MailAccepted?: MailAcceptedResolvers<ContextType>;
  MailRefused?: MailRefusedResolvers<ContextType>;
  Message?: MessageResolvers<ContextType>;
  MessageAccepted?: MessageAcceptedResolvers<ContextType>;
  MessageEmpty?: MessageEmptyResolvers<ContextType>;
  MessageTooLarge?: MessageTooLargeResolvers<ContextType>;
  Month?: GraphQLScalarType;
  MonthFigures?: MonthFiguresResolvers<ContextType>;
  MoreTimeAsked?: MoreTimeAskedResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  OpenDeliveryResult?: OpenDeliveryResultResolvers<ContextType>;
  OperatorLinkOver?: OperatorLinkOverResolvers<ContextType>;
  OperatorSignInNeeded?: OperatorSignInNeededResolvers<ContextType>;
  OperatorSignedIn?: OperatorSignedInResolvers<ContextType>;
  OperatorSignedOut?: OperatorSignedOutResolvers<ContextType>;
  PhoneNumber?: GraphQLScalarType;
  PinRejected?: PinRejectedResolvers<ContextType>;
  PinSent?: PinSentResolvers<ContextType>;
  PinUnavailable?: PinUnavailableResolvers<ContextType>;
  PolicyDecision?: PolicyDecisionResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  RecipientAccepted?: RecipientAcceptedResolvers<ContextType>;
  RecipientExplanation?: RecipientExplanationResolvers<ContextType>;
  RecipientRefused?: RecipientRefusedResolvers<ContextType>;
  ReplyAccepted?: ReplyAcceptedResolvers<ContextType>;
  ReplyEmpty?: ReplyEmptyResolvers<ContextType>;
  ReplyTooLarge?: ReplyTooLargeResolvers<ContextType>;
  ReportWrongNumberResult?: ReportWrongNumberResultResolvers<ContextType>;
  SealedPart?: SealedPartResolvers<ContextType>;
  SendMessageResult?: SendMessageResultResolvers<ContextType>;
  SendReplyResult?: SendReplyResultResolvers<ContextType>;
  SentDelivery?: SentDeliveryResolvers<ContextType>;
  SentMessage?: SentMessageResolvers<ContextType>;
  SentMessageChanged?: SentMessageChangedResolvers<ContextType>;
  SentMessageResult?: SentMessageResultResolvers<ContextType>;
  SentMessageUnknown?: SentMessageUnknownResolvers<ContextType>;
  SessionEnded?: SessionEndedResolvers<ContextType>;
  SignInOperatorResult?: SignInOperatorResultResolvers<ContextType>;
  Statistics?: StatisticsResolvers<ContextType>;
  StatisticsResult?: StatisticsResultResolvers<ContextType>;
  Upload?: GraphQLScalarType;
  VerifyPinResult?: VerifyPinResultResolvers<ContextType>;
  WrongNumberNotTaken?: WrongNumberNotTakenResolvers<ContextType>;
};

