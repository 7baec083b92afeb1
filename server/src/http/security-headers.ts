import type { RequestHandler } from 'express'

const policy = (directives: Record<string, string>) =>
  Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ')

/** The app: its own files and nothing from elsewhere; blob: is what the browser has decrypted. */
export const appPolicy = policy({
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' blob: data:",
  'media-src': 'blob:',
  'connect-src': "'self'",
  'font-src': "'self'",
  'frame-src': "'self' blob:",
  'worker-src': "'self'",
  'manifest-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
})

/** The frame that a message's HTML is shown in: styles of its own, pictures that came with it, nothing that runs or loads. */
export const framePolicy = policy({
  'default-src': "'none'",
  'style-src': "'unsafe-inline'",
  'img-src': 'blob: data:',
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'self'",
})

const yearSeconds = 31_536_000

/** On every answer. `publicUrl` says whether the browser reaches us over TLS. */
export function securityHeaders(publicUrl: string): RequestHandler {
  const overTls = publicUrl.startsWith('https:')
  return (_request, response, next) => {
    response.set({
      'Content-Security-Policy': appPolicy,
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), otp-credentials=(self)',
      'X-Robots-Tag': 'noindex, nofollow',
      // What may be kept says so itself.
      'Cache-Control': 'no-store',
    })
    if (overTls) response.set('Strict-Transport-Security', `max-age=${yearSeconds}; includeSubDomains`)
    next()
  }
}
