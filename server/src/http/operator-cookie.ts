import { parseCookie } from 'cookie'
import type { CookieOptions, Request, Response } from 'express'
import { fromBase64url, toBase64url, type Bytes } from '@sigill/envelope/bytes.ts'

const sessionCookie = '__Host-sigill-operator'
const signInCookie = '__Host-sigill-operator-sign-in'
/** `__Host-` binds them to this host over TLS (RFC 6265bis §4.1.3). */
const common: CookieOptions = { httpOnly: true, secure: true, path: '/' }
const strict: CookieOptions = { ...common, sameSite: 'strict' }
/** The browser comes back from the identity provider with it: a navigation from another site. */
const lax: CookieOptions = { ...common, sameSite: 'lax' }

type Session = { token: Bytes; expiresAt: Date }

export function setOperatorCookie(response: Response, { token, expiresAt }: Session): void {
  response.cookie(sessionCookie, toBase64url(token), { ...strict, expires: expiresAt })
}

export function clearOperatorCookie(response: Response): void {
  response.clearCookie(sessionCookie, strict)
}

export const operatorTokenOf = (request: Request) => bytesIn(request, sessionCookie)

export function setSignInCookie(
  response: Response,
  { sealedChecks, expiresAt }: { sealedChecks: Bytes; expiresAt: Date },
): void {
  response.cookie(signInCookie, toBase64url(sealedChecks), { ...lax, expires: expiresAt })
}

/** Used once. */
export function takeSignInCookie(request: Request, response: Response): Bytes | undefined {
  response.clearCookie(signInCookie, lax)
  return bytesIn(request, signInCookie)
}

function bytesIn(request: Request, name: string): Bytes | undefined {
  const value = parseCookie(request.headers.cookie ?? '')[name]
  try {
    return value === undefined || value === '' ? undefined : fromBase64url(value)
  } catch {
    return undefined
  }
}
