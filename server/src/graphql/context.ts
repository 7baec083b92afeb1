import { GraphQLError } from 'graphql'
import type { Bytes } from '@sigill/envelope/bytes.ts'
import type { Client } from '../clients/authenticate-client.ts'
import type { Scope } from '../clients/scopes.ts'
import type { Dependencies } from '../dependencies.ts'
import type { OperatorSession, OperatorToken } from '../operators/operator-session.ts'
import type { Visitor } from '../deliveries/hand-out.ts'

/** One HTTP request. */
export type Context = {
  deps: Dependencies
  requestId: string
  client: Client | undefined
  visitor: Visitor
  /** The session token that the browser holds for a delivery. */
  sessionToken: (deliveryId: string) => Bytes | undefined
  /** The operator's session, as the browser's cookie says it. */
  operatorToken: OperatorToken
  setOperatorSession: (session: OperatorSession) => void
  clearOperatorSession: () => void
  /** @throws GraphQLError the second time: aliases and batches would multiply tries */
  takePinTry: () => void
}

/** @throws GraphQLError FORBIDDEN, the same for a caller without a token and for one without the scope */
export function requireScope({ client }: Context, ...scopes: Scope[]): Client {
  if (client && scopes.some((scope) => client.scopes.includes(scope))) return client
  throw new GraphQLError(`This field needs a bearer token with the scope ${scopes.join(' or ')}.`, {
    extensions: { code: 'FORBIDDEN' },
  })
}

export function onePinTry(): () => void {
  let taken = false
  return () => {
    if (taken) throw new GraphQLError('One code can be tried in a request.', { extensions: { code: 'BAD_USER_INPUT' } })
    taken = true
  }
}
