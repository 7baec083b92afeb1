// How fast a whole Sigill takes mails in, and in how much memory, from SMTP to the commit:
//   node e2e/measure.main.ts <mails> <megabytes each> <at the same time>
import { createTransport } from 'nodemailer'
import { startTestGateway } from './support/gateway.ts'
import { peakMemory } from './support/processes.ts'

const [mails = 20, megabytes = 10, parallel = 10] = process.argv.slice(2).map(Number)
const gateway = await startTestGateway()
const { dataFolder } = gateway
const processes = { server: 'server/src/main.ts', haraka: 'node_modules/haraka/' }
const peaks = async () => {
  const of = Object.entries(processes).map(async ([name, script]) => {
    return `${name} ${(await peakMemory({ dataFolder, script })).toFixed(0)} MB`
  })
  return (await Promise.all(of)).join(', ')
}

const idle = await peaks()
const transport = createTransport({
  ...gateway.smtp,
  pool: true,
  maxConnections: parallel,
  maxMessages: Infinity,
  tls: { rejectUnauthorized: false },
})
const content = Buffer.alloc(megabytes * 1024 * 1024, 'x')
const begun = performance.now()
await Promise.all(
  Array.from({ length: mails }, (_, index) =>
    transport.sendMail({
      from: 'eva@kommun.example',
      to: `person${String(index)}@foretag.example.s`,
      subject: 'measured',
      text: 'x'.repeat(3_000),
      attachments: megabytes > 0 ? [{ filename: 'a.bin', content }] : [],
    }),
  ),
)
const seconds = (performance.now() - begun) / 1000
console.log(
  `${String(mails)} mails of ${String(megabytes)} MB, ${String(parallel)} at a time: ${(mails / seconds).toFixed(1)} mails/s; ` +
    `peaks ${await peaks()} (idle: ${idle})`,
)
transport.close()
await gateway.stop()
