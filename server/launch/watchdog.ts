import { spawn } from 'node:child_process'

/**
 * Sends `signal` to the process when this one is gone, however it went: the shell reads from a pipe that only we hold open.
 * Call what is returned once the process has ended, before its id can belong to another.
 */
export function endWithUs(pid: number, signal: 'INT' | 'TERM'): () => void {
  const shell = spawn('sh', ['-c', 'read -r _; kill -s "$1" "$2"', 'sh', signal, String(pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  })
  shell.unref()
  shell.stdin.on('error', () => undefined)
  return () => void shell.kill('SIGKILL')
}
