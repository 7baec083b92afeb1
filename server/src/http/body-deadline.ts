import type { RequestHandler } from 'express'

/** Ends a request whose JSON does not come in time: it is held in memory until it is whole. Uploads are not, and may take longer. */
export const jsonDeadline = (milliseconds: number): RequestHandler => {
  return (request, response, next) => {
    if (request.is('json')) {
      const timer = setTimeout(() => {
        // Who was refused at once, for an unknown charset say, may go on sending: nothing can be said to it twice.
        if (response.headersSent) request.destroy()
        else response.set('Connection', 'close').sendStatus(408)
      }, milliseconds)
      request.once('close', () => clearTimeout(timer))
      request.once('end', () => clearTimeout(timer))
    }
    next()
  }
}
