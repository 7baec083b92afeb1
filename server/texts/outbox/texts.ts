import type { Language } from '../language.ts'
import { en } from './en.ts'
import { fi } from './fi.ts'
import { sv, type OutboxTexts } from './sv.ts'

/** The texts of the page that shows what would have been sent. */
export const outboxTexts: Record<Language, OutboxTexts> = { sv, fi, en }
