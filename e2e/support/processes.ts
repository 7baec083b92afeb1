import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

type OfGateway = { dataFolder: string; script: string }

/** Kills the process of a gateway that runs this script, as a power cut would. Its launcher starts it anew. */
export async function killProcess(of: OfGateway): Promise<void> {
  killAll(await processesOf(of), of.script)
}

const haraka = 'node_modules/haraka/'

/** Kills the process that speaks SMTP; Haraka's master starts it anew. */
export async function killHarakaWorker({ dataFolder }: { dataFolder: string }): Promise<void> {
  killAll(await processesOf({ dataFolder, script: haraka, isWorker: true }), 'a worker of Haraka')
}

export async function killHarakaMaster({ dataFolder }: { dataFolder: string }): Promise<void> {
  killAll(await processesOf({ dataFolder, script: haraka, isWorker: false }), 'the master of Haraka')
}

function killAll(pids: number[], what: string): void {
  if (pids.length === 0) throw new Error(`no process runs ${what}`)
  for (const pid of pids) process.kill(pid, 'SIGKILL')
}

/** Sends a signal to the embedded PostgreSQL: to its first process, and then to all that it has started. */
export async function signalPostgres({ dataFolder }: { dataFolder: string }, signal: NodeJS.Signals): Promise<void> {
  const [first = ''] = (await readFile(join(dataFolder, 'postgres', 'data', 'postmaster.pid'), 'utf8')).split('\n')
  // Stopped, it starts no more of them.
  process.kill(Number(first), signal === 'SIGKILL' ? 'SIGSTOP' : signal)
  const all = [...(await childrenOf(first)), Number(first)]
  for (const pid of all) signalIfThere(pid, signal)
}

function signalIfThere(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/**
 * The processes that run this script for the gateway whose data lies there. `isWorker`: those that Node's `cluster` started, or those that
 * it did not; without it, both.
 */
export async function processesOf({
  dataFolder,
  script,
  isWorker,
}: OfGateway & { isWorker?: boolean }): Promise<number[]> {
  const isOurs = async (pid: string) => {
    const [command, environment] = await Promise.all([textOf(pid, 'cmdline'), textOf(pid, 'environ')])
    const variables = environment.split('\0')
    const isOfCluster = variables.some((variable) => variable.startsWith('NODE_UNIQUE_ID='))
    return (
      command.includes(script) &&
      variables.includes(`DATA_DIR=${dataFolder}`) &&
      (isWorker === undefined || isWorker === isOfCluster)
    )
  }
  return filtered(isOurs)
}

/** Field 4 of `stat`, counted from behind the name of the program, which may have blanks. */
const childrenOf = (parent: string): Promise<number[]> =>
  filtered(async (pid) => (await textOf(pid, 'stat')).split(') ').at(-1)?.split(' ')[1] === parent)

async function filtered(isWanted: (pid: string) => Promise<boolean>): Promise<number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const wanted = await Promise.all(pids.map(async (pid) => ((await isWanted(pid)) ? Number(pid) : undefined)))
  return wanted.filter((pid) => pid !== undefined)
}

/** Empty when the process is gone or somebody else's. */
const textOf = (pid: string, file: string) => readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '')
