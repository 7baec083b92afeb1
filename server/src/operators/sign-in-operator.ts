import type { Bytes } from '@sigill/envelope/bytes.ts'
import type { Dependencies } from '../dependencies.ts'
import type { OperatorLinkOver, OperatorSignedIn } from '../graphql/schema.generated.ts'
import { digestOf } from '../keys/digests.ts'
import { byLink, startOperatorSession, type OperatorSession } from './operator-session.ts'
import { useLink } from './operators.store.ts'
import { signInMethod } from './sign-in-method.ts'

type Signing = { linkToken: Bytes; setSession: (session: OperatorSession) => void }

type SignedIn = OperatorSignedIn & { kind: 'OperatorSignedIn' }
type LinkOver = OperatorLinkOver & { kind: 'OperatorLinkOver' }

/** With a link that a command on the server made: whoever can run it is the operator. */
export async function signInOperator(
  deps: Pick<Dependencies, 'db' | 'clock' | 'random' | 'keys' | 'identityProvider'>,
  { linkToken, setSession }: Signing,
): Promise<SignedIn | LinkOver> {
  const tokenDigest = digestOf('operator-link', linkToken)
  const session = await deps.db.transaction(async (tx) => {
    const isUsable = await useLink(tx, { tokenDigest, now: deps.clock.now() })
    return isUsable ? startOperatorSession(deps, { tx, ...byLink }) : undefined
  })
  if (!session) return { kind: 'OperatorLinkOver', method: signInMethod(deps) }
  setSession(session)
  return { kind: 'OperatorSignedIn', expiresAt: session.expiresAt }
}
