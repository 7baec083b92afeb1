import { z } from 'zod'
import { languages } from '@sigill/texts/language.ts'

const yesOrNo = () => z.boolean('is neither true nor false')
const days = (most: number) => z.int('is not a whole number').min(0, 'is less than 0').max(most, `is more than ${most}`)

/**
 * What a sender has to do something about (held, number changed, locked, undeliverable, more time asked for) they are always told; here
 * stands the rest.
 */
export const receiptsPolicy = z.strictObject({
  /** That a message is stored. */
  accepted: yesOrNo().default(false),
  /** That a message was opened for the first time; each sender can choose otherwise by mail. */
  opened: yesOrNo().default(true),
  /** That a message was never opened, once it is destroyed. */
  expired: yesOrNo().default(true),
  /** In the digest: not opened so many days after the notice; 0: never. */
  notOpenedAfterDays: days(365).default(3),
  /** In the digest: not opened, and the next day is the last. */
  expiresTomorrow: yesOrNo().default(true),
  /** Recipients are reminded so many days before the end; 0: never. */
  remindDaysBefore: days(30).default(2),
  /** Of the mails to senders, where it is not that of the message. */
  language: z.enum(languages, `is none of ${languages.join(', ')}`).optional(),
})
