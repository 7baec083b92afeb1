import type { Child } from '../child.ts'
import type { System } from '../systems/system.ts'
import { costPerPiece, mapValues, resetPeaks, usagesOf, type Usage } from '../usage.ts'
import type { SmtpLoad, SmtpLoadResult } from './smtp-load.ts'

export type Shape = { bytes: number; connections: number; seconds: number }

/** What one system did with one load. */
export type IntakeRun = {
  system: string
  bytes: number
  connections: number
  mails: number
  deferred: number
  /** Until every mail is done (`isDone` of the system), and until everything that the mails owe is out as well: their notices. */
  done: Cost
  settled: Cost
  /** MB, of each part. */
  peakMegabytes: Record<string, number>
  latency: SmtpLoadResult['latency']
  /** What the client needed for a mail: it must stay far from being what is measured. */
  clientCpuMilliseconds: number
}

type Cost = {
  mailsPerSecond: number
  /** For each mail, of each part of the system. */
  cpuMilliseconds: Record<string, number>
}

let loads = 0

/** @throws when a mail was refused: then nothing has been measured */
export async function measureIntake(client: Child, system: System, shape: Shape): Promise<IntakeRun> {
  const { bytes, connections, seconds } = shape
  const load: SmtpLoad = {
    port: system.smtpPort,
    run: `b${process.pid}-${++loads}`,
    bytes: [bytes],
    connections,
    suffix: system.suffix,
    seconds,
  }
  await resetPeaks(Object.values(system.processes).flat())
  const before = await usagesOf(system.processes)
  const begun = performance.now()
  const result = await client.ask<SmtpLoadResult>(load)
  if (result.failed > 0)
    throw new Error(`${system.title} refused ${result.failed} mails: ${result.failures.join('; ')}`)
  const acknowledged = await usagesOf(system.processes)
  await system.settled(result.taken)
  const settledSeconds = (performance.now() - begun) / 1000
  const settled = await usagesOf(system.processes)
  const cost = (after: Record<string, Usage>, elapsed: number): Cost => ({
    mailsPerSecond: result.taken / elapsed,
    cpuMilliseconds: costPerPiece({ before, after, pieces: result.taken }),
  })
  return {
    system: system.letter,
    bytes,
    connections,
    mails: result.taken,
    deferred: result.deferred,
    done: system.isDone === 'acknowledged' ? cost(acknowledged, result.seconds) : cost(settled, settledSeconds),
    settled: cost(settled, settledSeconds),
    peakMegabytes: mapValues(settled, ({ peakMegabytes }) => peakMegabytes),
    latency: result.latency,
    clientCpuMilliseconds: (result.cpuSeconds * 1000) / result.taken,
  }
}
