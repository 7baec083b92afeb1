import { expect, test } from 'vitest'
import { ConfigError, readConfig } from './config.ts'

test('without an environment the intake listens on loopback and trusts loopback alone', () => {
  const { listen, trustedNetworks, server, hostName } = readConfig({})
  expect(listen).toEqual({ host: '127.0.0.1', port: 2525 })
  expect(trustedNetworks.check('127.0.0.2')).toBe(true)
  expect(trustedNetworks.check('::1', 'ipv6')).toBe(true)
  expect(trustedNetworks.check('10.0.0.1')).toBe(false)
  expect(server).toBe('http://127.0.0.1:4000')
  expect(hostName).toBe('localhost')
})

test('the server is asked where it listens, and the name in the greeting is that of the mails', () => {
  const { server, hostName } = readConfig({ HTTP_PORT: '4444', PUBLIC_URL: 'https://sigill.kommun.se' })
  expect(server).toBe('http://127.0.0.1:4444')
  expect(hostName).toBe('sigill.kommun.se')
})

test('networks are written as addresses and prefixes', () => {
  const { trustedNetworks } = readConfig({ SMTP_TRUSTED_NETWORKS: '10.1.0.0/16, 192.0.2.7,2001:db8::/32' })
  expect(trustedNetworks.check('10.1.255.255')).toBe(true)
  expect(trustedNetworks.check('10.2.0.0')).toBe(false)
  expect(trustedNetworks.check('192.0.2.7')).toBe(true)
  expect(trustedNetworks.check('2001:db8::9', 'ipv6')).toBe(true)
  expect(trustedNetworks.check('127.0.0.1')).toBe(false)
})

test('all faults are named at once, without their values', () => {
  expect(() => readConfig({ SMTP_PORT: '99999', SMTP_TRUSTED_NETWORKS: '10.0.0.0/33', SIGILL_URL: 'secret' })).toThrow(
    new ConfigError(
      'SMTP_PORT is not a port\n' +
        'SMTP_TRUSTED_NETWORKS is not a list of networks such as 10.0.0.0/8,::1\n' +
        'SIGILL_URL is not an http(s) URL',
    ),
  )
})

test.each([
  [{ SMTP_TLS_CERT_FILE: '/cert.pem' }, /go together/],
  [{ SMTP_BYTES_IN_FLIGHT: '1000' }, /no room for one mail/],
  [{ SMTP_PROCESSES: '100' }, /no room for one mail/],
  [{ SMTP_PROCESSES: '0' }, /SMTP_PROCESSES is not at least 1/],
])('%o cannot work together', (env, fault) => {
  expect(() => readConfig(env)).toThrow(fault)
})

test('bytes in flight are shared by the processes', () => {
  expect(readConfig({ SMTP_PROCESSES: '4', SMTP_BYTES_IN_FLIGHT: '400000000' }).bytesInFlight).toBe(100_000_000)
})
