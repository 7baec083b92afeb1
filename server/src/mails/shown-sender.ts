import type { Mailbox } from '@sigill/envelope/manifest.ts'
import type { Language } from '@sigill/texts/language.ts'
import { mailTexts } from '@sigill/texts/mail/texts.ts'
import { isErased } from '../deliveries/erased.ts'
import { nameOf, shownAddress } from './plain-name.ts'

/** How a sender stands in a mail to a recipient. `address`: undefined of somebody who was erased, and whom nobody can ask any more. */
export function shownSender(sender: Mailbox, language: Language): { name: string; address: string | undefined } {
  if (isErased(sender.address)) return { name: mailTexts[language].erasedSender, address: undefined }
  return { name: nameOf(sender), address: shownAddress(sender.address) }
}
