import { readdir, readFile } from 'node:fs/promises'

/** A process and all below it (Linux). */
async function tree(root: number): Promise<Process[]> {
  const all = await Promise.all((await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(read))
  const known = all.filter((found) => found !== undefined)
  const below = (pid: number): Process[] =>
    known.filter((child) => child.parent === pid).flatMap((child) => [child, ...below(child.pid)])
  return [...known.filter(({ pid }) => pid === root), ...below(root)]
}

type Process = { pid: number; parent: number; ticks: number; pages: number }

/** proc_pid_stat(5): the name in parentheses may hold anything. */
async function read(pid: string): Promise<Process | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined)
  if (stat === undefined) return undefined
  const fields = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number)
  const [parent = 0, user = 0, system = 0, pages = 0] = [fields[1], fields[11], fields[12], fields[21]]
  return { pid: Number(pid), parent, ticks: user + system, pages }
}

const ticksPerSecond = 100
const pagesPerMegabyte = 256

export async function cpuSeconds(root: number): Promise<number> {
  return (await tree(root)).reduce((sum, { ticks }) => sum + ticks, 0) / ticksPerSecond
}

export async function memoryMegabytes(root: number): Promise<number> {
  return (await tree(root)).reduce((sum, { pages }) => sum + pages, 0) / pagesPerMegabyte
}
