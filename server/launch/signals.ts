import type { EventEmitter } from 'node:events'

type Asked = {
  stop: () => void
  reread: () => void
  /** Whether input or output is one. */
  isInTerminal: boolean
}

/**
 * What signals ask of us. SIGHUP in a terminal means that it was closed, and we stop with it; from a supervisor, which gives us none, that
 * the policy is to be read again.
 */
export function obeySignals(process: Pick<EventEmitter, 'on'>, { stop, reread, isInTerminal }: Asked): void {
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  process.on('SIGHUP', isInTerminal ? stop : reread)
}
