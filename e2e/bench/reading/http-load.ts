import type { Arrivals } from '../arrivals.ts'

export type HttpRequest = {
  method: 'GET' | 'POST'
  path: string
  headers: Record<string, string>
  body?: string
  /** What the answer must have in it; without it any 200 will do. */
  expect?: string
}

/** What the client of the bench is asked to do: these requests, in their order, each once. */
export type HttpLoad = Pick<Arrivals, 'rate'> & {
  port: number
  requests: HttpRequest[]
  /** How many are under way at once, at most. */
  connections: number
}

export type HttpAnswer = { cookie: string | undefined; body: string }

export type HttpLoadResult = {
  answered: number
  /** Not as expected; the first ones in words. */
  failed: number
  failures: string[]
  seconds: number
  bytes: number
  /** Milliseconds from the moment that a request was due until the last byte of its answer. */
  latency: { p50: number; p99: number }
  /** The same of each request, in their order. */
  latencies: number[]
  /** In the order of the requests; only of those that expect something. */
  answers: (HttpAnswer | undefined)[]
  cpuSeconds: number
}
