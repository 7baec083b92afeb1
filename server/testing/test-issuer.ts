import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

export const issuerClient = { id: 'sigill', secret: 'the-secret-of-sigill-at-its-issuer' }

export type TestIssuer = {
  url: string
  /** The settings of a Sigill whose operators sign in there, and are those with `groups=sigill-operators`. */
  env: Record<string, string>
  stop: () => Promise<void>
}

const operators = new Set(['eva', 'maria'])

/**
 * A real OpenID Connect provider on this machine, with a page to sign in at (name, any password) and one to consent. `eva` and `maria`
 * are in the group of operators, nobody else is.
 */
export async function startTestIssuer(publicUrl: string): Promise<TestIssuer> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://localhost:${String((server.address() as AddressInfo).port)}`
  const provider = new Provider(url, {
    clients: [
      {
        client_id: issuerClient.id,
        client_secret: issuerClient.secret,
        redirect_uris: [`${publicUrl}/operator/signed-in`],
      },
    ],
    pkce: { required: () => true },
    claims: { openid: ['sub', 'groups'] },
    // As most providers do it: what was asked for stands in the ID token.
    conformIdTokenClaims: false,
    findAccount: (_context, id) => ({
      accountId: id,
      claims: () => ({ sub: id, groups: operators.has(id) ? ['staff', 'sigill-operators'] : ['staff'] }),
    }),
  })
  const answer = provider.callback()
  server.on('request', (request, response) => void answer(request, response))
  return {
    url,
    env: {
      OIDC_ISSUER: url,
      OIDC_CLIENT_ID: issuerClient.id,
      OIDC_CLIENT_SECRET: issuerClient.secret,
      OIDC_OPERATORS: 'groups=sigill-operators',
    },
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
