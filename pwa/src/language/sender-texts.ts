import type { Language } from '@sigill/texts/language.ts'
import { en } from '@sigill/texts/sender/en.ts'
import { fi } from '@sigill/texts/sender/fi.ts'
import { type SenderTexts, sv } from '@sigill/texts/sender/sv.ts'

/** Loaded with the page of a sent message. */
export const senderTexts: Record<Language, SenderTexts> = { sv, fi, en }
