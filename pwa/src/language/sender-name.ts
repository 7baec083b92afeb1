import { language } from './reading-language.svelte.ts'

/** Somebody who was erased has neither name nor address. */
type Sender = { senderName?: string | null | undefined; senderAddress?: string | null | undefined }

/** Display name, or the address of a sender without one. */
export const nameOfSender = ({ senderName, senderAddress }: Sender): string =>
  senderName ?? senderAddress ?? language.texts.erasedSender

/** The address; undefined when it is the name already. */
export const detailOfSender = ({ senderName, senderAddress }: Sender): string | undefined =>
  senderName ? (senderAddress ?? undefined) : undefined
