import { appendFile, mkdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { hashOf, type Stamp } from './stamp.ts'

/** What is kept of a stamp outside the database: whoever cuts off the end of the chain, or puts another in its place, has this against them. */
export type Anchor = { day: string; number: number; hash: string }

export const anchorOf = (stamp: Stamp): Anchor => ({
  day: stamp.day,
  number: stamp.number,
  hash: Buffer.from(hashOf(stamp)).toString('hex'),
})

/** Adds a line `day number hash`. */
export async function writeAnchor(file: string, { day, number, hash }: Anchor): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 })
  await appendFile(file, `${day} ${number} ${hash}\n`, { mode: 0o600, flush: true })
}

/** Undefined when there is no such file. @throws when a line is no anchor */
export async function readAnchors(file: string): Promise<Anchor[] | undefined> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  })
  return text
    ?.split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, index) => {
      const [, day = '', number = '', hash = ''] = /^(\d{4}-\d\d-\d\d) (\d{1,15}) ([0-9a-f]{64})$/.exec(line) ?? []
      if (hash === '') throw new TypeError(`line ${index + 1} of ${file} is not an anchor: day, number, hash`)
      return { day, number: Number(number), hash }
    })
}
