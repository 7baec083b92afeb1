import type { PinFragment } from '../../graphql/operations.generated.ts'

/** Whole seconds until a new code may be asked for; a device whose clock is wrong never waits longer than the server meant. */
export function secondsUntilResend({ sentAt, resendAt }: Pick<PinFragment, 'sentAt' | 'resendAt'>, now: Date): number {
  const meant = Date.parse(resendAt) - Date.parse(sentAt)
  const left = Date.parse(resendAt) - now.getTime()
  return Math.ceil(Math.min(Math.max(left, 0), meant) / 1000)
}
