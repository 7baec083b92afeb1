/**
 * - `DAMAGED`: sealed bytes were changed, cut off or put in another order.
 * - `WRONG_KEY`: they were not sealed with this key for this place (delivery, owner and part, or context).
 * - `UNSUPPORTED_VERSION`: a later version of the format wrote them.
 * - `MALFORMED`: what was passed in has not the form that the format asks for (a key's length, a text, a manifest).
 */
export type EnvelopeErrorCode = 'DAMAGED' | 'WRONG_KEY' | 'UNSUPPORTED_VERSION' | 'MALFORMED'

export class EnvelopeError extends Error {
  override readonly name = 'EnvelopeError'
  readonly code: EnvelopeErrorCode

  constructor(code: EnvelopeErrorCode, message: string) {
    super(message)
    this.code = code
  }
}
