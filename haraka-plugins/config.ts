import { BlockList, isIP } from 'node:net'
import path from 'node:path'
import { z } from 'zod'
import { largestMailOnTheWire } from './hooks/admission.ts'

const number = z.string().regex(/^\d+$/, 'is not a whole number').transform(Number)
const port = number.refine((value) => value >= 1 && value <= 65_535, 'is not a port')
const url = z.string().refine((value) => URL.canParse(value) && /^https?:/.test(value), 'is not an http(s) URL')
const domain = z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)*$/, 'is not a domain in lower case')

const networks = z.string().transform((value, context) => {
  const list = new BlockList()
  for (const network of value.split(',').map((entry) => entry.trim())) {
    if (network !== '' && !addNetwork(list, network)) {
      context.addIssue({ code: 'custom', message: 'is not a list of networks such as 10.0.0.0/8,::1' })
    }
  }
  return list
})

/** Every variable that the SMTP intake knows: how it is read, and what it is without it. */
const schema = z.object({
  SMTP_HOST: z.string().default('127.0.0.1'),
  SMTP_PORT: port.default(2525),
  SMTP_PROCESSES: number.refine((value) => value >= 1, 'is not at least 1').default(1),
  SMTP_CONNECTIONS: number.refine((value) => value >= 20, 'is not at least 20').default(1000),
  SMTP_PATIENCE: number.refine((value) => value >= 1, 'is not at least 1').default(300),
  SMTP_BYTES_IN_FLIGHT: number.default(536_870_912),
  SMTP_TRUSTED_NETWORKS: networks.prefault('127.0.0.0/8,::1'),
  SMTP_USERS_FILE: z.string().optional(),
  SMTP_TLS_CERT_FILE: z.string().optional(),
  SMTP_TLS_KEY_FILE: z.string().optional(),
  DATA_DIR: z.string().default('./data'),
  HTTP_PORT: port.default(4000),
  SIGILL_URL: url.optional(),
  PUBLIC_URL: url.optional(),
  MAIL_DOMAIN: domain.optional(),
  MAIL_SUFFIX: z
    .string()
    .regex(/^\.[a-z0-9-]+$/, 'is not a dot and letters, for example .s')
    .default('.s'),
  MAX_MAIL_BYTES: number.default(52_428_800),
  INTAKE_TOKEN_FILE: z.string().optional(),
})

/** The names of the variables, so that tests can hold `.env.example` and `docker-compose.yml` against them. */
export const variables = Object.keys(schema.shape)

export type Config = ReturnType<typeof readConfig>

export class ConfigError extends Error {}

/** @throws ConfigError that lists every fault, never a value: it may be a secret. */
export function readConfig(env: Record<string, string | undefined>) {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const result = schema.safeParse(given)
  if (!result.success) {
    throw new ConfigError(result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('\n'))
  }
  const read = result.data
  const dataFolder = path.resolve(read.DATA_DIR)
  const publicUrl = new URL(read.PUBLIC_URL ?? `http://localhost:${String(read.HTTP_PORT)}`)
  return {
    listen: { host: read.SMTP_HOST, port: read.SMTP_PORT },
    processes: read.SMTP_PROCESSES,
    trustedNetworks: read.SMTP_TRUSTED_NETWORKS,
    mostConnections: Math.max(1, Math.floor(read.SMTP_CONNECTIONS / read.SMTP_PROCESSES)),
    patience: read.SMTP_PATIENCE * 1000,
    usersFile: read.SMTP_USERS_FILE ?? path.join(dataFolder, 'keys', 'smtp-users.json'),
    tls: tlsFiles(read.SMTP_TLS_CERT_FILE, read.SMTP_TLS_KEY_FILE),
    dataFolder,
    harakaFolder: path.join(dataFolder, 'haraka'),
    hostName: read.MAIL_DOMAIN ?? publicUrl.hostname,
    server: read.SIGILL_URL ?? `http://127.0.0.1:${String(read.HTTP_PORT)}`,
    intakeTokenFile: read.INTAKE_TOKEN_FILE ?? path.join(dataFolder, 'keys', 'intake-token'),
    suffix: read.MAIL_SUFFIX,
    maxMailBytes: read.MAX_MAIL_BYTES,
    bytesInFlight: shareOfEachProcess(read),
  }
}

function shareOfEachProcess(read: { SMTP_BYTES_IN_FLIGHT: number; SMTP_PROCESSES: number; MAX_MAIL_BYTES: number }) {
  const share = Math.floor(read.SMTP_BYTES_IN_FLIGHT / read.SMTP_PROCESSES)
  if (share < largestMailOnTheWire(read.MAX_MAIL_BYTES)) {
    throw new ConfigError('SMTP_BYTES_IN_FLIGHT has no room for one mail of MAX_MAIL_BYTES in each of SMTP_PROCESSES')
  }
  return share
}

function tlsFiles(certificate: string | undefined, key: string | undefined) {
  if (certificate === undefined && key === undefined) return undefined
  if (certificate === undefined || key === undefined) {
    throw new ConfigError('SMTP_TLS_CERT_FILE and SMTP_TLS_KEY_FILE go together')
  }
  return { certificate, key }
}

function addNetwork(list: BlockList, network: string): boolean {
  const [address = '', bits] = network.split('/')
  const version = isIP(address)
  if (version === 0) return false
  const family = version === 4 ? 'ipv4' : 'ipv6'
  if (bits === undefined) {
    list.addAddress(address, family)
    return true
  }
  if (!/^\d{1,3}$/.test(bits) || Number(bits) > (version === 4 ? 32 : 128)) return false
  list.addSubnet(address, Number(bits), family)
  return true
}
