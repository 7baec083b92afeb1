import { extendMessage } from '../control/extend-message.ts'
import { fromStatusPage } from '../control/from-status-page.ts'
import { giveNumber } from '../control/give-number.ts'
import { recallDelivery } from '../control/recall-delivery.ts'
import { recallMessage } from '../control/recall-message.ts'
import { sendNoticeAgain } from '../control/send-notice-again.ts'
import { sentMessage } from '../control/sent-message.ts'
import { unlockDelivery } from '../control/unlock-delivery.ts'
import { askForMoreTime } from '../deliveries/ask-for-more-time.ts'
import { findDelivery } from '../deliveries/find-delivery.ts'
import { openDelivery } from '../deliveries/open-delivery.ts'
import { reportWrongNumber } from '../deliveries/report-wrong-number.ts'
import { acceptMail } from '../intake/accept-mail.ts'
import { findMessage } from '../messages/find-message.ts'
import { sendMessage } from '../messages/send-message.ts'
import { signInOperator } from '../operators/sign-in-operator.ts'
import { signOutOperator } from '../operators/sign-out-operator.ts'
import { verifyPin } from '../pins/verify-pin.ts'
import { explainRecipient } from '../policy/explain-recipient.ts'
import { sendReply } from '../replies/send-reply.ts'
import { countStatistics } from '../statistics/count-statistics.ts'
import { requireScope } from './context.ts'
import { scalars } from './scalars.ts'
import type { Resolvers } from './schema.generated.ts'

/** Outcomes carry the schema's type name as their `kind`. */
const byKind = { __resolveType: (outcome: object) => (outcome as { kind: never }).kind }

export const resolvers: Resolvers = {
  ...scalars,
  Query: {
    explainRecipient: (_, { sender = null, address }, context) => {
      requireScope(context, 'mail:accept', 'messages:send')
      return explainRecipient(context.deps, { sender, address })
    },
    message: (_, { id }, context) => findMessage(context.deps, { id, client: requireScope(context, 'messages:send') }),
    delivery: (_, holder, { deps }) => findDelivery(deps, holder),
    statistics: (_, months, { deps, operatorToken, client }) =>
      countStatistics(deps, { ...months, operatorToken, client }),
    sentMessage: (_, { id, token }, { deps }) => sentMessage(deps, { messageId: id, token }),
  },
  Mutation: {
    acceptMail: (_, { input: { sender = null, ...envelope }, rfc822 }, context) => {
      requireScope(context, 'mail:accept')
      return acceptMail(context.deps, { sender, ...envelope, rfc822 })
    },
    sendMessage: (_, { input, attachments }, context) =>
      sendMessage(context.deps, {
        client: requireScope(context, 'messages:send'),
        input,
        attachments: attachments ?? [],
      }),
    openDelivery: (_, { input }, { deps, visitor }) => openDelivery(deps, { ...input, visitor }),
    verifyPin: (_, { input }, { deps, visitor, takePinTry }) => {
      takePinTry()
      return verifyPin(deps, { ...input, visitor })
    },
    reportWrongNumber: (_, { input }, { deps }) => reportWrongNumber(deps, input),
    askForMoreTime: (_, { input }, { deps }) => askForMoreTime(deps, input),
    sendReply: (_, { input, attachments }, { deps, sessionToken }) =>
      sendReply(deps, { input, attachments: attachments ?? [], sessionToken: sessionToken(input.deliveryId) }),
    signInOperator: (_, { input }, { deps, setOperatorSession }) =>
      signInOperator(deps, { ...input, setSession: setOperatorSession }),
    signOutOperator: (_, __, { deps, operatorToken, clearOperatorSession }) =>
      signOutOperator(deps, { operatorToken, clearSession: clearOperatorSession }),
    recallDelivery: (_, { input }, { deps }) =>
      fromStatusPage(deps, { ...input, act: () => recallDelivery(deps, { ...input, by: 'PAGE' }) }),
    recallMessage: (_, { input }, { deps }) =>
      fromStatusPage(deps, { ...input, act: () => recallMessage(deps, { ...input, by: 'PAGE' }) }),
    extendMessage: (_, { input }, { deps }) =>
      fromStatusPage(deps, { ...input, act: () => extendMessage(deps, { ...input, by: 'PAGE' }) }),
    sendNoticeAgain: (_, { input }, { deps }) =>
      fromStatusPage(deps, { ...input, act: () => sendNoticeAgain(deps, { ...input, by: 'PAGE' }) }),
    giveNumber: (_, { input }, { deps }) =>
      fromStatusPage(deps, { ...input, act: () => giveNumber(deps, { ...input, by: 'PAGE' }) }),
    unlockDelivery: (_, { input }, { deps }) =>
      fromStatusPage(deps, { ...input, act: () => unlockDelivery(deps, { ...input, by: 'PAGE' }) }),
  },
  AcceptMailResult: byKind,
  ControlResult: byKind,
  AskForMoreTimeResult: byKind,
  DeliveryResult: byKind,
  OpenDeliveryResult: byKind,
  RecipientExplanation: byKind,
  ReportWrongNumberResult: byKind,
  SendMessageResult: byKind,
  SendReplyResult: byKind,
  SignInOperatorResult: byKind,
  StatisticsResult: byKind,
  SentMessageResult: byKind,
  VerifyPinResult: byKind,
}
