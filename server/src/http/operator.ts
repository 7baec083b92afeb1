import { Router, type Request, type Response } from 'express'
import { authenticateClient } from '../clients/authenticate-client.ts'
import type { Dependencies } from '../dependencies.ts'
import { InputFault } from '../messages/input-fault.ts'
import { beginSignIn } from '../operators/begin-sign-in.ts'
import { completeSignIn } from '../operators/complete-sign-in.ts'
import { countRows } from '../statistics/count-statistics.ts'
import { isMonth } from '../statistics/month.ts'
import { statisticsCsv } from '../statistics/statistics-csv.ts'
import { operatorTokenOf, setOperatorCookie, setSignInCookie, takeSignInCookie } from './operator-cookie.ts'

const page = '/operator'

/** What of the operators' pages is no page of the app: the way to their identity provider and back, and the statistics as a file. */
export function operatorRouter(deps: Dependencies): Router {
  const router = Router()
  router.get('/operator/sign-in', async (_request, response) => {
    const begun = await beginSignIn(deps)
    if (begun.kind === 'SignInBegun') setSignInCookie(response, begun)
    response.redirect(303, begun.kind === 'SignInBegun' ? begun.url : `${page}#sign-in-failed`)
  })
  router.get('/operator/signed-in', async (request, response) => {
    const url = `${deps.config.publicUrl}${request.originalUrl}`
    const outcome = await completeSignIn(deps, { url, sealedChecks: takeSignInCookie(request, response) })
    if (outcome.kind === 'SessionStarted') setOperatorCookie(response, outcome.session)
    response.redirect(303, page + fragments[outcome.kind])
  })
  router.get('/operator/statistics.csv', (request, response) => sendCsv(deps, request, response))
  return router
}

/** What the page is to say. */
const fragments = { SessionStarted: '', SignInRefused: '#sign-in-refused', SignInFailed: '#sign-in-failed' }

async function sendCsv(deps: Dependencies, request: Request, response: Response): Promise<void> {
  const { from, to } = request.query
  if (!isMonth(from) || !isMonth(to)) {
    response.sendStatus(400)
    return
  }
  const client = await authenticateClient(deps, request.headers.authorization)
  try {
    const counted = await countRows(deps, { from, to, operatorToken: operatorTokenOf(request), client })
    if (counted.kind === 'StatisticsRows') {
      response.attachment(`sigill-${from}-${to}.csv`).type('text/csv').send(statisticsCsv(counted.rows))
    } else if (request.headers.authorization === undefined) {
      response.redirect(303, page) // A person whose session is over: there they are told how to sign in.
    } else response.sendStatus(403)
  } catch (error) {
    if (!(error instanceof InputFault)) throw error
    response.sendStatus(400)
  }
}
