import { writeSync } from 'node:fs'
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

/** pino's own would hold up the whole process while the disk of the log is full; `process.stdout` would write nothing ever after. */
function standardOutput() {
  return {
    write: (line: string) => {
      try {
        writeSync(1, line)
      } catch (error) {
        // A pipe that nobody empties fast enough: that stream waits for it. A line that finds no room is lost.
        if ((error as NodeJS.ErrnoException).code === 'EAGAIN') process.stdout.write(line)
      }
    },
  }
}
