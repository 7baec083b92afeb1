import { setTimeout as sleep } from 'node:timers/promises'
import { answerEach } from '../answer.ts'
import { arriving, type Due } from '../arrivals.ts'
import { quantile } from '../figures.ts'
import { recipient, sampleMail } from './mail.ts'
import { SmtpConnection } from './smtp-connection.ts'
import type { SmtpLoad, SmtpLoadResult } from './smtp-load.ts'

/** Milliseconds after a 4xx: mail servers wait for minutes, but say no more often than they must. */
const retryPause = 250

answerEach(async (load: SmtpLoad): Promise<SmtpLoadResult> => {
  const connections = await Promise.all(Array.from({ length: load.connections }, () => SmtpConnection.open(load.port)))
  try {
    return await send(load, connections)
  } finally {
    for (const connection of connections) connection.close()
  }
})

async function send(load: SmtpLoad, connections: SmtpConnection[]): Promise<SmtpLoadResult> {
  const samples = new Map(load.bytes.map((bytes) => [bytes, sampleMail(bytes, load.run)]))
  const mails = load.bytes.flatMap((bytes) => samples.get(bytes) ?? [])
  const result = { taken: 0, deferred: 0, failed: 0, failures: [] as string[] }
  const latencies: number[] = []
  const usage = process.cpuUsage()
  const begun = performance.now()
  const next = arriving(load)

  async function sendOne(connection: SmtpConnection, { n, due }: Due): Promise<void> {
    const sample = mails[n % mails.length]
    if (!sample) throw new Error('a load without a size')
    const to = recipient(load, n)
    const mail = { from: 'eva.ek@kommun.example', to, head: sample.head(n, to), body: sample.body }
    for (;;) {
      const reply = await connection.send(mail)
      if (reply.startsWith('250')) {
        result.taken++
        latencies.push(performance.now() - due)
        return
      }
      if (!reply.startsWith('4')) {
        if (++result.failed <= 3) result.failures.push(reply)
        return
      }
      result.deferred++
      await sleep(retryPause)
    }
  }

  await Promise.all(
    connections.map(async (connection) => {
      for (let due = await next(); due; due = await next()) await sendOne(connection, due)
    }),
  )
  const { user, system } = process.cpuUsage(usage)
  return {
    ...result,
    seconds: (performance.now() - begun) / 1000,
    latency: { p50: quantile(latencies, 0.5), p99: quantile(latencies, 0.99) },
    cpuSeconds: (user + system) / 1e6,
  }
}
