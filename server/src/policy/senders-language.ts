import type { Language } from '@sigill/texts/language.ts'
import type { Dependencies } from '../dependencies.ts'

/** What senders are written to in; a message's own language is that of its recipient. */
export const sendersLanguage = ({ config, policy }: Pick<Dependencies, 'config' | 'policy'>): Language =>
  policy.current().receipts.language ?? config.policy.defaultLanguage
