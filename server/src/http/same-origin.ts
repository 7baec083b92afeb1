import type { Request, RequestHandler } from 'express'

/**
 * Refuses what a page of another origin sends, as Go 1.25 does (net/http.CrossOriginProtection): by `Sec-Fetch-Site`, and for browsers
 * that do not send it by `Origin`. Programs send neither.
 */
export const sameOrigin: RequestHandler = (request, response, next) => {
  if (!isForeign(request)) {
    next()
    return
  }
  const message = 'Pages of another origin may not call this API.'
  response.status(403).json({ errors: [{ message, extensions: { code: 'FORBIDDEN' } }] })
}

function isForeign(request: Request): boolean {
  const site = request.get('sec-fetch-site')
  if (site !== undefined) return site !== 'same-origin' && site !== 'none'
  const origin = request.get('origin')
  return origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== request.get('host'))
}
