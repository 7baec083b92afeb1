import { spawn } from 'node:child_process'
import { once } from 'node:events'

const script = 'read -r _; kill -s "$1" "$2"; sleep 45; kill -s KILL -- "-$2"'

/**
 * Ends the process (and after 45 s, the limit of program.ts, its group) when this one is gone, however it went: the shell
 * reads from a pipe that only we hold open. Call what is returned once the process has ended, before its id can belong to
 * another.
 */
export function endWithUs(pid: number, signal: 'INT' | 'TERM'): () => Promise<void> {
  const shell = spawn('sh', ['-c', script, 'sh', signal, String(pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  })
  shell.unref()
  shell.stdin.on('error', () => undefined)
  return async () => {
    const gone = once(shell, 'exit')
    shell.kill('SIGKILL')
    await gone
  }
}
