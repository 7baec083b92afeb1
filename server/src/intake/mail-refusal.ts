import { refusalSentence, type RefusalTexts } from '@sigill/texts/refusals.ts'
import type { Dependencies } from '../dependencies.ts'
import type { PartsTooLarge } from '../parts/seal-attachments.ts'
import type { MailRefusalCode } from '../graphql/schema.generated.ts'

export type MailRefused = { kind: 'MailRefused'; code: MailRefusalCode; sentence: string }

/** Found while the mail streams in; ends the reading and becomes a MailRefused. */
export class MailRefusal extends Error {
  readonly code: Exclude<MailRefusalCode, 'RECIPIENT_REFUSED'>
  /** What is too large, and how large it may be. */
  readonly tooLarge: PartsTooLarge | undefined
  constructor(code: Exclude<MailRefusalCode, 'RECIPIENT_REFUSED'>, tooLarge?: PartsTooLarge) {
    super(code)
    this.code = code
    this.tooLarge = tooLarge
  }
}

const bytesInMegabyte = 1024 * 1024

export function mailRefused(
  { policy, mail: { suffix } }: Pick<Dependencies['config'], 'policy' | 'mail'>,
  { code, tooLarge }: Pick<MailRefusal, 'code' | 'tooLarge'>,
): MailRefused {
  const megabytes = Math.floor((tooLarge?.limit ?? policy.maxMailBytes) / bytesInMegabyte)
  const sentence = tooLarge?.what === 'texts' ? 'TEXT_TOO_LONG' : code
  const say = (texts: RefusalTexts) => texts[sentence]({ megabytes, suffix })
  return { kind: 'MailRefused', code, sentence: refusalSentence(policy.defaultLanguage, say) }
}
