import { expect, test } from 'vitest'
import { badly, FakeClamd, honest, type ClamdAnswer } from '../../testing/fake-clamd.ts'
import { testClock } from '../../testing/test-gateway.ts'
import { silentLog, type Log } from './log.ts'
import { Patience } from './patience.ts'
import { clamdScanner } from './virus-scanner.clamd.ts'
import { ScannerOutage, type ScanVerdict, type VirusScanner } from './virus-scanner.ts'

async function fakeScanner({ log = silentLog }: { log?: Log } = {}) {
  const clamd = await FakeClamd.start()
  const clock = testClock()
  return { clamd, clock, scanner: clamdScanner(clamd.url, { clock, log }) }
}

async function scan(
  scanner: VirusScanner,
  pieces: (string | Uint8Array)[],
  milliseconds = 20_000,
): Promise<ScanVerdict> {
  const patience = new Patience(milliseconds, () => new ScannerOutage('too late'))
  const begun = await scanner.begin(patience)
  try {
    for (const piece of pieces) await begun.write(Buffer.from(piece))
    return await begun.verdict()
  } finally {
    begun.end()
  }
}

test('what is clean is called clean, what is infected has the name of its signature, however it is cut into pieces', async () => {
  const { scanner, clamd } = await fakeScanner()
  expect(await scan(scanner, ['he', '', 'llo'])).toEqual({ kind: 'Clean' })
  expect(clamd.contents.at(-1)?.toString()).toBe('hello')
  expect(await scan(scanner, ['SIGILL-TE', 'ST-VIRUS'])).toEqual({ kind: 'Infected', signature: 'Sigill.Test' })
})

test.each([
  'stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND\0',
  'stream: Heuristics.Limits.Exceeded FOUND\0',
  'stream: Heuristics.Encrypted.Zip FOUND\0',
  'INSTREAM size limit exceeded. ERROR\0',
])('what the scanner did not look into is not clean: %s', async (answer) => {
  const { scanner, clamd } = await fakeScanner()
  clamd.answer = badly(() => answer)
  expect(await scan(scanner, ['x'])).toMatchObject({ kind: 'Unscannable' })
})

test('a limit that is reached before the end is a verdict too', async () => {
  const { scanner, clamd } = await fakeScanner()
  await scan(scanner, ['x']) // its settings are known now
  clamd.early = 'INSTREAM size limit exceeded. ERROR\0'
  expect(await scan(scanner, Array<string>(50).fill('x'.repeat(100_000)))).toMatchObject({ kind: 'Unscannable' })
})

const noVerdicts: Record<string, ClamdAnswer> = {
  'hangs up': () => '',
  'is cut off in the middle': () => 'stream: OK',
  'says something else': () => 'HTTP/1.1 200 OK\r\n\r\nstream: OK\0',
  'says it in another case': () => 'stream: ok\0',
  'says something of its own': () => 'stream: OK but\0',
  'reports an error': () => "stream: Can't allocate memory ERROR\0",
  'names no signature': () => 'stream:  FOUND\0',
  'says too much': () => 'x'.repeat(100_000),
  'says nothing': () => undefined,
}
test.each(Object.keys(noVerdicts))('a scanner that %s has given no verdict', async (what) => {
  const { scanner, clamd } = await fakeScanner()
  clamd.answer = badly(noVerdicts[what] ?? honest)
  await expect(scan(scanner, ['x'], 1_000)).rejects.toThrow(ScannerOutage)
})

test('OK before the end has been sent is no verdict', async () => {
  const { scanner, clamd } = await fakeScanner()
  await scan(scanner, ['x'])
  clamd.early = 'stream: OK\0'
  const patience = new Patience(10_000, () => new ScannerOutage('too late'))
  const begun = await scanner.begin(patience)
  await expect
    .poll(async () => {
      await begun.write(Buffer.alloc(1_000_000))
      return begun.verdict().catch((error: unknown) => error)
    })
    .toBeInstanceOf(ScannerOutage)
  begun.end()
})

test('a scanner that takes nothing is waited for only so long, and memory holds no more than a piece meanwhile', async () => {
  const { scanner, clamd } = await fakeScanner()
  await scan(scanner, ['x'])
  clamd.readsNothing = true
  const patience = new Patience(500, () => new ScannerOutage('too late'))
  const begun = await scanner.begin(patience)
  let taken = 0
  const endless = async () => {
    for (; taken < 1_000; taken++) await begun.write(Buffer.alloc(1_000_000))
  }
  await expect(endless()).rejects.toThrow('too late')
  expect(taken).toBeLessThan(50) // what the sockets of this machine hold
  begun.end()
})

test('a scanner that is not there is an outage', async () => {
  const { scanner, clamd } = await fakeScanner()
  clamd.stop()
  await expect(scan(scanner, ['x'])).rejects.toThrow(ScannerOutage)
  await expect(scanner.isWell()).rejects.toThrow(ScannerOutage)
})

test('a scanner that says OK to what it has not looked into is trusted with nothing, and the log says what to set', async () => {
  const errors: unknown[] = []
  const { scanner, clamd, clock } = await fakeScanner({
    log: { ...silentLog, error: (_event, fields) => errors.push(fields?.['setting']) },
  })
  clamd.answer = (content) => (content.includes('ustar') ? 'stream: OK\0' : honest(content))
  await expect(scan(scanner, ['x'])).rejects.toThrow(ScannerOutage)
  await expect(scanner.isWell()).rejects.toThrow(ScannerOutage)
  expect(errors).toEqual(['MaxFileSize', 'MaxFileSize'])
  clamd.answer = honest
  expect(await scan(scanner, ['x'])).toEqual({ kind: 'Clean' })
  expect(await scanner.isWell()).toBe(true)
  clamd.answer = () => 'stream: OK\0'
  clock.advance({ minutes: 2 })
  await expect(scan(scanner, ['x'])).rejects.toThrow(ScannerOutage)
})

test('a scan that nobody wants any more leaves no connection behind', async () => {
  const { scanner, clamd } = await fakeScanner()
  const begun = await scanner.begin(new Patience(10_000, () => new Error()))
  await begun.write(Buffer.from('x'))
  begun.end()
  await expect.poll(() => clamd.connections).toBe(0)
})
