import { mkdir, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'

/** A new, empty log for this start; the log of the start before it stays as `<name>.log.1`. */
export async function newLog(dataFolder: string, name: string): Promise<string> {
  const folder = join(dataFolder, 'logs')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, `${name}.log`)
  await rename(file, `${file}.1`).catch(() => undefined)
  return file
}

export async function lastLines(file: string, count: number): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => '')
  return text.trimEnd().split('\n').slice(-count).join('\n')
}
