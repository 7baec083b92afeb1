import { refusalSentence, type RefusalTexts } from '@sigill/texts/refusals.ts'
import type { Dependencies } from '../dependencies.ts'
import type { MailRefusalCode } from '../graphql/schema.generated.ts'

export type MailRefused = { kind: 'MailRefused'; code: MailRefusalCode; sentence: string }

/** Found while the mail streams in; ends the reading and becomes a MailRefused. */
export class MailRefusal extends Error {
  readonly code: Exclude<MailRefusalCode, 'RECIPIENT_REFUSED'>
  constructor(code: Exclude<MailRefusalCode, 'RECIPIENT_REFUSED'>) {
    super(code)
    this.code = code
  }
}

const bytesInMegabyte = 1024 * 1024

export function mailRefused(policy: Dependencies['config']['policy'], code: MailRefusal['code']): MailRefused {
  const megabytes = Math.floor(policy.maxMailBytes / bytesInMegabyte)
  const say = (texts: RefusalTexts) => texts[code]({ megabytes })
  return { kind: 'MailRefused', code, sentence: refusalSentence(policy.defaultLanguage, say) }
}
