import type { ParsedMail } from 'mailparser'
import type { Outbox } from '../support/outbox.ts'
import { queryIn } from '../support/postgres.ts'
import type { Mailboxes } from './announcements.ts'
import { answerIdOf, extendedBefore, isAccepted } from './extending-sender.ts'
import { messageIdOf, numberedMail } from './numbered-mail.ts'

export type ExtensionsTally = {
  /** Answers that were done once, and say so in one mail. */
  extended: number
  /** What is not so, with the number of the mail. */
  wrongly: string[]
}

/** `EXPIRY_DAYS` of whoever says nothing. */
const daysOfAll = 30
const daysAndEvents = `
  select recipient_address, extract(days from expires_at - accepted_at)::int as days,
    (select count(*)::int from events where message_id = messages.id and kind = 'COMMAND_TAKEN') as taken
  from deliveries join messages on messages.id = message_id`

/** How many different mails answer the one with this Message-ID. */
function byAnswered(mails: ParsedMail[]): (messageId: string) => number {
  const answers = Map.groupBy(mails, ({ inReplyTo }) => inReplyTo)
  return (id) => new Set(answers.get(id)?.map(({ messageId }) => messageId)).size
}

type Found = { days: number; taken: number }

/** Looks whether every fifth message, and no other, got its day more once, and its sender one mail about it. */
export async function tallyExtensions(
  { databaseUrl, ...gateway }: { databaseUrl: string; outbox: Outbox },
  { mailboxes, mails }: { mailboxes: Mailboxes; mails: number },
): Promise<ExtensionsTally> {
  const rows = await queryIn(databaseUrl, daysAndEvents)
  const found = new Map(rows.map((row) => [row['recipient_address'], row as Found & Record<string, unknown>]))
  const received = await mailboxes.mails(gateway)
  const receipts = byAnswered(received.filter(isAccepted))
  const answers = byAnswered(received)
  const extended = new Set(extendedBefore(mails))
  const tally: ExtensionsTally = { extended: 0, wrongly: [] }
  for (let number = 0; number < mails; number++) {
    const once = extended.has(number) ? 1 : 0
    const { recipients } = numberedMail(number)
    const { days, taken } = found.get(recipients[0] ?? '') ?? { days: NaN, taken: NaN }
    const is = {
      days,
      taken,
      receipts: receipts(messageIdOf(number)),
      answers: answers(answerIdOf(number)),
    }
    const wanted = { days: daysOfAll + once, taken: once, receipts: recipients.length, answers: once }
    if (JSON.stringify(is) !== JSON.stringify(wanted)) tally.wrongly.push(`${number} ${JSON.stringify(is)}`)
    else tally.extended += once
  }
  return tally
}
