import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Router } from 'express'
import type { Dependencies } from '../dependencies.ts'
import { findPart } from '../parts/find-part.ts'
import { sessionTokenOf } from './session-cookie.ts'

/** Sealed parts, for whoever has opened their delivery. Everybody else gets 404, whether they exist or not. */
export function partsRouter(deps: Dependencies): Router {
  const router = Router()
  router.get('/parts/:deliveryId/:partId', async (request, response) => {
    const { deliveryId, partId } = request.params
    const found = await findPart(deps, { deliveryId, partId, sessionToken: sessionTokenOf(request, deliveryId) })
    if (!found) {
      response.sendStatus(404)
      return
    }
    response.set({
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': 'attachment',
      'Content-Length': String(found.size),
      'Cache-Control': 'no-store',
    })
    try {
      await pipeline(Readable.from(found.chunks), response)
    } catch {
      // The browser went away, or the message was destroyed or recalled while it was read: its reader is told by a broken connection.
      response.destroy()
    }
  })
  return router
}
