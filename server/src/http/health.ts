import { connect } from 'node:net'
import { Router } from 'express'

type Check = () => Promise<boolean>
/** `scanner`: when there is one. */
export type Checks = Record<'database' | 'jobs' | 'smtp', Check> & { scanner?: Check }

const checkMilliseconds = 3_000

/**
 * `/healthz`: the process lives, and takes requests; 503 when it is about to stop. `/readyz`: what it stands on is well, or 503 and which of
 * it is not.
 */
export function healthRouter(checks: Checks, stopping?: AbortSignal): Router {
  const router = Router()
  router.get('/healthz', (_request, response) => {
    if (stopping?.aborted) response.status(503).json({ status: 'stopping' })
    else response.json({ status: 'ok' })
  })
  router.get('/readyz', async (_request, response) => {
    const results = await Promise.all(
      Object.entries(checks).map(async ([name, check]) => [name, await answersInTime(check)] as const),
    )
    const failing = results.filter(([, well]) => !well).map(([name]) => name)
    const body = { status: failing.length === 0 ? 'ready' : 'not ready', failing }
    response.status(failing.length === 0 ? 200 : 503).json(body)
  })
  return router
}

async function answersInTime(check: Check): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>()
  const timer = setTimeout(resolve, checkMilliseconds, false)
  check().then(resolve, () => {
    resolve(false)
  })
  return promise.finally(() => {
    clearTimeout(timer)
  })
}

/** Reads the SMTP banner (RFC 5321 §4.3.1): a port that is open says nothing of the process behind it. */
export function smtpGreets({ host, port }: { host: string; port: number }): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: checkMilliseconds })
    const end = (greets: boolean) => {
      socket.destroy()
      resolve(greets)
    }
    socket.once('data', (data) => {
      const greets = data.toString('latin1').startsWith('220')
      socket.end('QUIT\r\n')
      end(greets)
    })
    socket.once('error', () => {
      end(false)
    })
    socket.once('timeout', () => {
      end(false)
    })
  })
}
