import { execFile } from 'node:child_process'
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os'
import { promisify } from 'node:util'

/** Where and with what the figures were measured, in one line. */
export async function machine(): Promise<string> {
  const gigabytes = (totalmem() / 1024 ** 3).toFixed(0)
  const [load] = loadavg()
  return [
    `${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), ${gigabytes} GB`,
    `Node ${process.version}`,
    `commit ${await commit()}`,
    `load before: ${load?.toFixed(2) ?? '?'}`,
  ].join('; ')
}

async function commit(): Promise<string> {
  const git = (...args: string[]) => promisify(execFile)('git', args, { cwd: import.meta.dirname })
  try {
    const [head, changes] = await Promise.all([git('rev-parse', '--short', 'HEAD'), git('status', '--porcelain')])
    return head.stdout.trim() + (changes.stdout === '' ? '' : ' with changes')
  } catch {
    return 'unknown'
  }
}
