import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { languages } from '@sigill/texts/language.ts'
import { domainForm, domainInAscii } from './policy/domain.ts'
import { readOperators } from './operators/operator-claims.ts'
import { isCallingCode } from './policy/phone.ts'
import { isLoopback } from './ports/loopback.ts'
import { normalisedAddress } from './policy/protected-address.ts'
import { Secret } from './secret.ts'

const list = (value: string) =>
  value
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')

/** Reads a value, or entries of a list, into the form that the rest of the code compares with; undefined is a fault. */
const readAs = <T>(read: (value: string) => T | undefined, error: string) =>
  z.string().transform((value, context) => {
    const result = read(value)
    if (result !== undefined) return result
    context.addIssue({ code: 'custom', message: error })
    return z.NEVER
  })
const listOf = (entry: (text: string) => string | undefined, error: string) =>
  readAs((value) => {
    const entries = list(value).map(entry)
    return entries.every((read) => read !== undefined) ? entries : undefined
  }, error)

const oneOf = <const T extends string>(values: readonly T[]) => z.enum(values, `is none of ${values.join(', ')}`)
const number = z.string().regex(/^\d+$/, 'is not a whole number').transform(Number)
const atLeast = (least: number) => number.refine((value) => value >= least, `is less than ${least}`)
const port = number.refine((value) => value <= 65_535, 'is not a port')
const url = (...protocols: string[]) =>
  z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), {
    error: `is not a URL that starts with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
  })
const secret = (value: string) => new Secret(value)
const domain = z.string().regex(domainForm, 'is not a domain in lower case')
const domains = listOf(domainInAscii, 'lists something that is not a domain')
const callingCodes = listOf((entry) => {
  const digits = entry.replace(/^(\+|00)/, '')
  return isCallingCode(digits) ? digits : undefined
}, 'lists something that is not a calling code, for example 46').refine((codes) => codes.length > 0, 'lists nothing')

/** What it says is believed, so nobody on the way may change it. */
const issuer = url('http:', 'https:').refine(
  (value) => new URL(value).protocol === 'https:' || isLoopback(new URL(value).hostname),
  'is not a URL that starts with https://',
)
const addresses = listOf(normalisedAddress, 'lists something that is not a mail address')

/** One that PostgreSQL reads as JavaScript does: of `+02:00` it makes the opposite, and in `EET` it has no summer. */
const timeZone = z
  .string()
  .refine((value) => value === 'UTC' || value.includes('/'), 'is neither a place, for example Europe/Helsinki, nor UTC')
  .refine(isTimeZone, 'is not a time zone, for example Europe/Helsinki')

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/** clamd's TCPSocket or LocalSocket. */
const clamdUrl = z
  .string()
  .refine((value) => /^(tcp:\/\/[^/:]+:\d{1,5}|tcp:\/\/\[[0-9a-f:]+\]:\d{1,5}|unix:\/.+)$/i.test(value), {
    error: 'is not tcp://host:port or unix:/path',
  })

/** Every variable that the server knows: how it is read, and what it is without it. */
const schema = z.object({
  HTTP_HOST: z.string().default('127.0.0.1'),
  HTTP_PORT: port.default(4000),
  PUBLIC_URL: url('http:', 'https:').optional(),
  STOP_DELAY_SECONDS: number.refine((value) => value <= 10, 'is more than 10').default(0),
  TRUSTED_PROXIES: z.string().default('loopback').transform(list),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: url('postgres:', 'postgresql:').transform(secret),
  /** With one connection, a transaction that waits would hold up everything else, `/readyz` too. */
  DATABASE_POOL: atLeast(2).default(20),
  SMTP_URL: url('smtp:', 'smtps:').transform(secret).optional(),
  SMS_URL: z.string().transform(secret).optional(),
  SMS_BODY: z.string().transform(secret).optional(),
  SMS_COUNTRIES: callingCodes.default(['46']),
  SMS_HOURLY_LIMIT: number.default(500),
  SMTP_HOST: z.string().default('127.0.0.1'),
  SMTP_PORT: port.default(2525),
  MAIL_SUFFIX: z
    .string()
    .regex(/^\.[a-z0-9-]+$/, 'is not a dot and letters, for example .s')
    .default('.s'),
  MAIL_DOMAIN: domain.optional(),
  MAIL_FROM: readAs(normalisedAddress, 'is not a mail address').optional(),
  ORGANISATION: z.string().default('Sigill'),
  TIME_ZONE: timeZone.default('Europe/Stockholm'),
  DEFAULT_LANGUAGE: oneOf(languages).default('sv'),
  DEFAULT_LEVEL: oneOf(['LINK', 'PIN']).default('LINK'),
  EXPIRY_DAYS: number.refine((value) => value >= 1 && value <= 365, 'is not between 1 and 365').default(30),
  MAX_MAIL_BYTES: atLeast(1000).default(52_428_800),
  SENDER_DOMAINS: domains.default([]),
  AUTHORITY_DOMAINS: domains.default([]),
  INTERNAL_DOMAINS: domains.default([]),
  POLICY_FILE: z.string().optional(),
  CLAMD_URL: clamdUrl.optional(),
  CLAMD_UNSCANNABLE: oneOf(['refuse', 'later']).default('refuse'),
  OIDC_ISSUER: issuer.optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().transform(secret).optional(),
  OIDC_SCOPE: z
    .string()
    .regex(/(^| )openid( |$)/, 'does not have openid in it')
    .default('openid'),
  OIDC_OPERATORS: readAs(readOperators, 'lists something that is not claim=value').optional(),
  STATISTICS_MAIL_TO: addresses.default([]),
  KEK_FILE: z.string().optional(),
  INTAKE_TOKEN_FILE: z.string().optional(),
  LOG_LEVEL: oneOf(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
})

/** These hold passwords: each may instead be named by a file that holds it, `DATABASE_URL_FILE` and so on. */
const secrets = ['DATABASE_URL', 'SMTP_URL', 'SMS_URL', 'SMS_BODY', 'OIDC_CLIENT_SECRET'] as const

/** The names of the variables, so that tests can hold `.env.example` and `docker-compose.yml` against them. */
export const variables = [...Object.keys(schema.shape), ...secrets.map((name) => `${name}_FILE`)]

type Env = Record<string, string | undefined>

/** Its message lists what is wrong, one fault a line. */
export class ConfigError extends Error {}

export type Config = ReturnType<typeof readConfig>

/** @throws ConfigError that lists every fault, never a value: it may be a secret. */
export function readConfig(env: Env) {
  const { given, unread } = withSecretFiles(withoutEmpty(env))
  const result = schema.safeParse(given)
  const faults = unread.map((name) => `${name}_FILE names a file that cannot be read`)
  faults.push(
    ...(result.error?.issues.flatMap((issue) => faultsOf(issue, { given, unread })) ?? []),
    ...openIdFaults(given),
  )
  if (!result.success || faults.length > 0) throw new ConfigError(faults.join('\n'))
  const read = result.data
  const dataFolder = path.resolve(read.DATA_DIR)
  const publicUrl = new URL(read.PUBLIC_URL ?? `http://localhost:${read.HTTP_PORT}`)
  const domainOfMails = read.MAIL_DOMAIN ?? publicUrl.hostname
  return {
    http: {
      host: read.HTTP_HOST,
      port: read.HTTP_PORT,
      trustedProxies: read.TRUSTED_PROXIES,
      stopDelay: read.STOP_DELAY_SECONDS * 1000,
    },
    publicUrl: publicUrl.origin,
    dataFolder,
    database: { url: read.DATABASE_URL, connections: read.DATABASE_POOL },
    smtpUrl: read.SMTP_URL,
    sms: {
      url: read.SMS_URL,
      body: read.SMS_BODY,
      countries: read.SMS_COUNTRIES,
      hourlyLimit: read.SMS_HOURLY_LIMIT,
    },
    smtpIntake: { host: read.SMTP_HOST, port: read.SMTP_PORT },
    mail: {
      suffix: read.MAIL_SUFFIX,
      domain: domainOfMails,
      from: read.MAIL_FROM ?? `sigill@${domainOfMails}`,
      organisation: read.ORGANISATION,
    },
    timeZone: read.TIME_ZONE,
    policy: {
      defaultLanguage: read.DEFAULT_LANGUAGE,
      defaultLevel: read.DEFAULT_LEVEL,
      expiryDays: read.EXPIRY_DAYS,
      maxMailBytes: read.MAX_MAIL_BYTES,
      senderDomains: read.SENDER_DOMAINS,
      authorityDomains: read.AUTHORITY_DOMAINS,
      internalDomains: read.INTERNAL_DOMAINS,
    },
    policyFile: read.POLICY_FILE,
    virusScanner: { url: read.CLAMD_URL, unscannable: read.CLAMD_UNSCANNABLE },
    openId: openIdOf(read),
    statisticsMailTo: read.STATISTICS_MAIL_TO,
    kekFile: read.KEK_FILE ?? path.join(dataFolder, 'keys', 'kek.json'),
    intakeTokenFile: read.INTAKE_TOKEN_FILE ?? path.join(dataFolder, 'keys', 'intake-token'),
    dayKeyFolder: path.join(dataFolder, 'keys', 'days'),
    auditKeyFile: path.join(dataFolder, 'keys', 'audit-key.pem'),
    auditAnchorsFile: path.join(dataFolder, 'keys', 'audit-anchors'),
    outboxFolder: path.join(dataFolder, 'outbox'),
    logLevel: read.LOG_LEVEL,
  }
}

