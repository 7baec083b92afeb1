import express, { Router } from 'express'
import { toBase64url } from '@sigill/envelope/bytes.ts'
import type { Dependencies } from '../dependencies.ts'
import { keyedDigest, sameBytes } from '../keys/digests.ts'
import { recordSmsReport } from '../pins/record-sms-report.ts'
import { elksSmsReport } from '../ports/sms-report.46elks.ts'

const token = ({ pepper }: Dependencies['keys']) => toBase64url(keyedDigest(pepper, 'sms-reports', ''))

/** Where the SMS provider tells what became of an SMS. The token in it is known to us and to the provider. */
export const smsReportUrl = ({ config, keys }: Pick<Dependencies, 'config' | 'keys'>) =>
  `${config.publicUrl}/sms-reports/${token(keys)}`

export function smsReportsRouter(deps: Dependencies): Router {
  const expected = Buffer.from(token(deps.keys))
  const router = Router()
  router.post(
    '/sms-reports/:token',
    express.urlencoded({ limit: '10kb', extended: false }),
    async (request, response) => {
      if (!sameBytes(Buffer.from(request.params.token), expected)) {
        response.sendStatus(404)
        return
      }
      const report = elksSmsReport((request.body ?? {}) as Record<string, unknown>)
      const recorded = report && (await recordSmsReport(deps, report))
      // A report may come before the answer that names its SMS: 503 has the provider post it again.
      response.sendStatus(recorded?.kind === 'SmsUnknown' ? 503 : 204)
    },
  )
  return router
}
