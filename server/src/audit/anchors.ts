import { mkdir, open, readFile } from 'node:fs/promises'
import path from 'node:path'
import { hashOf, type Stamp } from './stamp.ts'

/** What is kept of a stamp outside the database: whoever cuts off the end of the chain, or puts another in its place, has this against them. */
export type Anchor = { day: string; number: number; hash: string }

export const anchorOf = (stamp: Stamp): Anchor => ({
  day: stamp.day,
  number: stamp.number,
  hash: Buffer.from(hashOf(stamp)).toString('hex'),
})

/** Adds a line `day number hash`, never to what a full disk has left of another. */
export async function writeAnchor(file: string, { day, number, hash }: Anchor): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 })
  const handle = await open(file, 'a+', 0o600)
  try {
    const { size } = await handle.stat()
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(1), 0, 1, Math.max(0, size - 1))
    const isCutOff = bytesRead === 1 && buffer.toString('latin1') !== '\n'
    await handle.appendFile(`${isCutOff ? '\n' : ''}${day} ${number} ${hash}\n`)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** `unreadable`: the numbers of the lines that are no anchor, from 1. */
export type AnchorsRead = { anchors: Anchor[]; unreadable: number[] }

/** Undefined when there is no such file. */
export async function readAnchors(file: string): Promise<AnchorsRead | undefined> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  })
  if (text === undefined) return undefined
  const read: AnchorsRead = { anchors: [], unreadable: [] }
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const [, day = '', number = '', hash = ''] = /^(\d{4}-\d\d-\d\d) (\d{1,15}) ([0-9a-f]{64})$/.exec(line) ?? []
    if (hash === '') read.unreadable.push(index + 1)
    else read.anchors.push({ day, number: Number(number), hash })
  }
  return read
}