/** Undefined: no issuer is named. */
function openIdOf(read: z.output<typeof schema>) {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_OPERATORS: operators } = read
  if (issuer === undefined || clientId === undefined || operators === undefined) return undefined
  return { issuer, clientId, clientSecret: read.OIDC_CLIENT_SECRET, scope: read.OIDC_SCOPE, operators }
}

/** What belongs to an issuer that is named. */
const openIdFaults = (given: Env): string[] =>
  given['OIDC_ISSUER'] === undefined
    ? []
    : ['OIDC_CLIENT_ID', 'OIDC_OPERATORS']
        .filter((name) => given[name] === undefined)
        .map((name) => `${name} is missing, and OIDC_ISSUER is set`)

/** An empty variable, or a secret's empty file, is one that is not set. */
const withoutEmpty = (env: Env): Env => Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))

type Given = {
  given: Env
  /** Secrets whose file cannot be read. */
  unread: string[]
}

function withSecretFiles(env: Env): Given {
  const files = secrets.flatMap((name) => {
    const file = env[`${name}_FILE`]
    return file === undefined ? [] : [{ name, text: textOf(file) }]
  })
  const fromFiles = Object.fromEntries(files.map(({ name, text }) => [name, text]))
  return {
    given: withoutEmpty({ ...env, ...fromFiles }),
    unread: files.filter(({ text }) => text === undefined).map(({ name }) => name),
  }
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    return undefined
  }
}

function faultsOf(issue: z.core.$ZodIssue, { given, unread }: Given): string[] {
  const name = String(issue.path[0])
  if (given[name] !== undefined) return [`${name} ${issue.message}`]
  if (unread.includes(name)) return []
  return [given[`${name}_FILE`] === undefined ? `${name} is missing` : `${name}_FILE names an empty file`]
}
