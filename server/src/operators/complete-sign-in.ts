import type { Bytes } from '@sigill/envelope/bytes.ts'
import type { Dependencies } from '../dependencies.ts'
import type { SignInOutcome } from '../ports/identity-provider.ts'
import { startOperatorSession, type OperatorSession } from './operator-session.ts'
import { openChecks } from './sign-in-checks.ts'

type Returned = { url: string; sealedChecks: Bytes | undefined }
type Outcome =
  { kind: 'SessionStarted'; session: OperatorSession } | { kind: 'SignInRefused' } | { kind: 'SignInFailed' }

/** The browser has come back from the identity provider, to the address `url`. */
export async function completeSignIn(deps: Dependencies, returned: Returned): Promise<Outcome> {
  const outcome = await askProvider(deps, returned)
  if (outcome.kind !== 'SignedIn') {
    deps.log.warn('an operator was not signed in', { code: outcome.code })
    return { kind: outcome.kind }
  }
  const session = await deps.db.transaction((tx) =>
    startOperatorSession(deps, { tx, method: 'OPENID_CONNECT', operator: outcome.operator, entry: outcome.entry }),
  )
  return { kind: 'SessionStarted', session }
}

async function askProvider(deps: Dependencies, { url, sealedChecks }: Returned): Promise<SignInOutcome> {
  if (!deps.identityProvider) return { kind: 'SignInFailed', code: 'NONE' }
  const checks = sealedChecks && (await openChecks(deps, sealedChecks))
  if (!checks) return { kind: 'SignInRefused', code: 'NOT_BEGUN' }
  return deps.identityProvider.complete({ url, checks })
}
