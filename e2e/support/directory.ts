import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { TestGateway } from './gateway.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Imports a directory as the operator does, with `npm run directory:import`. The file is gone afterwards. @throws Error when it is refused */
export async function importDirectory({ url, dataFolder }: TestGateway, lines: string[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'directory-'))
  const file = join(folder, 'directory.csv')
  const env = { ...process.env, DATA_DIR: dataFolder, PUBLIC_URL: url }
  try {
    await writeFile(file, lines.map((line) => `${line}\n`).join(''))
    await promisify(execFile)('npm', ['run', '--silent', 'directory:import', '--', file], { cwd: root, env })
  } finally {
    await rm(folder, { recursive: true })
  }
}
