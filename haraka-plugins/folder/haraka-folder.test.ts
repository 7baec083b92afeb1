import { X509Certificate, createPrivateKey } from 'node:crypto'
import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readConfig } from '../config.ts'
import { writeHarakaFolder } from './haraka-folder.ts'

const now = new Date('2026-11-24T12:00:00Z')
const templates = path.join(import.meta.dirname, '..', 'config')
let folder: string

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sigill-folder-'))
})
afterEach(() => rm(folder, { recursive: true }))

const write = (env: Record<string, string> = {}, at = now) =>
  writeHarakaFolder(readConfig({ DATA_DIR: folder, ...env }), at)
const written = (name: string) => readFile(path.join(folder, 'haraka', 'config', name), 'utf8')

describe('the settings', () => {
  test.each(['connection.ini', 'smtp.ini', 'log.ini', 'tls.ini', 'outbound.ini'])(
    'of %s are all of those that Haraka’s own file knows, or say why not',
    async (name) => {
      const core = await readFile(
        path.join(path.dirname(fileURLToPath(import.meta.resolve('haraka'))), 'config', name),
        'utf8',
      )
      const known = [...core.matchAll(/^;? ?(\w+)(?:\[\])? ?=/gm)].map(([, key]) => key)
      const ours = await readFile(path.join(templates, name), 'utf8')
      expect(known.filter((key) => !new RegExp(`\\b${String(key)}\\b`).test(ours))).toEqual([])
    },
  )

  test.each(['connection.ini', 'smtp.ini', 'log.ini', 'tls.ini', 'outbound.ini'])(
    'of %s have a comment each',
    async (name) => {
      const lines = (await readFile(path.join(templates, name), 'utf8')).split('\n')
      const bare = lines.filter((line, index) => /^\w/.test(line) && !/^[;\w]/.test(lines[index - 1] ?? ''))
      expect(bare).toEqual([])
    },
  )

  test('come from the environment', async () => {
    await write({ SMTP_HOST: '::1', SMTP_PORT: '2626', SMTP_PROCESSES: '3', MAIL_DOMAIN: 'sigill.kommun.se' })
    expect(await written('smtp.ini')).toMatch(/^listen=\[::1\]:2626$/m)
    expect(await written('smtp.ini')).toMatch(/^nodes=3$/m)
    expect(await written('me')).toBe('sigill.kommun.se\n')
  })

  test('hold a key against INTERNALCMD that is new at each start', async () => {
    await write()
    const first = await written('internalcmd_key')
    await write()
    expect(first).toMatch(/^[0-9a-f]{64}\n$/)
    expect(await written('internalcmd_key')).not.toBe(first)
  })

  test('leave no placeholder and no file of an earlier start behind, and are for this account alone', async () => {
    await write()
    await writeFile(path.join(folder, 'haraka', 'config', 'host_list'), 'everybody')
    await write()
    const names = await readdir(path.join(folder, 'haraka', 'config'))
    expect(names).not.toContain('host_list')
    for (const name of names) {
      expect(await written(name)).not.toContain('{{')
      expect((await stat(path.join(folder, 'haraka', 'config', name))).mode & 0o077).toBe(0)
    }
  })
})

describe('the certificate', () => {
  test('is made for the host when none is given, and kept', async () => {
    await write({ MAIL_DOMAIN: 'sigill.kommun.se' })
    const pem = await written('tls_cert.pem')
    const certificate = new X509Certificate(pem)
    expect(certificate.checkHost('sigill.kommun.se')).toBe('sigill.kommun.se')
    expect(certificate.checkPrivateKey(createPrivateKey(await written('tls_key.pem')))).toBe(true)
    await write({ MAIL_DOMAIN: 'sigill.kommun.se' })
    expect(await written('tls_cert.pem')).toBe(pem)
  })

  test('is made anew before it expires', async () => {
    await write()
    const first = await written('tls_cert.pem')
    await write({}, new Date('2036-11-20T12:00:00Z'))
    expect(await written('tls_cert.pem')).not.toBe(first)
  })

  test('is the given one', async () => {
    const [SMTP_TLS_CERT_FILE, SMTP_TLS_KEY_FILE] = [path.join(folder, 'cert'), path.join(folder, 'key')]
    await writeFile(SMTP_TLS_CERT_FILE, 'given certificate')
    await writeFile(SMTP_TLS_KEY_FILE, 'given key')
    await write({ SMTP_TLS_CERT_FILE, SMTP_TLS_KEY_FILE })
    expect(await written('tls_cert.pem')).toBe('given certificate')
    expect(await written('tls_key.pem')).toBe('given key')
  })
})
