import { expect, test } from 'vitest'
import { readConfig } from './config.ts'
import { configWarnings } from './config-warnings.ts'

const warningsOf = (env: Record<string, string>) =>
  configWarnings(readConfig({ DATABASE_URL: 'postgres://sigill@127.0.0.1/sigill', ...env }))

const smtp = { SMTP_URL: 'smtp://relay.example' }
const sms = { SMS_URL: 'https://sms.example/send' }

test('Sigill on this machine alone, and Sigill with both ways out, give nothing to warn of', () => {
  expect(warningsOf({})).toEqual([])
  expect(warningsOf({ HTTP_HOST: '::1' })).toEqual([])
  expect(warningsOf({ ...smtp, ...sms, HTTP_HOST: '0.0.0.0', PUBLIC_URL: 'https://sigill.example' })).toEqual([])
})

test('mails that go out without SMS that do are warned of', () => {
  expect(warningsOf(smtp)).toEqual([
    'SMTP_URL is set and SMS_URL is not: PINs are written to files in DATA_DIR/outbox and reach nobody',
  ])
})

test.each([
  ['that listens to other machines', { HTTP_HOST: '0.0.0.0' }],
  ['that a proxy makes public', { PUBLIC_URL: 'https://sigill.example' }],
])('an outbox %s is warned of', (_title, env) => {
  const warning = expect.stringContaining('/outbox') as string
  expect(warningsOf(env)).toEqual([warning])
  expect(warningsOf({ ...env, ...sms })).toEqual([warning])
})
