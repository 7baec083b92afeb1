import { setTimeout as sleep } from 'node:timers/promises'
import { smtpGreets } from '../../../server/src/http/health.ts'

/** A mail server listens some time after it has started. @param logFile what to read when it does not */
export async function awaitBanner(port: number, logFile: string): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (await smtpGreets({ host: '127.0.0.1', port })) return
    await sleep(100)
  }
  throw new Error(`no mail server answers on port ${port}; ${logFile} says why`)
}
