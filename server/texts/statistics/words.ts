import type { Language } from '../language.ts'
import { en } from './en.ts'
import { fi } from './fi.ts'
import { sv, type StatisticsWords } from './sv.ts'

/** What the figures are called, in mails and on the page. */
export const statisticsWords: Record<Language, StatisticsWords> = { sv, fi, en }
