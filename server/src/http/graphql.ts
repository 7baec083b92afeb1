import { expressMiddleware } from '@as-integrations/express5'
import express, { Router, type Request, type Response } from 'express'
import { authenticateClient } from '../clients/authenticate-client.ts'
import type { Dependencies } from '../dependencies.ts'
import { apolloServer } from '../graphql/apollo.ts'
import { onePinTry, type Context } from '../graphql/context.ts'
import { newId } from '../keys/new-id.ts'
import { jsonDeadline } from './body-deadline.ts'
import { graphqlMultipart } from './multipart.ts'
import { deviceKind } from './device-kind.ts'
import { networkOf } from './network.ts'
import { clearOperatorCookie, operatorTokenOf, setOperatorCookie } from './operator-cookie.ts'
import { operationBounds } from './operation-bounds.ts'
import { sameOrigin } from './same-origin.ts'
import { sessionTokenOf, setSessionCookie } from './session-cookie.ts'

/** The text of a message travels in the operations; attachments and raw mails do not. */
const maxOperationsBytes = 8 * 1024 * 1024
const maxFiles = 100
const jsonMilliseconds = 60_000

export async function graphqlRouter(deps: Dependencies): Promise<{ router: Router; stop: () => Promise<void> }> {
  const apollo = apolloServer({ log: deps.log, production: deps.config.publicUrl.startsWith('https:') })
  await apollo.start()
  const router = Router()
  router.post(
    '/graphql',
    sameOrigin,
    jsonDeadline(jsonMilliseconds),
    express.json({ limit: maxOperationsBytes }),
    graphqlMultipart({ maxOperationsBytes, maxFiles }),
    operationBounds,
    expressMiddleware(apollo, { context: ({ req, res }) => contextOf(deps, req, res) }),
  )
  return { router, stop: () => apollo.stop() }
}

async function contextOf(deps: Dependencies, request: Request, response: Response): Promise<Context> {
  return {
    deps,
    requestId: newId(deps),
    client: await authenticateClient(deps, request.headers.authorization),
    visitor: {
      network: networkOf(request.ip ?? ''),
      device: deviceKind(request.headers['user-agent']),
      setSession: (session) => {
        setSessionCookie(response, session)
      },
    },
    sessionToken: (deliveryId) => sessionTokenOf(request, deliveryId),
    operatorToken: operatorTokenOf(request),
    setOperatorSession: (session) => setOperatorCookie(response, session),
    clearOperatorSession: () => clearOperatorCookie(response),
    takePinTry: onePinTry(),
  }
}
