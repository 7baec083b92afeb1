import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { open } from 'node:fs/promises'
import { guardedNode } from './guarded-node.ts'
import { endWithUs } from './watchdog.ts'

/** Something that runs beside us. */
export type Running = {
  /** Resolves when it has ended, for whatever reason, and says how. */
  ended: Promise<string>
  /** Nothing happens when it has ended. */
  signal: (signal: NodeJS.Signals) => void
  /** Asks it to end, and makes it end when it does not. */
  stop: () => Promise<void>
}

/** Longer than any program gives itself: the SMTP intake 40 s (haraka-plugins/haraka-process.ts), the server 25 s (src/main.ts). */
const stopLimit = 45_000

export type Program = { script: string; env: NodeJS.ProcessEnv; logFile: string }

/** Starts a script under this Node; it ends when this process ends. What it prints goes to the log file. */
export async function startProgram({ script, env, logFile }: Program): Promise<Running & { pid: number }> {
  const log = await open(logFile, 'a', 0o600)
  // A process group of its own: Ctrl-C in a terminal reaches us alone, and we stop the programs in their order.
  const child = spawn(...guardedNode(script), { env, stdio: ['ignore', log.fd, log.fd], detached: true })
  await once(child, 'spawn')
  await log.close()
  const pid = child.pid ?? 0
  const release = endWithUs(pid, 'TERM')
  const ended = once(child, 'exit').then(async () => {
    await release()
    killGroup(pid)
    return how(child)
  })
  return {
    pid,
    ended,
    signal(signal) {
      child.kill(signal)
    },
    async stop() {
      child.kill('SIGTERM')
      const timer = setTimeout(() => {
        killGroup(pid)
      }, stopLimit)
      await ended
      clearTimeout(timer)
    },
  }
}

export function how({ exitCode, signalCode }: ChildProcess): string {
  return signalCode ? `killed by ${signalCode}` : `exit code ${String(exitCode)}`
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // Nobody is left in it.
  }
}
