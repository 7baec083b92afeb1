import express, { type ErrorRequestHandler, type Express, type Router } from 'express'
import type { Dependencies } from '../dependencies.ts'
import { outboxRouter } from '../outbox/outbox-router.ts'
import { operatorRouter } from './operator.ts'
import { partsRouter } from './parts.ts'
import { pwaRouter } from './pwa.ts'
import { securityHeaders } from './security-headers.ts'
import { smsReportsRouter } from './sms-reports.ts'

type Routers = { graphql: Router; health: Router }

/** Everything that is served over HTTP. */
export function httpApp(deps: Dependencies, { routers, pwaFolder }: { routers: Routers; pwaFolder: string }): Express {
  const { config } = deps
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', config.http.trustedProxies)
  app.use(securityHeaders(config.publicUrl))
  app.use(routers.health)
  app.use(routers.graphql)
  app.use(partsRouter(deps))
  app.use(smsReportsRouter(deps))
  app.use(operatorRouter(deps))
  if (config.smtpUrl === undefined)
    app.use('/outbox', outboxRouter({ folder: config.outboxFolder, timeZone: config.timeZone }))
  app.use(pwaRouter(pwaFolder))
  app.use((_request, response) => {
    response.sendStatus(404)
  })
  app.use(faults(deps))
  return app
}

const faults = ({ log }: Pick<Dependencies, 'log'>): ErrorRequestHandler => {
  return (error: { status?: number; name?: string }, _request, response, next) => {
    if (response.headersSent) {
      next(error)
      return
    }
    const status = error.status ?? 500
    if (status >= 500) log.error('a request failed', { error: error.name })
    response.sendStatus(status)
  }
}
