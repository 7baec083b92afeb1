// How fast, and in how much memory, Haraka with our plugin hands mails to a server that throws them away:
//   node haraka-plugins/testing/measure.main.ts <mails> <megabytes each> <at the same time>
import { once } from 'node:events'
import { readFile, readdir } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { RunningHaraka } from './running-haraka.ts'

const [mails = 20, megabytes = 10, parallel = 20] = process.argv.slice(2).map(Number)

const sink = createServer((request, response) => {
  const isMail = request.headers['content-type']?.startsWith('multipart') ?? false
  const data = isMail
    ? { acceptMail: { __typename: 'MailAccepted', messageId: 'measured', duplicate: false } }
    : { explainRecipient: { __typename: 'RecipientAccepted' } }
  request.resume().on('end', () => response.end(JSON.stringify({ data })))
})
await once(sink.listen(0, '127.0.0.1'), 'listening')

const haraka = await RunningHaraka.start({
  SIGILL_URL: `http://127.0.0.1:${String((sink.address() as AddressInfo).port)}`,
  SMTP_BYTES_IN_FLIGHT: '4000000000',
})
const line = `${'QUJD'.repeat(19)}\r\n`
const mail = Buffer.from(`Subject: measured\r\n\r\n${line.repeat(Math.ceil((megabytes * 1_048_576) / 57))}`)

async function sendSome(count: number): Promise<void> {
  const client = await haraka.client()
  for (let sent = 0; sent < count; sent++) {
    await client.commands(`MAIL FROM:<asa@kommun.se> SIZE=${String(mail.length)}`, 'RCPT TO:<anna@foretag.se.s>')
    const { code, text } = await client.data(mail)
    if (code !== 250) throw new Error(text)
  }
}

/** The most memory that any process of Haraka's has had, in MB. */
async function peakMemory(): Promise<number> {
  const peaks = await Promise.all((await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(peakOf))
  return Math.max(...peaks)
}

async function peakOf(pid: string): Promise<number> {
  const environment = await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '')
  if (!environment.includes(`HARAKA=${haraka.dataFolder}`)) return 0
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024
}

const idle = await peakMemory()
const start = performance.now()
await Promise.all(Array.from({ length: parallel }, () => sendSome(mails / parallel)))
const seconds = (performance.now() - start) / 1000
const rate = `${(mails / seconds).toFixed(1)} mails/s, ${((mails * mail.length) / 1e6 / seconds).toFixed(1)} MB/s on the wire`
console.log(
  `${String(mails)} mails of ${String(megabytes)} MB (${(mail.length / 1e6).toFixed(1)} on the wire), ${String(parallel)} at a time: ` +
    `${rate}; peak ${(await peakMemory()).toFixed(0)} MB (idle ${idle.toFixed(0)} MB)`,
)
haraka.hangUp()
await haraka.stop()
sink.close()
