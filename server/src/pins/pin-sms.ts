import type { Language } from '@sigill/texts/language.ts'
import { mailTexts } from '@sigill/texts/mail/texts.ts'
import { plainName } from '../mails/plain-name.ts'
import { inGsm7, smsLength } from './gsm7.ts'

export type PinSms = { language: Language; organisation: string; host: string; pin: string }

/**
 * The last line is the origin-bound form (https://wicg.github.io/sms-one-time-codes/), by which phones fill the code in on our page
 * and nowhere else. The name of the organisation is cut so that everything fits into one SMS.
 */
export function pinSms({ language, organisation, host, pin }: PinSms): string {
  const textWith = (name: string) => `${mailTexts[language].sms({ pin, organisation: name })}\n\n@${host} #${pin}`
  const room = Math.max(smsLength - textWith('').length, 10)
  return textWith(inGsm7(plainName(organisation)).slice(0, room).trimEnd() || 'Sigill')
}
