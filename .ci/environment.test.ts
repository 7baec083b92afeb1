import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { readConfig as readIntakeConfig, variables as intakeVariables } from '../haraka-plugins/config.ts'
import { readConfig as readServerConfig, variables as serverVariables } from '../server/src/config.ts'
import { root } from './command.ts'

type Service = {
  environment?: Record<string, string>
  secrets?: string[]
  volumes?: string[]
  networks?: string[] | Record<string, unknown>
  ulimits?: Record<string, number>
}
type Compose = {
  services: Record<string, Service>
  secrets: Record<string, { file: string }>
  volumes: Record<string, unknown>
  networks: Record<string, unknown>
}

const compose = parse(await readFile(join(root, 'docker-compose.yml'), 'utf8'), { merge: true }) as Compose
const example = parseEnv(await readFile(join(root, '.env.example'), 'utf8'))
const known = [...new Set([...serverVariables, ...intakeVariables])]
/** Decided by the images and their network, or given as files. */
const notSettable = [
  ...['HTTP_PORT', 'KEK_FILE', 'SMTP_USERS_FILE', 'SMTP_TLS_CERT_FILE', 'SMTP_TLS_KEY_FILE'],
  ...['DATABASE_URL', 'SMTP_URL', 'SMS_URL', 'SMS_BODY_FILE', 'OIDC_CLIENT_SECRET'],
]
const passwords = ['DATABASE_URL', 'SMTP_URL', 'SMS_URL', 'OIDC_CLIENT_SECRET', 'POSTGRES_PASSWORD']

test('.env.example has every variable that the configuration knows, and no other', () => {
  expect(Object.keys(example).sort()).toEqual(known.sort())
})

test('.env.example says what holds when nothing is said', () => {
  const database = { DATABASE_URL: 'postgres://localhost/sigill' }
  expect(readServerConfig({ ...example, ...database })).toEqual(readServerConfig(database))
  expect(readIntakeConfig(example)).toEqual(readIntakeConfig({}))
})

test.for([
  ['server', serverVariables],
  ['haraka', intakeVariables],
] as const)('%s is told no variable in docker-compose.yml that it does not know', ([service, variables]) => {
  const told = Object.keys(compose.services[service]?.environment ?? {})
  expect(told.filter((name) => !variables.includes(name))).toEqual([])
})

test.for([
  ['server', serverVariables],
  ['haraka', intakeVariables],
] as const)('whatever %s knows can be set in docker-compose.yml', ([service, variables]) => {
  const told = Object.keys(compose.services[service]?.environment ?? {})
  expect(variables.filter((name) => ![...told, ...notSettable].includes(name))).toEqual([])
})

test('what docker-compose.yml asks of `.env` stands in .env.example', async () => {
  const text = await readFile(join(root, 'docker-compose.yml'), 'utf8')
  const asked = [...text.matchAll(/\$\{([A-Z_]+)/g)].map(([, name]) => name)
  expect(asked.filter((name) => !known.includes(name ?? ''))).toEqual([])
})

test('every secret, volume and network of a service is defined', () => {
  for (const { secrets = [], volumes = [], networks = [] } of Object.values(compose.services)) {
    const named = volumes.map((volume) => volume.split(':')[0] ?? '').filter((name) => !name.startsWith('.'))
    expect(Object.keys(compose.secrets)).toEqual(expect.arrayContaining(secrets))
    expect(Object.keys(compose.volumes)).toEqual(expect.arrayContaining(named))
    expect(Object.keys(compose.networks)).toEqual(
      expect.arrayContaining(Array.isArray(networks) ? networks : Object.keys(networks)),
    )
  }
})

test('whatever a server keeps lies in a volume, since its own disk is read-only', () => {
  for (const service of ['server', 'server-2']) {
    const { environment = {}, volumes = [], ...others } = compose.services[service] ?? {}
    expect(others).toMatchObject({ read_only: true })
    const { INTAKE_TOKEN_FILE = '', DATA_DIR = '' } = environment
    const database = { DATABASE_URL: 'postgres://localhost/sigill' }
    const config = readServerConfig({ ...database, INTAKE_TOKEN_FILE, DATA_DIR })
    const kept = [config.kekFile, config.dayKeyFolder, config.auditKeyFile, config.auditAnchorsFile, INTAKE_TOKEN_FILE]
    const places = volumes.map((volume) => `${volume.split(':')[1] ?? ''}/`)
    expect(kept.filter((file) => !places.some((place) => file.startsWith(place)))).toEqual([])
  }
})

test('no password stands in docker-compose.yml: each is a secret that the service has', () => {
  for (const { environment = {}, secrets = [] } of Object.values(compose.services)) {
    const files = Object.entries(environment).filter(([, value]) => value.startsWith('/run/secrets/'))
    expect(files.map(([, file]) => file.slice('/run/secrets/'.length)).sort()).toEqual([...secrets].sort())
    expect(Object.keys(environment).filter((name) => passwords.includes(name))).toEqual([])
  }
})

test.for([
  ['server', 'server/Dockerfile'],
  ['haraka', 'haraka-plugins/Dockerfile'],
] as const)('the memory of %s goes into no core file and to no debugger', async ([service, dockerfile]) => {
  expect(compose.services[service]?.ulimits).toEqual({ core: 0 })
  expect(await readFile(join(root, dockerfile), 'utf8')).toMatch(/^CMD \["node", "--disable-sigusr1", /m)
})
