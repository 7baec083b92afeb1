import path from 'node:path'
import { isatty } from 'node:tty'
import { launchConfigFromEnvironment, type LaunchConfig } from './config.ts'
import { startGateway, type Gateway } from './gateway.ts'
import { obeySignals } from './signals.ts'

const stopping = new AbortController()
const stop = () => {
  stopping.abort()
}
const started = Promise.withResolvers<Gateway>()
const reread = () =>
  void started.promise.then((gateway) => {
    say('The server reads POLICY_FILE again; its log says what came of it.')
    gateway.reread()
  })
obeySignals(process, { stop, reread, isInTerminal: isatty(0) || isatty(1) })
// launch.mjs is gone, when it runs under an older Node and started us.
process.on('disconnect', stop)
// Whoever read what we print may be gone: no reason to stop.
process.stdout.on('error', () => undefined)

process.exit(await start())

/** Runs until it is asked to stop (0) or cannot go on (1). */
async function start(): Promise<number> {
  try {
    const launch = launchConfigFromEnvironment()
    const gateway = await startGateway(launch, { say, signal: stopping.signal })
    announce(launch)
    started.resolve(gateway)
    const failure = await Promise.race([gateway.failed, askedToStop()])
    say(failure ?? 'Stopping …')
    await gateway.stop()
    return failure === undefined ? 0 : 1
  } catch (error) {
    if (stopping.signal.aborted) return 0
    console.error(error instanceof Error ? error.message : error)
    return 1
  }
}

async function askedToStop(): Promise<undefined> {
  const { promise, resolve } = Promise.withResolvers<undefined>()
  stopping.signal.addEventListener('abort', () => {
    resolve(undefined)
  })
  return stopping.signal.aborted ? undefined : promise
}

function announce({ config }: LaunchConfig): void {
  const { publicUrl, smtpIntake, mail, dataFolder, smtpUrl } = config
  say(`Pages and API   ${publicUrl}`)
  say(`SMTP            ${smtpIntake.host}:${String(smtpIntake.port)}, for addresses that end in ${mail.suffix}`)
  say(`Data and logs   ${dataFolder}`)
  if (smtpUrl === undefined) {
    say(`Outbox          ${publicUrl}/outbox – without SMTP_URL no mail and no SMS leaves this machine`)
    say(`Try it          ${demoCommand(config)}`)
  }
  say('Sigill is ready')
}

function say(line: string): void {
  console.log(line)
}

/** With the settings of this Sigill, where they are not those that the demo takes by itself. */
function demoCommand({ http, smtpIntake, dataFolder }: LaunchConfig['config']): string {
  const settings = {
    HTTP_PORT: http.port === 4000 ? '' : String(http.port),
    SMTP_PORT: smtpIntake.port === 2525 ? '' : String(smtpIntake.port),
    DATA_DIR: dataFolder === path.resolve('data') ? '' : `'${dataFolder}'`,
  }
  const set = Object.entries(settings).flatMap(([name, value]) => (value === '' ? [] : [`${name}=${value} `]))
  return `${set.join('')}npm run demo`
}
