import { EnvelopeError, type EnvelopeErrorCode } from '../errors.ts'

/** The code of the EnvelopeError that `attempt` ends with; undefined when it ends well. Anything else thrown stays thrown. */
export async function errorCodeOf(attempt: () => unknown): Promise<EnvelopeErrorCode | undefined> {
  try {
    await attempt()
    return undefined
  } catch (error) {
    if (error instanceof EnvelopeError) return error.code
    throw error
  }
}
