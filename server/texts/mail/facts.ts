/** What the texts of a notice speak of, already written out in the reader's language. */
export type NoticeFacts = {
  /** Display name, or the address of a sender without one. */
  sender: string
  senderAddress: string
  organisation: string
  recipientAddress: string
  until: string
  host: string
}

/** What the texts of a receipt speak of. */
export type ReceiptFacts = {
  /** Display name, or the address of a recipient without one. */
  recipient: string
}
