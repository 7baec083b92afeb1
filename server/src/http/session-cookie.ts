import { parseCookie } from 'cookie'
import type { Request, Response } from 'express'
import { fromBase64url, type Bytes } from '@sigill/envelope/bytes.ts'

/** One a delivery: opening one never ends or widens the session of another. `__Host-` binds it to this host over TLS (RFC 6265bis §4.1.3). */
const cookieName = (deliveryId: string) => `__Host-sigill-${deliveryId}`

export function setSessionCookie(
  response: Response,
  { deliveryId, token, expiresAt }: { deliveryId: string; token: string; expiresAt: Date },
): void {
  response.cookie(cookieName(deliveryId), token, {
    httpOnly: true,
    secure: true,
    sameSite: 'strict',
    path: '/',
    expires: expiresAt,
  })
}

export function sessionTokenOf(request: Request, deliveryId: string): Bytes | undefined {
  const value = parseCookie(request.headers.cookie ?? '')[cookieName(deliveryId)]
  try {
    return value === undefined ? undefined : fromBase64url(value)
  } catch {
    return undefined
  }
}
