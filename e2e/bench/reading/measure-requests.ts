import type { Child } from '../child.ts'
import type { Sigill } from '../systems/sigill.ts'
import { costPerPiece, usagesOf } from '../usage.ts'
import type { HttpLoad, HttpLoadResult, HttpRequest } from './http-load.ts'

/** What one round of one kind of request came to. */
export type RequestRun = {
  operation: string
  requests: number
  requestsPerSecond: number
  megabytesPerSecond: number
  latency: HttpLoadResult['latency']
  /** For each request, of each part of Sigill. */
  cpuMilliseconds: Record<string, number>
  clientCpuMilliseconds: number
}

export type Requests = { operation: string; requests: HttpRequest[]; connections: number; rate?: number }

type Measured = { run: RequestRun; answers: HttpLoadResult['answers'] }

/** @throws when one request was not answered as expected: then nothing has been measured */
export async function measureRequests(http: Child, sigill: Sigill, asked: Requests): Promise<Measured> {
  const { operation, requests, connections, rate } = asked
  const load: HttpLoad = { port: Number(new URL(sigill.gateway.url).port), requests, connections, rate }
  const before = await usagesOf(sigill.processes)
  const result = await http.ask<HttpLoadResult>(load)
  if (result.failed > 0) throw new Error(`${operation}: ${result.failed} failed: ${result.failures.join('; ')}`)
  const after = await usagesOf(sigill.processes)
  const run = {
    operation,
    requests: result.answered,
    requestsPerSecond: result.answered / result.seconds,
    megabytesPerSecond: result.bytes / 1e6 / result.seconds,
    latency: result.latency,
    cpuMilliseconds: costPerPiece({ before, after, pieces: result.answered }),
    clientCpuMilliseconds: (result.cpuSeconds * 1000) / result.answered,
  }
  return { run, answers: result.answers }
}
