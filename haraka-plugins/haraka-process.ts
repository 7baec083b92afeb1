import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import type { Config } from './config.ts'

/** Longer than a mail may take (25 s) and Haraka's own limit for a graceful end (30 s). */
const patience = 40_000

export type HarakaProcess = {
  /** Lets mails that are on their way in finish. */
  stop: () => void
  ended: Promise<number>
}

/** A process of its own: Haraka has global handlers, calls `process.exit` and cannot be stopped from within. */
export async function startHaraka({ harakaFolder, listen }: Config, env: NodeJS.ProcessEnv): Promise<HarakaProcess> {
  await assertPortIsFree(listen)
  // A debugger, which Node otherwise starts at a SIGUSR1, would read the mails on their way in. Its workers inherit this,
  // and the larger young generation, which spares the collector a fifth of a mail's work (docs/performance.md).
  const script = ['--disable-sigusr1', '--max-semi-space-size=32', createRequire(import.meta.url).resolve('haraka')]
  const haraka = spawn(process.execPath, script, {
    env: { ...env, HARAKA: harakaFolder },
    // IPC tells Haraka when this process is gone; a group of its own keeps Ctrl-C from reaching it twice,
    // which it takes for "at once".
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    detached: true,
  })
  let stopping = false
  const stop = () => {
    // The second SIGINT would end Haraka at once.
    if (stopping) return
    stopping = true
    haraka.kill('SIGINT')
    setTimeout(() => haraka.kill('SIGKILL'), patience).unref()
  }
  const ended = once(haraka, 'exit').then(([code]) => (code as number | null) ?? 1)
  return { stop, ended }
}

/** Haraka would start its worker again and again. */
async function assertPortIsFree({ host, port }: Config['listen']): Promise<void> {
  const probe = createServer().listen(port, host)
  await once(probe, 'listening')
  probe.close()
  await once(probe, 'close')
}
