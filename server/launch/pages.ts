import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { glob, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

const madeFrom = ['pwa/**/*', 'server/envelope/**/*.ts', 'server/texts/**/*.ts', 'package-lock.json']
const notSources = new Set(['node_modules', 'dist'])

/** Builds the recipients' pages (pwa/dist) unless they are already built from the very files that lie there now. */
export async function buildPages(root: string, say: (line: string) => void): Promise<void> {
  const dist = join(root, 'pwa', 'dist')
  const wanted = await fingerprint(root)
  if (wanted === (await readFile(join(dist, '.made-from'), 'utf8').catch(() => ''))) return
  say('Building the pages …')
  const fresh = `${dist}.${String(process.pid)}`
  try {
    await runVite(root, fresh)
    await writeFile(join(fresh, '.made-from'), wanted)
    // Renamed when whole: another instance may be serving the old ones, or building the same at this moment.
    const old = `${fresh}.old`
    if (existsSync(dist)) await rename(dist, old)
    await rename(fresh, dist)
    await rm(old, { recursive: true, force: true })
  } finally {
    await rm(fresh, { recursive: true, force: true })
  }
}

async function runVite(root: string, outDir: string): Promise<void> {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  const args = [vite, 'build', '--outDir', outDir, '--emptyOutDir', '--logLevel', 'warn']
  // An environment of its own: what is built must not depend on NODE_ENV or VITE_… of whoever starts Sigill.
  await promisify(execFile)(process.execPath, args, { cwd: join(root, 'pwa'), env: { NODE_ENV: 'production' } })
}

async function fingerprint(root: string): Promise<string> {
  const files: string[] = []
  const exclude = (entry: { name: string }) => notSources.has(entry.name) || entry.name.startsWith('dist.')
  for await (const entry of glob(madeFrom, { cwd: root, exclude, withFileTypes: true })) {
    if (entry.isFile()) files.push(join(entry.parentPath, entry.name))
  }
  const hash = createHash('sha256')
  for (const file of files.sort()) hash.update(file.slice(root.length)).update(await readFile(file))
  return hash.digest('hex')
}
