import type { RequestHandler } from 'express'

/** Ends a request whose JSON does not come in time: it is held in memory until it is whole. Uploads are not, and may take longer. */
export const jsonDeadline = (milliseconds: number): RequestHandler => {
  return (request, response, next) => {
    if (request.is('json')) {
      const timer = setTimeout(() => {
        response.set('Connection', 'close').sendStatus(408)
      }, milliseconds)
      request.once('close', () => clearTimeout(timer))
      request.once('end', () => clearTimeout(timer))
    }
    next()
  }
}
