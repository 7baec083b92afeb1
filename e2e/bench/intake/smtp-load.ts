import type { Arrivals } from '../arrivals.ts'

/** What the client of the bench is asked to send. */
export type SmtpLoad = Arrivals & {
  port: number
  /** Tells the mails of one load from those of another. */
  run: string
  /** One mail after the other has these sizes, over and over. */
  bytes: number[]
  connections: number
  suffix: string
  /** Whether each recipient's address has a number of their own, for level PIN. */
  withNumbers?: boolean
}

export type SmtpLoadResult = {
  /** Acknowledged by 250. */
  taken: number
  /** Told to try again, and tried again. */
  deferred: number
  /** Anything else; the first ones in words. */
  failed: number
  failures: string[]
  seconds: number
  /** Milliseconds from the moment that a mail was due until its 250. */
  latency: { p50: number; p99: number }
  /** What the client itself needed. */
  cpuSeconds: number
}
