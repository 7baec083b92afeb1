import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { ConfigError, readConfig } from './config.ts'

const database = 'postgres://sigill:hemligt@127.0.0.1/sigill'

test('without anything but a database, everything is on this machine', () => {
  const config = readConfig({ DATABASE_URL: database, DATA_DIR: '/srv/sigill' })
  expect(config).toMatchObject({
    http: { host: '127.0.0.1', port: 4000 },
    publicUrl: 'http://localhost:4000',
    smtpUrl: undefined,
    mail: { suffix: '.s', domain: 'localhost' },
    outboxFolder: '/srv/sigill/outbox',
  })
})

test('every fault is named at once, and no value is', () => {
  const faults = { HTTP_PORT: 'abc', PUBLIC_URL: 'ftp://x', SMTP_URL: 'http://user:hemligt@x', EXPIRY_DAYS: '0' }
  const read = () => readConfig(faults)
  expect(read).toThrow(ConfigError)
  expect(read).toThrow(/DATABASE_URL is missing/)
  for (const name of Object.keys(faults)) expect(read).toThrow(name)
  expect(read).not.toThrow(/hemligt/)
})

test('all faults are sentences, those of secret files and of what belongs together among them', () => {
  const faults = {
    DATABASE_URL_FILE: '/nowhere/database-url',
    SMS_URL_FILE: '/nowhere/sms-url',
    LOG_LEVEL: 'loud',
    DEFAULT_LANGUAGE: 'de',
    OIDC_ISSUER: 'https://login.kommun.se',
  }
  const lines = [
    'DATABASE_URL_FILE names a file that cannot be read',
    'SMS_URL_FILE names a file that cannot be read',
    'DEFAULT_LANGUAGE is none of sv, fi, en',
    'LOG_LEVEL is none of debug, info, warn, error, silent',
    'OIDC_CLIENT_ID is missing, and OIDC_ISSUER is set',
    'OIDC_OPERATORS is missing, and OIDC_ISSUER is set',
  ]
  expect(() => readConfig(faults)).toThrow(new ConfigError(lines.join('\n')))
})

test('an empty variable is one that is not set', () => {
  expect(readConfig({ DATABASE_URL: database, SMTP_URL: '' }).smtpUrl).toBeUndefined()
})

test('a secret is shown nowhere, but can be used', () => {
  const config = readConfig({
    DATABASE_URL: database,
    SMTP_URL: 'smtp://user:hemligt@relay',
    SMS_URL: '46elks://u:hemligt@h',
  })
  expect(JSON.stringify(config)).not.toContain('hemligt')
  expect(inspect(config, { depth: 9 })).not.toContain('hemligt')
  expect(String(config.database.url)).toBe('[secret]')
  expect(config.smtpUrl?.reveal()).toContain('hemligt')
})

test('a secret may stand in a file', () => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'sigill-')), 'url')
  writeFileSync(file, `${database}\n`)
  expect(readConfig({ DATABASE_URL_FILE: file }).database.url.reveal()).toBe(database)
  expect(() => readConfig({ DATABASE_URL_FILE: `${file}.none` })).toThrow('DATABASE_URL_FILE')
  const empty = `${file}.empty`
  writeFileSync(empty, '\n')
  expect(() => readConfig({ DATABASE_URL_FILE: empty })).toThrow(
    new ConfigError('DATABASE_URL_FILE names an empty file'),
  )
  expect(readConfig({ DATABASE_URL_FILE: file, SMTP_URL_FILE: empty }).smtpUrl).toBeUndefined()
  const openId = { OIDC_ISSUER: 'https://id.kommun.se', OIDC_CLIENT_ID: 'sigill', OIDC_OPERATORS: 'groups=sigill' }
  expect(readWith({ ...openId, OIDC_CLIENT_SECRET_FILE: empty }).openId?.clientSecret).toBeUndefined()
})

const readWith = (env: Record<string, string>) => readConfig({ DATABASE_URL: database, ...env })

test('domains are listed as people write them, and kept as mail names them', () => {
  const { policy } = readWith({
    SENDER_DOMAINS: 'Kommun.se, företag.se',
    AUTHORITY_DOMAINS: 'POLISEN.se',
    INTERNAL_DOMAINS: 'Skolan.Åmål.se',
  })
  expect(policy).toMatchObject({
    senderDomains: ['kommun.se', 'xn--fretag-wxa.se'],
    authorityDomains: ['polisen.se'],
    internalDomains: ['skolan.xn--ml-xiab.se'],
  })
})

test('times of day are those of Sweden, unless another time zone is named', () => {
  expect(readWith({}).timeZone).toBe('Europe/Stockholm')
  for (const timeZone of ['Europe/Helsinki', 'America/Argentina/Salta', 'UTC'])
    expect(readWith({ TIME_ZONE: timeZone }).timeZone).toBe(timeZone)
})

test('a calling code may have + or 00 before it', () => {
  expect(readWith({ SMS_COUNTRIES: '46, +358,0047' }).sms.countries).toEqual(['46', '358', '47'])
})

test('the sender of notices is kept with its domain as mail names it', () => {
  expect(readWith({ MAIL_FROM: 'sigill@Kommun.SE' }).mail.from).toBe('sigill@kommun.se')
})

test.each(['tcp://clamav:3310', 'tcp://[::1]:3310', 'unix:/run/clamav/clamd.ctl'])('%s names a scanner', (url) => {
  expect(readWith({ CLAMD_URL: url }).virusScanner).toEqual({ url, unscannable: 'refuse' })
  expect(readWith({}).virusScanner.url).toBeUndefined()
})

test.each([
  ['SENDER_DOMAINS', '@kommun.se'],
  ['SENDER_DOMAINS', 'kommun.se *.kommun.se'],
  ['AUTHORITY_DOMAINS', 'polisen.se,*.region.se'],
  ['INTERNAL_DOMAINS', 'https://skola.se'],
  ['SMS_COUNTRIES', 'SE'],
  ['SMS_COUNTRIES', '46,999'],
  ['SMS_COUNTRIES', ','],
  ['MAIL_FROM', 'Sigill'],
  ['MAIL_FROM', 'Sigill <sigill@kommun.se>'],
  ['TIME_ZONE', 'Europe/Turku'],
  ['TIME_ZONE', '+02:00'],
  ['TIME_ZONE', 'EET'],
  ['TIME_ZONE', 'WET'],
  ['DATABASE_POOL', '0'],
  ['DATABASE_POOL', '1'],
  ['MAX_MAIL_BYTES', '0'],
  ['MAX_MAIL_BYTES', '999'],
  ['CLAMD_URL', 'clamav:3310'],
  ['CLAMD_URL', 'tcp://clamav'],
  ['CLAMD_URL', 'unix:'],
  ['CLAMD_UNSCANNABLE', 'accept'],
])('%s=%s is a fault', (name, value) => {
  expect(() => readWith({ [name]: value })).toThrow(new RegExp(`^${name} `))
})
