import type { Language } from '../language.ts'
import { en } from './en.ts'
import { fi } from './fi.ts'
import { sv, type MailTexts } from './sv.ts'

/** The texts of every mail and SMS that leaves. */
export const mailTexts: Record<Language, MailTexts> = { sv, fi, en }
