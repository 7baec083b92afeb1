import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { TestGateway } from '../support/gateway.ts'
import { processesOf } from '../support/processes.ts'

const scripts = { server: 'server/src/main.ts', haraka: 'node_modules/haraka/' }
const most = { megabytes: 250 }

/** Looks after the processes of a gateway: none may end, complain, or take more memory than mails may. */
export async function watch({ dataFolder }: Pick<TestGateway, 'dataFolder'>) {
  const look = async () => {
    const of = Object.entries(scripts).map(async ([name, script]) => {
      const pids = await processesOf({ dataFolder, script })
      return { name, pids: pids.sort().join(), megabytes: await peakOf(pids) }
    })
    return Promise.all(of)
  }
  const before = await look()
  const old = new Set(await complaints(dataFolder))
  return {
    /** What went wrong since then. */
    faults: async () => {
      const faults = (await complaints(dataFolder)).filter((line) => !old.has(line))
      for (const [index, { name, pids, megabytes }] of (await look()).entries()) {
        if (pids !== before[index]?.pids) faults.push(`${name}: other processes than before`)
        const grown = megabytes - (before[index]?.megabytes ?? 0)
        if (grown > most.megabytes) faults.push(`${name}: ${grown.toFixed(0)} MB more memory at the peak`)
      }
      return faults
    },
    memory: async () =>
      (await look())
        .map(
          ({ name, megabytes }, index) =>
            `${name} ${megabytes.toFixed(0)} MB (idle ${before[index]?.megabytes.toFixed(0) ?? ''})`,
        )
        .join(', '),
  }
}

const complaint =
  /"level":(?:50|60|"error"|"fatal")|uncaught|unhandled|\[(?:CRIT|ALERT|EMERG|ERROR)\]|heap out of memory|died/i

async function complaints(dataFolder: string): Promise<string[]> {
  const folder = join(dataFolder, 'logs')
  const logs = (await readdir(folder)).filter((name) => !name.startsWith('postgres'))
  const lines = await Promise.all(logs.map(async (name) => (await readFile(join(folder, name), 'utf8')).split('\n')))
  return lines.flat().filter((line) => complaint.test(line))
}

/** The most memory that one of them has had, in MB. */
async function peakOf(pids: number[]): Promise<number> {
  const statuses = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')))
  return Math.max(...statuses.map((status) => Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024))
}
