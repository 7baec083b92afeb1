import type { Dependencies } from '../dependencies.ts'
import { giveUpAnswer, sendAnswer } from '../commands/send-answer.ts'
import { giveUpDigest } from '../digests/give-up-digest.ts'
import { makeDigests } from '../digests/make-digests.ts'
import { sendDigest } from '../digests/send-digest.ts'
import { expireMessages } from '../expiry/expire-messages.ts'
import { giveUpNotice } from '../notices/give-up-notice.ts'
import { sendNotice } from '../notices/send-notice.ts'
import { giveUpReceipt } from '../receipts/give-up-receipt.ts'
import { sendReceipt } from '../receipts/send-receipt.ts'
import { giveUpReminder } from '../reminders/give-up-reminder.ts'
import { remindRecipients } from '../reminders/remind-recipients.ts'
import { sendReminder } from '../reminders/send-reminder.ts'
import { deliverReply, giveUpReply } from '../replies/deliver-reply.ts'
import { giveUpTelling } from '../replies/give-up-telling.ts'
import { tellReplier } from '../replies/tell-replier.ts'
import { mailStatistics } from '../statistics/mail-statistics.ts'
import type { JobHandlers } from './jobs.ts'

/** Which use case does which job. */
export const jobHandlers = (deps: Dependencies): JobHandlers => ({
  'send-notice': (data) => sendNotice(deps, data),
  'send-receipt': (data) => sendReceipt(deps, data),
  'send-digest': (data) => sendDigest(deps, data),
  'send-reminder': (data) => sendReminder(deps, data),
  'send-reply': (data) => deliverReply(deps, data),
  'tell-replier': (data) => tellReplier(deps, data),
  'send-answer': (data) => sendAnswer(deps, data),
  'give-up-answer': (data) => giveUpAnswer(deps, data),
  'give-up-digest': (data) => giveUpDigest(deps, data),
  'give-up-notice': (data) => giveUpNotice(deps, data),
  'give-up-receipt': (data) => giveUpReceipt(deps, data),
  'give-up-reminder': (data) => giveUpReminder(deps, data),
  'give-up-reply': (data) => giveUpReply(deps, data),
  'give-up-telling': (data) => giveUpTelling(deps, data),
  'mail-statistics': () => mailStatistics(deps),
  'make-digests': () => makeDigests(deps),
  'remind-recipients': () => remindRecipients(deps),
  'expire-messages': () => expireMessages(deps),
})
