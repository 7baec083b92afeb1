import type { Dependencies } from '../dependencies.ts'
import type { OperatorSignedOut } from '../graphql/schema.generated.ts'
import { endOperatorSession, type OperatorToken } from './operator-session.ts'
import { signInMethod } from './sign-in-method.ts'

type SigningOut = { operatorToken: OperatorToken; clearSession: () => void }

export async function signOutOperator(
  deps: Pick<Dependencies, 'db' | 'identityProvider'>,
  { operatorToken, clearSession }: SigningOut,
): Promise<OperatorSignedOut> {
  await endOperatorSession(deps, operatorToken)
  clearSession()
  return { method: signInMethod(deps) }
}
