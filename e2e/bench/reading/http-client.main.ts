import { once } from 'node:events'
import { Agent, request as httpRequest, type IncomingMessage } from 'node:http'
import { answerEach } from '../answer.ts'
import { arriving } from '../arrivals.ts'
import { quantile } from '../figures.ts'
import type { HttpAnswer, HttpLoad, HttpLoadResult, HttpRequest } from './http-load.ts'

answerEach(async (load: HttpLoad): Promise<HttpLoadResult> => {
  const agent = new Agent({ keepAlive: true, maxSockets: load.connections })
  try {
    return await send(load, agent)
  } finally {
    agent.destroy()
  }
})

async function send({ port, requests, connections, rate }: HttpLoad, agent: Agent): Promise<HttpLoadResult> {
  const result = { answered: 0, failed: 0, failures: [] as string[], bytes: 0 }
  const answers: (HttpAnswer | undefined)[] = []
  const latencies: number[] = []
  const usage = process.cpuUsage()
  const begun = performance.now()
  const next = arriving({ count: requests.length, rate })

  async function sendOne(request: HttpRequest, n: number): Promise<void> {
    const answer = await answerTo(request, { port, agent }).catch((error: unknown) => String(error))
    if (typeof answer !== 'string' && isExpected(request, answer)) {
      result.answered++
      result.bytes += answer.size
      if (request.expect !== undefined) answers[n] = { cookie: answer.cookie, body: answer.body }
      return
    }
    const words = typeof answer === 'string' ? answer : `${answer.status} ${answer.body.slice(0, 300)}`
    if (++result.failed <= 3) result.failures.push(words)
  }

  await Promise.all(
    Array.from({ length: connections }, async () => {
      for (let due = await next(); due; due = await next()) {
        const request = requests[due.n]
        if (request) await sendOne(request, due.n)
        latencies[due.n] = performance.now() - due.due
      }
    }),
  )
  const { user, system } = process.cpuUsage(usage)
  return {
    ...result,
    answers,
    latencies,
    seconds: (performance.now() - begun) / 1000,
    latency: { p50: quantile(latencies, 0.5), p99: quantile(latencies, 0.99) },
    cpuSeconds: (user + system) / 1e6,
  }
}

type Answer = { status: number | undefined; size: number; cookie: string | undefined; body: string }

const isExpected = ({ expect }: HttpRequest, { status, body }: Answer) =>
  status === 200 && (expect === undefined || body.includes(expect))

async function answerTo(
  { method, path, headers, body, expect }: HttpRequest,
  { port, agent }: { port: number; agent: Agent },
): Promise<Answer> {
  const sent = httpRequest({ host: '127.0.0.1', port, agent, method, path, headers }).end(body)
  const [response] = (await once(sent, 'response')) as [IncomingMessage]
  const status = response.statusCode
  // What a test does not look into is counted and let go.
  const isKept = expect !== undefined || status !== 200
  let size = 0
  let kept = ''
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length
    if (isKept) kept += chunk.toString()
  }
  return { status, size, cookie: response.headers['set-cookie']?.[0]?.split(';')[0], body: kept }
}
