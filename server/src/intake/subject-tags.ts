import type { PolicyRule } from '../policy/policy-rule.ts'

export type TaggedSubject = {
  /** What the recipient sees. */
  visible: string
  /** In lower case. */
  tags: ReadonlySet<string>
  /** Of `[SMS:0701234567]`, as they were written. */
  phones: string[]
}

/** `[SMS:070…]`, and `[SMS 070…]` too; a bracket that never ends makes it a number that is not whole. */
const phoneForm = /\s*\[\s*sms\s*(?:[:=]|(?=[+\d]))([^[\]]*)(?:\]|$)\s*/gi
const wordForm = /\s*\[\s*([^[\]:]+?)\s*\]\s*/g
const smsTag = 'sms'

/** `[SMS]` asks for a code without saying where it goes. */
export const levelInSubject = ({ tags }: Pick<TaggedSubject, 'tags'>) =>
  tags.has(smsTag) ? ('PIN' as const) : undefined

/** Takes out of a subject what is said to the gateway: the words that its rules know, and numbers. All else stays as it was written. */
export function taggedSubject(subject: string, { rules }: { rules: readonly PolicyRule[] }): TaggedSubject {
  const known = new Set(rules.flatMap(({ when }) => when.subjectTag ?? []))
  const tags = new Set<string>()
  const phones: string[] = []
  const withoutPhones = subject.replaceAll(phoneForm, (_, phone: string) => {
    phones.push(phone)
    tags.add(smsTag)
    return ' '
  })
  const visible = withoutPhones.replaceAll(wordForm, (written, word: string) => {
    const tag = word.toLowerCase()
    if (tag !== smsTag && !known.has(tag)) return written
    tags.add(tag)
    return ' '
  })
  return { visible: tags.size === 0 ? subject : visible.trim(), tags, phones }
}
