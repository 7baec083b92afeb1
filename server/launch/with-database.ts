import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { ConfigError } from '../src/config.ts'
import { launchConfigFromEnvironment, type LaunchConfig } from './config.ts'
import { findEmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts'
import { guardedNode } from './guarded-node.ts'
import { newLog } from './logs.ts'

/** What makes sense before the first `npm start`; any other would say of an empty database that nothing is there. */
const beforeTheFirstStart = ['server/src/clients/create-client.main.ts']

// Runs a script with DATABASE_URL: the given one, or the embedded PostgreSQL, which is started if Sigill does not run.
const [script = '', ...args] = process.argv.slice(2)
const { root, config, env, hasDatabase } = launch()
const folder = join(config.dataFolder, 'postgres')
const isNeeded = !hasDatabase && !(args.includes('--help') && !existsSync(folder))
if (isNeeded && !existsSync(folder) && !beforeTheFirstStart.includes(script)) {
  stop(
    `There is no database: DATABASE_URL is not set, and ${folder} does not exist. Are these the settings of the Sigill that you mean?`,
  )
}
const running = isNeeded ? await findEmbeddedPostgres(folder) : undefined
const started =
  isNeeded && running === undefined
    ? await startEmbeddedPostgres({ folder, logFile: await newLog(config.dataFolder, 'postgres') })
    : undefined

const child = spawn(...guardedNode(resolve(root, script), args), {
  stdio: 'inherit',
  env: isNeeded ? { ...env, DATABASE_URL: running ?? started?.url } : env,
})
const [code] = (await once(child, 'exit')) as [number | null]
await started?.stop()
process.exitCode = code ?? 1

function launch(): LaunchConfig {
  try {
    return launchConfigFromEnvironment()
  } catch (error) {
    if (error instanceof ConfigError) stop(error.message)
    throw error
  }
}

function stop(sentence: string): never {
  process.stderr.write(`${sentence}\n`)
  process.exit(2)
}
