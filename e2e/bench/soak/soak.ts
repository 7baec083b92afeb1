import type { Bench } from '../bench.ts'
import { quantile } from '../figures.ts'
import type { SmtpLoad, SmtpLoadResult } from '../intake/smtp-load.ts'
import { number, table } from '../table.ts'
import { now, watchMemory, type MemoryFigures } from './memory.ts'
import { read, type Readers } from './readers.ts'

export type Soak = {
  minutes: number
  /** Mails a second. */
  rate: number
  mails: SmtpLoadResult
  readers: Readers
  memory: MemoryFigures[]
  errors: number
}

/** Of 200 mails ten have an attachment of 100 kB, and one has one of 10 MB. */
const mixture = Array.from({ length: 200 }, (_, n) => (n === 150 ? 10_485_760 : n % 20 === 10 ? 102_400 : 4_096))
const connections = 10
/** Of so many mails one is opened. */
const oneOf = 5
/** Memory grows while code is compiled and pools fill: the slope is that of what comes after this share of the time. */
const warmUpShare = 0.5

/** Mails a second that Sigill takes at most of this mixture, notices included; `seconds`: how long it is tried. */
export async function measureMaximum({ smtp, sigill }: Bench, seconds: number): Promise<number> {
  const begun = performance.now()
  const load = { ...mixed(sigill.smtpPort, 'maximum'), seconds }
  const result = await smtp.ask<SmtpLoadResult>(load)
  if (result.failed > 0) throw new Error(`mails were refused: ${result.failures.join('; ')}`)
  await sigill.settled(result.taken)
  return result.taken / ((performance.now() - begun) / 1000)
}

export async function soak(
  bench: Bench,
  { minutes, rate, memoryFolder }: { minutes: number; rate: number; memoryFolder: string },
): Promise<Soak> {
  const { smtp, sigill } = bench
  const seconds = minutes * 60
  const everyMilliseconds = Math.min(5_000, seconds * 10)
  const watch = watchMemory({ parts: sigill.processes, folder: memoryFolder, everyMilliseconds })
  const begun = now()
  const load = { ...mixed(sigill.smtpPort, 'soak'), seconds, rate }
  const turn = Math.min(10, seconds / 4)
  const sent = smtp.ask<SmtpLoadResult>(load).then(async (result) => {
    await sigill.settled(result.taken)
    return result
  })
  const [mails, readers] = await Promise.all([sent, read(bench, { seconds, oneOf, turn, allOut: sent })])
  const memory = await watch.stop(begun + seconds * warmUpShare * 1000)
  await sigill.settled(0, readers.replies)
  return { minutes, rate, mails, readers, memory, errors: mails.failed + readers.failed }
}

const mixed = (port: number, run: string): Omit<SmtpLoad, 'seconds' | 'rate'> => ({
  port,
  run,
  bytes: mixture,
  connections,
  suffix: '.s',
})

export function soakReport({ minutes, rate, mails, readers, memory, errors }: Soak): string {
  const { openings, others, replies, failures } = readers
  const p = (values: number[]) => [number(quantile(values, 0.5)), number(quantile(values, 0.99))]
  return [
    `### ${number(minutes)} minutes at ${number(rate)} mails/s`,
    `Errors: ${errors}. ${[...mails.failures, ...failures].slice(0, 5).join('; ')}`,
    table(
      ['what', 'how many', 'p50 ms', 'p99 ms'],
      [
        ['mails in', String(mails.taken), number(mails.latency.p50), number(mails.latency.p99)],
        ['openings', String(openings.length), ...p(openings)],
        [`parts and ${replies} replies`, String(others.length), ...p(others)],
      ],
    ),
    'How fast memory grows, of the largest process of each part and of all its processes together, after the warm-up and after full collections:',
    table(
      [
        'part',
        'MB at the end',
        '% a minute',
        'heap, % a minute',
        'all, MB at the end',
        '% a minute',
        'heap, % a minute',
      ],
      memory.map(({ part, ...both }) => [
        part,
        ...[both.largest, both.together].flatMap(({ megabytes, resident, heap }) =>
          [megabytes, resident, heap].map(number),
        ),
      ]),
    ),
  ].join('\n\n')
}
