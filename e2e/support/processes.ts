import { readdir, readFile } from 'node:fs/promises'

/** Kills the process of a gateway that runs this script, as a power cut would. Its launcher starts it anew. */
export async function killProcess({ dataFolder, script }: { dataFolder: string; script: string }): Promise<void> {
  const pids = await processesOf({ dataFolder, script })
  if (pids.length === 0) throw new Error(`no process runs ${script}`)
  for (const pid of pids) process.kill(pid, 'SIGKILL')
}

/** The most memory that a process of a gateway has had so far, in MB; of the largest where several run this script. */
export async function peakMemory(of: { dataFolder: string; script: string }): Promise<number> {
  const statuses = await Promise.all((await processesOf(of)).map((pid) => textOf(String(pid), 'status')))
  return Math.max(...statuses.map((status) => Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024))
}

async function processesOf({ dataFolder, script }: { dataFolder: string; script: string }): Promise<number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const isOurs = async (pid: string) => {
    const [command, environment] = await Promise.all([textOf(pid, 'cmdline'), textOf(pid, 'environ')])
    return command.includes(script) && environment.split('\0').includes(`DATA_DIR=${dataFolder}`)
  }
  const ours = await Promise.all(pids.map(async (pid) => ((await isOurs(pid)) ? Number(pid) : undefined)))
  return ours.filter((pid) => pid !== undefined)
}

/** Empty when the process is gone or somebody else's. */
const textOf = (pid: string, file: string) => readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '')
