import type { Bytes } from '@sigill/envelope/bytes.ts'
import type { Dependencies } from '../dependencies.ts'
import { sealChecks } from './sign-in-checks.ts'

const signInMilliseconds = 10 * 60_000

export type SignInBegun = { kind: 'SignInBegun'; url: string; sealedChecks: Bytes; expiresAt: Date }

/** Where to send the browser, and what it has to bring back. */
export async function beginSignIn(
  deps: Pick<Dependencies, 'identityProvider' | 'keys' | 'random' | 'clock' | 'log'>,
): Promise<SignInBegun | { kind: 'SignInFailed' }> {
  const begun = await deps.identityProvider?.begin()
  if (!begun) {
    if (deps.identityProvider) deps.log.error('the identity provider of operators does not answer')
    return { kind: 'SignInFailed' }
  }
  const expiresAt = new Date(deps.clock.now().getTime() + signInMilliseconds)
  const sealedChecks = await sealChecks(deps, { checks: begun.checks, expiresAt })
  return { kind: 'SignInBegun', url: begun.url, sealedChecks, expiresAt }
}
