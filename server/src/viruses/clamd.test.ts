import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findClamd, startClamd, virus } from '../../testing/running-clamd.ts'
import { rawMail, testClock, testGateway } from '../../testing/test-gateway.ts'
import { zipOf } from '../../testing/zip.ts'
import { acceptMail } from '../intake/accept-mail.ts'
import { silentLog } from '../ports/log.ts'
import { Patience } from '../ports/patience.ts'
import { clamdScanner } from '../ports/virus-scanner.clamd.ts'
import { ScannerOutage, type VirusScanner } from '../ports/virus-scanner.ts'

const program = findClamd()
const megabyte = 1_048_576

// .ci/test.ts installs Debian's where it may.
describe.skipIf(program === undefined)('the clamd of this machine, as clamd.conf sets it up', () => {
  let clamd: Awaited<ReturnType<typeof startClamd>>
  beforeAll(async () => {
    clamd = await startClamd(program ?? '')
  })
  afterAll(async () => {
    await clamd.stop()
  })

  const scanner = (url = clamd.url) => clamdScanner(url, { clock: testClock(), log: silentLog })

  async function scan(content: Uint8Array, by: VirusScanner = scanner()) {
    const scan = await by.begin(new Patience(60_000, () => new ScannerOutage('too late')))
    try {
      for (let offset = 0; offset < content.length; offset += 65_536) {
        await scan.write(content.subarray(offset, offset + 65_536))
      }
      return await scan.verdict()
    } finally {
      scan.end()
    }
  }

  test('is well', async () => {
    expect(await scanner().isWell()).toBe(true)
  })

  test.each([
    ['as it is', Buffer.from(`a ${virus} b`)],
    ['in an archive', zipOf({ 'a.txt': Buffer.from(virus) })],
    ['in an archive in an archive', zipOf({ 'a.zip': zipOf({ 'a.txt': Buffer.from(virus) }) })],
    [
      'at the end of a large file in an archive',
      zipOf({ a: Buffer.concat([Buffer.alloc(120 * megabyte), Buffer.from(virus)]) }),
    ],
    ['at the end of 40 MB', Buffer.concat([Buffer.alloc(40 * megabyte), Buffer.from(virus)])],
    ['in a mail', Buffer.from(`Subject: x\r\nContent-Transfer-Encoding: base64\r\n\r\n${btoa(virus)}\r\n`)],
  ])('finds a virus %s', async (_, content) => {
    expect(await scan(content)).toMatchObject({ kind: 'Infected', signature: expect.stringContaining('Sigill.Test') })
  })

  test('calls a harmless file and an empty one clean', async () => {
    expect(await scan(Buffer.from('hej'))).toEqual({ kind: 'Clean' })
    expect(await scan(Buffer.alloc(0))).toEqual({ kind: 'Clean' })
  })

  test.each([
    ['a file in an archive that is larger than a scan may be', () => zipOf({ a: Buffer.alloc(401 * megabyte) })],
    ['an archive with a password', () => zipOf({ a: Buffer.from('secret') }, { encrypted: true })],
    ['an archive packed too deep', () => [...Array(40)].reduce<Buffer>((inner) => gzipSync(inner), Buffer.from('x'))],
    ['a stream over StreamMaxLength', () => Buffer.alloc(70 * megabyte)],
  ])('does not call clean %s', async (_, content) => {
    expect(await scan(content())).toMatchObject({ kind: 'Unscannable' })
  })

  test('keeps what is infected out of Sigill, and lets the rest in', async () => {
    const { deps } = await testGateway({ CLAMD_URL: clamd.url })
    const mail = (attachment: Buffer) =>
      rawMail([
        'From: eva@kommun.example',
        'Content-Type: multipart/mixed; boundary=b',
        '',
        '--b',
        'Content-Type: application/zip; name=a.zip',
        'Content-Transfer-Encoding: base64',
        '',
        attachment.toString('base64'),
        '--b--',
        '',
      ])
    const accept = (attachment: Buffer) =>
      acceptMail(deps, {
        sender: 'eva@kommun.example',
        recipients: ['anna@foretag.example.s'],
        rfc822: mail(attachment),
      })
    expect(await accept(zipOf({ a: Buffer.from(virus) }))).toMatchObject({ kind: 'MailRefused', code: 'INFECTED' })
    const locked = zipOf({ a: Buffer.from('x') }, { encrypted: true })
    expect(await accept(locked)).toMatchObject({ kind: 'MailRefused', code: 'UNSCANNABLE' })
    expect(await accept(zipOf({ a: Buffer.from('hej') }))).toMatchObject({ kind: 'MailAccepted' })
  })

  test.each([
    { AlertExceedsMax: 'no' },
    { AlertEncryptedArchive: 'no' },
    { MaxFileSize: '100M' },
    { MaxScanSize: '410M' },
    { MaxScanSize: '0' },
  ])('is trusted with nothing when it is set up with %o', async (settings) => {
    const careless = await startClamd(program ?? '', settings)
    try {
      await expect(scan(Buffer.from('hej'), scanner(careless.url))).rejects.toThrow(ScannerOutage)
    } finally {
      await careless.stop()
    }
  })
})
