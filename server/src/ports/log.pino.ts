import { pino } from 'pino'
import type { Log } from './log.ts'

/** One JSON object a line on standard output. */
export function pinoLog(level: string): Log {
  const logger = pino({ level, base: { process: 'server' } }, standardOutput())
  return {
    info: (event, fields) => logger.info({ ...fields }, event),
    warn: (event, fields) => logger.warn({ ...fields }, event),
    error: (event, fields) => logger.error({ ...fields }, event),
  }
}

/** pino's own would hold up the whole process while the disk of the log is full. */
function standardOutput() {
  process.stdout.on('error', () => undefined)
  return {
    write: (line: string) => {
      try {
        process.stdout.write(line)
      } catch {
        // A line that cannot be written is lost; a server that ends for it loses more.
      }
    },
  }
}
