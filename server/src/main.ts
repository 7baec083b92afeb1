import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import { ConfigError, readConfig, type Config } from './config.ts'
import { migrate } from './db/migrate.ts'
import { databaseAnswers, openDatabase } from './db/database.ts'
import type { Dependencies } from './dependencies.ts'
import { httpApp } from './http/app.ts'
import { graphqlRouter } from './http/graphql.ts'
import { healthRouter, smtpGreets } from './http/health.ts'
import { smsReportUrl } from './http/sms-reports.ts'
import { jobHandlers } from './jobs/handlers.ts'
import { startJobs } from './jobs/jobs.ts'
import { tokenDigest } from './clients/authenticate-client.ts'
import { loadKeyRing } from './keys/key-ring.ts'
import { readOrMakeSecretFile } from './keys/secret-file.ts'
import { toBase64url } from '@sigill/envelope/bytes.ts'
import { systemClock } from './ports/clock.ts'
import { folderKeyStore } from './ports/key-store.folder.ts'
import { pinoLog } from './ports/log.pino.ts'
import { outboxMailSender } from './ports/mail-sender.outbox.ts'
import { smtpMailSender } from './ports/mail-sender.smtp.ts'
import { systemRandom } from './ports/random.ts'
import { outboxSmsSender } from './ports/sms-sender.outbox.ts'
import { smsSenderFromUrl } from './ports/sms-sender.from-url.ts'

const pwaFolder = fileURLToPath(new URL('../../pwa/dist', import.meta.url))
const stopMilliseconds = 20_000

try {
  await run(readConfig(process.env))
} catch (error) {
  // What stops the start is for the operator to read; a ConfigError names variables, never their values.
  console.error(error instanceof ConfigError ? `The configuration is wrong:\n${error.message}` : error)
  process.exitCode = 1
}

async function run(config: Config): Promise<void> {
  const log = pinoLog(config.logLevel)
  await migrate(config.database.url.reveal())
  const database = openDatabase(config.database.url.reveal(), config.database.connections, () => {
    log.warn('a database connection broke')
  })
  const jobs = await startJobs({ databaseUrl: config.database.url.reveal(), log })
  const deps = await dependencies(config, { db: database.db, jobs, log })
  const graphql = await graphqlRouter(deps)
  const health = healthRouter({
    database: () => databaseAnswers(database.db),
    jobs: jobs.isWell,
    smtp: () => smtpGreets(config.smtpIntake),
  })
  const server = createServer(httpApp(deps, { routers: { graphql: graphql.router, health }, pwaFolder }))
  // A mail of 50 MB over a slow line takes its time; headers do not.
  server.requestTimeout = 600_000
  server.headersTimeout = 15_000
  if (!config.smtpUrl && config.http.host !== '127.0.0.1') {
    log.warn('without SMTP_URL whoever reaches /outbox reads every link and PIN; this is for trying Sigill only')
  }
  await jobs.work(jobHandlers(deps))
  server.listen(config.http.port, config.http.host, () => {
    log.info('listening', { port: config.http.port })
  })
  onStopSignal(async () => {
    await new Promise((resolve) => {
      server.close(resolve)
      server.closeIdleConnections()
    })
    await jobs.stop()
    await graphql.stop()
    await deps.mailSender.close()
    await database.close()
  })
}

async function dependencies(config: Config, started: Pick<Dependencies, 'db' | 'jobs' | 'log'>): Promise<Dependencies> {
  const ports = { clock: systemClock, random: systemRandom }
  const keys = await loadKeyRing(ports, { file: config.kekFile })
  const intakeToken = await readOrMakeSecretFile(config.intakeTokenFile, () => toBase64url(systemRandom(32)))
  const { outboxFolder, smtpUrl, sms } = config
  return {
    ...started,
    ...ports,
    config,
    keys,
    intakeTokenDigest: tokenDigest(intakeToken),
    keyStore: folderKeyStore(config.dayKeyFolder, systemRandom),
    mailSender: smtpUrl ? smtpMailSender(smtpUrl.reveal()) : outboxMailSender(outboxFolder, systemClock),
    smsSender: sms.url
      ? smsSenderFromUrl(sms.url.reveal(), { body: sms.body?.reveal(), reportUrl: smsReportUrl({ config, keys }) })
      : outboxSmsSender(outboxFolder, systemClock),
  }
}

function onStopSignal(stop: () => Promise<void>): void {
  let stopping = false
  const onSignal = () => {
    if (stopping) return
    stopping = true
    setTimeout(() => process.exit(1), stopMilliseconds).unref()
    void stop().then(() => process.exit(0))
  }
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
}
