import { fileURLToPath } from 'node:url'
import { checkedAuditKey } from './audit/checked-audit-key.ts'
import { startStamper } from './audit/stamper.ts'
import { ConfigError, readConfig, type Config } from './config.ts'
import { configWarnings } from './config-warnings.ts'
import { migrate } from './db/migrate.ts'
import { databaseAnswers, openDatabase } from './db/database.ts'
import { bindDeliveries } from './deliveries/bind-deliveries.ts'
import type { Dependencies } from './dependencies.ts'
import { httpApp } from './http/app.ts'
import { graphqlRouter } from './http/graphql.ts'
import { healthRouter, smtpGreets } from './http/health.ts'
import { serve } from './http/serve.ts'
import { smsReportUrl } from './http/sms-reports.ts'
import { jobHandlers } from './jobs/handlers.ts'
import { startJobs } from './jobs/jobs.ts'
import { tokenDigest } from './clients/authenticate-client.ts'
import { checkedKeyRing } from './keys/check-key-ring.ts'
import { followedKeyRing } from './keys/followed-key-ring.ts'
import { readOrMakeSecretFile } from './keys/secret-file.ts'
import { livePolicy } from './policy/live-policy.ts'
import { toBase64url } from '@sigill/envelope/bytes.ts'
import { systemClock } from './ports/clock.ts'
import { openIdProvider } from './ports/identity-provider.openid.ts'
import { folderKeyStore } from './ports/key-store.folder.ts'
import { rememberedKeyStore } from './ports/key-store.remembered.ts'
import { pinoLog } from './ports/log.pino.ts'
import { outboxMailSender } from './ports/mail-sender.outbox.ts'
import { smtpMailSender } from './ports/mail-sender.smtp.ts'
import { systemRandom } from './ports/random.ts'
import { outboxSmsSender } from './ports/sms-sender.outbox.ts'
import { smsSenderFromUrl } from './ports/sms-sender.from-url.ts'
import { clamdScanner } from './ports/virus-scanner.clamd.ts'

const pwaFolder = fileURLToPath(new URL('../../pwa/dist', import.meta.url))
/** Milliseconds that requests and jobs in hand get when the server stops, and that all of its end may take after the delay (docs/operations.md). */
const patience = 20_000
const stopLimit = 25_000

try {
  await run(readConfig(process.env))
} catch (error) {
  // What stops the start is for the operator to read; a ConfigError names variables, never their values.
  console.error(error instanceof ConfigError ? `The configuration is wrong:\n${error.message}` : error)
  process.exit(1) // Connections that are open already would keep it from ending.
}

async function run(config: Config): Promise<void> {
  const log = pinoLog(config.logLevel)
  const policy = livePolicy({ config, log })
  process.on('SIGHUP', policy.reread)
  for (const warning of configWarnings(config)) log.error(warning)
  await migrate(config.database.url.reveal())
  const database = openDatabase(config.database.url.reveal(), {
    connections: config.database.connections,
    onError: () => {
      log.warn('a database connection broke')
    },
  })
  const jobs = await startJobs({ databaseUrl: config.database.url.reveal(), timeZone: config.timeZone, log })
  const deps = await dependencies(config, { db: database.db, jobs, log, policy })
  const { signer } = await checkedAuditKey(deps, { file: config.auditKeyFile })
  const graphql = await graphqlRouter(deps)
  const scanner = deps.virusScanner
  const stopping = new AbortController()
  const checks = {
    database: () => databaseAnswers(database.db),
    jobs: jobs.isWell,
    smtp: () => smtpGreets(config.smtpIntake),
    ...(scanner && { scanner: scanner.isWell }),
  }
  const health = healthRouter(checks, stopping.signal)
  const app = httpApp(deps, { routers: { graphql: graphql.router, health }, pwaFolder })
  const serving = await serve(app, { ...config.http, patience })
  log.info('listening', { port: config.http.port })
  await jobs.work(jobHandlers(deps))
  const stamper = startStamper(deps, { signer, anchorsFile: config.auditAnchorsFile })
  onStopSignal(stopLimit + config.http.stopDelay, async () => {
    stopping.abort()
    // At the same time: neither takes up anything new. The jobs stop for good afterwards, since a request may enqueue some.
    await Promise.all([serving.stop(), jobs.drain(patience)])
    await jobs.stop()
    await graphql.stop()
    await stamper.stop()
    await deps.mailSender.close()
    await database.close()
  })
}

async function dependencies(
  config: Config,
  started: Pick<Dependencies, 'db' | 'jobs' | 'log' | 'policy'>,
): Promise<Dependencies> {
  const ports = { clock: systemClock, random: systemRandom }
  const ring = await checkedKeyRing({ ...ports, db: started.db }, { file: config.kekFile })
  await bindDeliveries({ ...ports, db: started.db, keys: ring, log: started.log })
  const keys = followedKeyRing(started, { file: config.kekFile, ring })
  const intakeToken = await readOrMakeSecretFile(config.intakeTokenFile, () => toBase64url(systemRandom(32)))
  const { outboxFolder, smtpUrl, sms, virusScanner, openId } = config
  return {
    ...started,
    ...ports,
    config,
    keys,
    intakeTokenDigest: tokenDigest(intakeToken),
    keyStore: rememberedKeyStore(folderKeyStore(config.dayKeyFolder, systemRandom), systemClock),
    mailSender: smtpUrl ? smtpMailSender(smtpUrl.reveal()) : outboxMailSender(outboxFolder, systemClock),
    smsSender: sms.url
      ? smsSenderFromUrl(sms.url.reveal(), { body: sms.body?.reveal(), reportUrl: smsReportUrl({ config, keys }) })
      : outboxSmsSender(outboxFolder, systemClock),
    identityProvider: openId && openIdProvider({ ...openId, publicUrl: config.publicUrl }, systemRandom),
    virusScanner: virusScanner.url ? clamdScanner(virusScanner.url, { ...ports, log: started.log }) : undefined,
  }
}

function onStopSignal(limit: number, stop: () => Promise<void>): void {
  let stopping = false
  const onSignal = () => {
    if (stopping) return
    stopping = true
    setTimeout(() => process.exit(1), limit).unref()
    void stop().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
}
