import path from 'node:path'
import express, { Router } from 'express'
import { framePolicy } from './security-headers.ts'

/** Pages of the app; which one is decided in the browser. */
const pages = ['/', '/inbox', '/m/:deliveryId', '/sent/:messageId', '/operator']
const hashedForever = 'public, max-age=31536000, immutable'

/** The built PWA. Files with a hash in their name never change; everything else is asked for anew each time. */
export function pwaRouter(folder: string): Router {
  const router = Router()
  router.get(pages, (_request, response) => {
    response.set('Cache-Control', 'no-cache').sendFile(path.join(folder, 'index.html'))
  })
  router.use(
    express.static(folder, {
      index: false,
      setHeaders: (response, file) => {
        const isHashed = path.dirname(file) === path.join(folder, 'assets')
        response.setHeader('Cache-Control', isHashed ? hashedForever : 'no-cache')
        if (path.basename(file) !== 'frame.html') return
        response.setHeader('Content-Security-Policy', framePolicy)
      },
    }),
  )
  // What is no page says so in the browser; programs get no page for a file that they miss.
  router.get('/{*path}', (request, response, next) => {
    if (request.accepts(['text', 'html']) === 'html') response.status(404).sendFile(path.join(folder, 'index.html'))
    else next()
  })
  return router
}
