import * as openId from 'openid-client'
import { toBase64url } from '@sigill/envelope/bytes.ts'
import { operatorEntry, type Operators } from '../operators/operator-claims.ts'
import type { Secret } from '../secret.ts'
import type { IdentityProvider, SignInOutcome } from './identity-provider.ts'
import type { Random } from './random.ts'

const patienceSeconds = 10
const checkBytes = 32

export type OpenIdSettings = {
  issuer: string
  clientId: string
  /** Undefined: a public client, which PKCE alone protects. */
  clientSecret: Secret | undefined
  scope: string
  operators: Operators
  publicUrl: string
}

/** OpenID Connect's code flow with PKCE (RFC 7636), state and nonce; the ID token's signature is checked although it comes over TLS. */
export function openIdProvider(settings: OpenIdSettings, random: Random): IdentityProvider {
  const check = () => toBase64url(random(checkBytes))
  const configuration = rememberedOnSuccess(() => discover(settings))
  return {
    begin: async () => {
      const config = await configuration().catch(() => undefined)
      if (!config) return undefined
      const checks = { verifier: check(), state: check(), nonce: check() }
      const url = openId.buildAuthorizationUrl(config, {
        redirect_uri: `${settings.publicUrl}/operator/signed-in`,
        scope: settings.scope,
        code_challenge: await openId.calculatePKCECodeChallenge(checks.verifier),
        code_challenge_method: 'S256',
        state: checks.state,
        nonce: checks.nonce,
      })
      return { url: url.href, checks }
    },
    complete: async ({ url, checks }) => {
      try {
        const tokens = await openId.authorizationCodeGrant(await configuration(), new URL(url), {
          pkceCodeVerifier: checks.verifier,
          expectedState: checks.state,
          expectedNonce: checks.nonce,
          idTokenExpected: true,
        })
        const claims = tokens.claims()
        const entry = claims && operatorEntry(settings.operators, claims)
        if (!claims || entry === undefined) return { kind: 'SignInRefused', code: 'NO_OPERATOR' }
        return { kind: 'SignedIn', operator: claims.sub, entry }
      } catch (error) {
        return outcomeOf(error)
      }
    },
  }
}

async function discover({ issuer, clientId, clientSecret }: OpenIdSettings): Promise<openId.Configuration> {
  const authentication = clientSecret ? openId.ClientSecretBasic(clientSecret.reveal()) : openId.None()
  // config.ts lets an issuer without TLS be on this machine only.
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- Deprecated so that it stands out, which it does.
  const insecure = issuer.startsWith('http:') ? [openId.allowInsecureRequests] : []
  return openId.discovery(new URL(issuer), clientId, undefined, authentication, {
    timeout: patienceSeconds,
    execute: [openId.enableNonRepudiationChecks, ...insecure],
  })
}

/** What the provider or the browser wrote is left out, apart from the codes of RFC 6749 §5.2. */
function outcomeOf(error: unknown): SignInOutcome {
  if (error instanceof openId.AuthorizationResponseError) return { kind: 'SignInRefused', code: 'DENIED' }
  // Our own secret is wrong: nobody can sign in, whoever they are.
  if (error instanceof openId.WWWAuthenticateChallengeError) return { kind: 'SignInFailed', code: 'CLIENT_REFUSED' }
  if (error instanceof openId.ResponseBodyError) {
    const code = /^[a-z_]{1,40}$/.test(error.error) ? error.error : 'ERROR'
    return error.status >= 500 || code === 'invalid_client'
      ? { kind: 'SignInFailed', code }
      : { kind: 'SignInRefused', code }
  }
  if (error instanceof openId.ClientError && error.code !== 'OAUTH_TIMEOUT') {
    return { kind: 'SignInRefused', code: error.code ?? 'INVALID' }
  }
  return { kind: 'SignInFailed', code: 'UNREACHABLE' }
}

/** What failed is tried anew the next time. */
function rememberedOnSuccess<T>(work: () => Promise<T>): () => Promise<T> {
  let remembered: Promise<T> | undefined
  return () => {
    remembered ??= work().catch((error: unknown) => {
      remembered = undefined
      throw error
    })
    return remembered
  }
}
