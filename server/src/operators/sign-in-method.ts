import type { Dependencies } from '../dependencies.ts'
import type { SignInMethod } from '../graphql/schema.generated.ts'

export const signInMethod = ({ identityProvider }: Pick<Dependencies, 'identityProvider'>): SignInMethod =>
  identityProvider ? 'OPENID_CONNECT' : 'ONE_TIME_LINK'
