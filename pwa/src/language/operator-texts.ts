import type { Language } from '@sigill/texts/language.ts'
import { en } from '@sigill/texts/reader/operator/en.ts'
import { fi } from '@sigill/texts/reader/operator/fi.ts'
import { type OperatorTexts, sv } from '@sigill/texts/reader/operator/sv.ts'

/** Loaded with the page of operators. */
export const operatorTexts: Record<Language, OperatorTexts> = { sv, fi, en }
