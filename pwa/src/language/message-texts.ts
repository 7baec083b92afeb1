import type { Language } from '@sigill/texts/language.ts'
import { en } from '@sigill/texts/reader/message/en.ts'
import { fi } from '@sigill/texts/reader/message/fi.ts'
import { type MessageTexts, sv } from '@sigill/texts/reader/message/sv.ts'

/** Loaded with the screens that need them, not before a message is opened. */
export const messageTexts: Record<Language, MessageTexts> = { sv, fi, en }
