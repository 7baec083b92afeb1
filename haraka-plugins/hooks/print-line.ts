import { writeSync } from 'node:fs'

/**
 * Writes a line to standard output, or loses it. `process.stdout` throws when the disk of the log is full, into whatever was
 * being done, and writes nothing ever after.
 */
export function printLine(line: string): void {
  try {
    writeSync(1, `${line}\n`)
  } catch (error) {
    // A pipe that nobody empties fast enough: that stream waits for it.
    if ((error as NodeJS.ErrnoException).code === 'EAGAIN') process.stdout.write(`${line}\n`)
  }
}
