import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startTestGateway, type TestGateway } from '../../support/gateway.ts'
import { processesOf } from '../../support/processes.ts'
import { Child } from '../child.ts'
import type { SmtpSinkAnswer, SmtpSinkQuestion } from '../sinks/smtp-sink.ts'
import type { System } from './system.ts'

export type Sigill = System & {
  gateway: TestGateway
  /** Mails and messages that were taken so far, and that `settled` has been told of. */
  acknowledged: () => number
  /** Where its notices go. */
  mailsOut: (question: SmtpSinkQuestion) => Promise<SmtpSinkAnswer>
}

/** Milliseconds without a single notice after which the rest is given up. */
const patience = 60_000

/** (c) The whole of Sigill as in production: commits are on disk before the 250, and notices leave by SMTP. */
export async function sigill(env: Record<string, string>): Promise<Sigill> {
  const relay = new Child('sinks/smtp-sink.main.ts')
  const mailsOut = (question: SmtpSinkQuestion) => relay.ask<SmtpSinkAnswer>(question)
  const { port } = await mailsOut({})
  const gateway = await startTestGateway({
    NODE_ENV: 'production',
    SMTP_URL: `smtp://127.0.0.1:${port}?tls=none`,
    ...env,
  })
  const { dataFolder } = gateway
  let [taken, owed] = [0, 0]
  return {
    letter: 'c',
    title: 'Sigill',
    smtpPort: gateway.smtp.port,
    suffix: '.s',
    isDone: 'acknowledged',
    gateway,
    mailsOut,
    acknowledged: () => taken,
    processes: {
      Haraka: await processesOf({ dataFolder, script: 'haraka-plugins/main.ts' }),
      server: await processesOf({ dataFolder, script: 'server/src/main.ts' }),
      PostgreSQL: [await postmaster(dataFolder)],
    },
    async settled(mails, replies = 0) {
      taken += mails
      owed += mails + replies
      await untilTaken(owed, mailsOut)
    },
    async stop() {
      await gateway.stop()
      await relay.stop()
    },
  }
}

async function untilTaken(owed: number, mailsOut: Sigill['mailsOut']): Promise<void> {
  let last = { taken: -1, at: performance.now() }
  for (;;) {
    const { taken } = await mailsOut({})
    if (taken >= owed) return
    if (taken > last.taken) last = { taken, at: performance.now() }
    if (performance.now() - last.at > patience)
      throw new Error(`${taken} of ${owed} notices went out, and then no more`)
    await sleep(10)
  }
}

/** The first line of its file is its process id. */
async function postmaster(dataFolder: string): Promise<number> {
  return Number((await readFile(join(dataFolder, 'postgres', 'data', 'postmaster.pid'), 'utf8')).split('\n')[0])
}
