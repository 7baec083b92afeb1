import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join, resolve } from 'node:path'
import { launchConfigFromEnvironment } from './config.ts'
import { findEmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts'
import { guardedNode } from './guarded-node.ts'
import { newLog } from './logs.ts'

// Runs a script with DATABASE_URL: the given one, or the embedded PostgreSQL, which is started if Sigill does not run.
const { root, config, env, hasDatabase } = launchConfigFromEnvironment()
const folder = join(config.dataFolder, 'postgres')
const running = hasDatabase ? undefined : await findEmbeddedPostgres(folder)
const started =
  !hasDatabase && running === undefined
    ? await startEmbeddedPostgres({ folder, logFile: await newLog(config.dataFolder, 'postgres') })
    : undefined

const [script = '', ...args] = process.argv.slice(2)
const child = spawn(...guardedNode(resolve(root, script), args), {
  stdio: 'inherit',
  env: hasDatabase ? env : { ...env, DATABASE_URL: running ?? started?.url },
})
const [code] = (await once(child, 'exit')) as [number | null]
await started?.stop()
process.exitCode = code ?? 1
