import { readdir, readFile, writeFile } from 'node:fs/promises'

/** What processes have used: seconds of CPU, and memory in MB. */
export type Usage = { cpuSeconds: number; peakMegabytes: number }

/** /proc/<pid>/stat counts in these (USER_HZ), whatever the kernel's own clock. */
const ticksPerSecond = 100

/** These processes and everything below them, what has ended and been waited for included. */
export async function usageOf(roots: number[]): Promise<Usage> {
  const tree = await treeOf(roots)
  const memory = await Promise.all(tree.map(({ pid }) => memoryOf(pid)))
  const own = memory.map(({ peak, shared }) => Math.max(0, peak - shared))
  return {
    cpuSeconds: sum(tree.map(({ ticks }) => ticks)) / ticksPerSecond,
    // What they share (the program itself, PostgreSQL's buffers) is there once.
    peakMegabytes: (sum(own) + Math.max(0, ...memory.map(({ shared }) => shared))) / 1024,
  }
}

/** Of each part of a system. */
export async function usagesOf(parts: Record<string, number[]>): Promise<Record<string, Usage>> {
  const usages = Object.entries(parts).map(async ([part, roots]) => [part, await usageOf(roots)] as const)
  return Object.fromEntries(await Promise.all(usages))
}

type Spent = { before: Record<string, Usage>; after: Record<string, Usage>; pieces: number }

/** Milliseconds of CPU of each part for each of so many mails or requests. */
export function costPerPiece({ before, after, pieces }: Spent): Record<string, number> {
  return mapValues(after, ({ cpuSeconds }, part) => ((cpuSeconds - (before[part]?.cpuSeconds ?? 0)) * 1000) / pieces)
}

/** From here on peaks count anew (proc_pid_clear_refs(5)); where the kernel does not allow it they go on. */
export async function resetPeaks(roots: number[]): Promise<void> {
  for (const { pid } of await treeOf(roots)) await writeFile(`/proc/${pid}/clear_refs`, '5').catch(() => undefined)
}

/** What each of these processes and all below them holds at this moment, in MB, without what others hold as well. */
export async function anonymousMegabytes(roots: number[]): Promise<number[]> {
  const memory = await Promise.all((await treeOf(roots)).map(({ pid }) => memoryOf(pid)))
  return memory.map(({ anonymous }) => anonymous / 1024)
}

export const processesBelow = async (roots: number[]) => (await treeOf(roots)).map(({ pid }) => pid)

type Process = { pid: number; parent: number; ticks: number }

async function treeOf(roots: number[]): Promise<Process[]> {
  const names = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const all = (await Promise.all(names.map(readProcess))).filter((process) => process !== undefined)
  const tree = all.filter(({ pid }) => roots.includes(pid))
  for (const { pid } of tree) tree.push(...all.filter((child) => child.parent === pid && !tree.includes(child)))
  return tree
}

/** proc_pid_stat(5): after the name in brackets come state and parent; fields 14 to 17 are the times of it and of its ended children. */
async function readProcess(name: string): Promise<Process | undefined> {
  const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => undefined)
  if (stat === undefined) return undefined
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return { pid: Number(name), parent: Number(fields[1]), ticks: sum(fields.slice(11, 15).map(Number)) }
}

/** In kB. */
async function memoryOf(pid: number): Promise<{ peak: number; shared: number; anonymous: number }> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  const field = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0)
  return { peak: field('VmHWM'), shared: field('RssFile') + field('RssShmem'), anonymous: field('RssAnon') }
}

export function mapValues<From, To>(
  record: Record<string, From>,
  change: (value: From, name: string) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value, name)]))
}

export const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)
