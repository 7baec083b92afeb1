/** What the texts of a notice speak of, already written out in the reader's language. */
export type NoticeFacts = {
  /** Display name, or the address of a sender without one. */
  sender: string
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

/** What the texts of an answer to a command speak of. */
export type AnswerFacts = {
  until: string
  /** The last digits of the number that the code goes to. */
  phone: string
  /** Does a mail of its own tell the sender of this number, before it is used? */
  isNumberTold: boolean
  /** Has the recipient got the mail with the link? */
  hasLink: boolean
  /** Whether somebody else of those whom the message was sent to can still read it. */
  hasOthers: boolean
  /** How many recipients the mail has, however many messages it became. */
  recipients: number
}
