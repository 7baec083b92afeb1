import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTransport, type SendMailOptions } from 'nodemailer'
import { launchConfig } from '../../server/launch/config.ts'
import { freePort } from '../../server/launch/free-port.ts'
import { startGateway } from '../../server/launch/gateway.ts'
import { Outbox } from './outbox.ts'

export type TestGateway = {
  /** `http://localhost:<port>`: Chromium takes Secure cookies there. */
  url: string
  smtp: { host: string; port: number }
  dataFolder: string
  outbox: Outbox
  /** Hands a mail in over SMTP, as a mail program does. @throws the SMTP error when it is refused */
  send: (mail: SendMailOptions) => Promise<void>
  /** Resolves with one sentence when a part cannot be kept running. */
  failed: Promise<string>
  /** Stops everything; its data stays to be looked at, until `stop`. */
  halt: () => Promise<void>
  /** Stops everything and deletes its data. */
  stop: () => Promise<void>
}

/** A whole Sigill as `npm start` brings it up, on free ports and in an empty folder. */
export async function startTestGateway(env: Record<string, string> = {}): Promise<TestGateway> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'sigill-e2e-'))
  const [httpPort, smtpPort] = [await freePort(), await freePort()]
  const launch = launchConfig({
    PATH: process.env['PATH'],
    HTTP_PORT: String(httpPort),
    SMTP_PORT: String(smtpPort),
    DATA_DIR: dataFolder,
    LOG_LEVEL: 'warn',
    ...env,
  })
  const gateway = await startGateway(launch, { say: (line) => process.stdout.write(`${line}\n`) })
  const smtp = { host: '127.0.0.1', port: smtpPort }
  const transport = createTransport({ ...smtp, tls: { rejectUnauthorized: false } })
  let halted: Promise<void> | undefined
  const halt = () => {
    transport.close()
    return (halted ??= gateway.stop())
  }
  return {
    url: launch.config.publicUrl,
    smtp,
    dataFolder,
    outbox: new Outbox(join(dataFolder, 'outbox')),
    failed: gateway.failed,
    async send(mail) {
      await transport.sendMail(mail)
    },
    halt,
    async stop() {
      await halt()
      await rm(dataFolder, { recursive: true, force: true })
    },
  }
}
