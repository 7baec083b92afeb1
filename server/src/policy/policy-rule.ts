import { z } from 'zod'
import { languages } from '@sigill/texts/language.ts'
import { domainInAscii } from './domain.ts'
import { addressKey, normalisedAddress } from './protected-address.ts'

/** Reads an entry into the form that mails are compared in; no fault tells the value, which may be somebody's address. */
const readAs = (read: (text: string) => string | undefined, error: string) =>
  z.string().transform((text, context) => {
    const result = read(text.trim())
    if (result !== undefined) return result
    context.addIssue({ code: 'custom', message: error })
    return z.NEVER
  })

const listOf = (entry: z.ZodType<string>) => z.array(entry).min(1, 'lists nothing')

const address = readAs(
  (text) => (normalisedAddress(text) === undefined ? undefined : addressKey(text)),
  'is not a mail address',
)
export const domain = readAs((text) => domainInAscii(text.replace(/^@/, '')), 'is not a domain')
/** Compared without regard to case. */
const words = readAs((text) => (text === '' ? undefined : text.toLowerCase()), 'is empty')
const tag = readAs((text) => {
  const name = text.replace(/^\[(.*)\]$/, '$1').trim()
  return /^[^[\]:\s][^[\]:]*$/.test(name) ? name.toLowerCase() : undefined
}, 'is not a word as it stands between [ and ]')
/** RFC 5322 §2.2: a field's name. */
const fieldName = readAs(
  (text) => (/^[!-9;-~]+$/.test(text) ? text.toLowerCase() : undefined),
  'is not the name of a header',
)

/** All that is named must hold; of what is listed, one entry. */
const when = z.strictObject({
  sender: listOf(address).optional(),
  senderDomain: listOf(domain).optional(),
  recipientDomain: listOf(domain).optional(),
  header: z.record(fieldName, listOf(words)).optional(),
  subjectTag: listOf(tag).optional(),
})

const then = z.strictObject({
  level: z.enum(['LINK', 'PIN'], 'is neither LINK nor PIN').optional(),
  expiryDays: z.int('is not a whole number').min(1, 'is less than 1').max(365, 'is more than 365').optional(),
  maxMailBytes: z.int('is not a whole number').min(1000, 'is less than 1000').optional(),
  language: z.enum(languages, 'is neither sv nor fi nor en').optional(),
  category: z
    .enum(
      ['AUTHORITY', 'COMPANY', 'PRIVATE_PERSON', 'INTERNAL'],
      'is neither AUTHORITY, COMPANY, PRIVATE_PERSON nor INTERNAL',
    )
    .optional(),
  sms: z.boolean('is neither true nor false').optional(),
})

export const policyRule = z.strictObject({
  name: z.string().trim().min(1, 'is empty').max(100, 'is too long'),
  when,
  then,
})

export type PolicyRule = z.infer<typeof policyRule>
