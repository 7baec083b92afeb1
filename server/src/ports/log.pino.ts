import { pino } from 'pino'
import type { Log } from './log.ts'

/** One JSON object a line on standard output. */
export function pinoLog(level: string): Log {
  const logger = pino({ level, base: { process: 'server' } })
  return {
    info: (event, fields) => logger.info({ ...fields }, event),
    warn: (event, fields) => logger.warn({ ...fields }, event),
    error: (event, fields) => logger.error({ ...fields }, event),
  }
}
