import { readdir, readFile } from 'node:fs/promises'

/** Kills the process of a gateway that runs this script, as a power cut would. Its launcher starts it anew. */
export async function killProcess({ dataFolder, script }: { dataFolder: string; script: string }): Promise<void> {
  const pids = await processesOf({ dataFolder, script })
  if (pids.length === 0) throw new Error(`no process runs ${script}`)
  for (const pid of pids) process.kill(pid, 'SIGKILL')
}

/** The processes that run this script for the gateway whose data lies there. */
export async function processesOf({ dataFolder, script }: { dataFolder: string; script: string }): Promise<number[]> {
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
