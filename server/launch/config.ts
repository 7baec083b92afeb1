import { fileURLToPath } from 'node:url'
import { readConfig, type Config } from '../src/config.ts'

export type LaunchConfig = {
  /** The clone. */
  root: string
  config: Config
  /** What the programs that are started get as their environment; without DATABASE_URL an embedded PostgreSQL is meant. */
  env: NodeJS.ProcessEnv
  hasDatabase: boolean
  /** Where this machine reaches the server. */
  server: string
}

const root = fileURLToPath(new URL('../..', import.meta.url))

export function launchConfigFromEnvironment(): LaunchConfig {
  return launchConfig(process.env)
}

/** @throws ConfigError that lists every fault of the server's environment, before anything is started */
export function launchConfig(given: NodeJS.ProcessEnv): LaunchConfig {
  const hasDatabase = Boolean(given['DATABASE_URL']) || Boolean(given['DATABASE_URL_FILE'])
  const config = readConfig(hasDatabase ? given : { ...given, DATABASE_URL: 'postgres://embedded' })
  const server = new URL(`http://${localAddress(config.http.host)}`)
  server.port = String(config.http.port)
  return {
    root,
    config,
    env: { SIGILL_URL: server.origin, ...given, DATA_DIR: config.dataFolder },
    hasDatabase,
    server: server.origin,
  }
}

/** Where this machine reaches a server that listens on `host`. */
function localAddress(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1'
  return host.includes(':') ? `[${host}]` : host
}
