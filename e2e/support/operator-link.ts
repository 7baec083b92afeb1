import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { TestGateway } from './gateway.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** A one-time link as the operator makes it, with `npm run operator:link`. */
export async function operatorLink({ url, dataFolder }: TestGateway): Promise<string> {
  const env = { ...process.env, DATA_DIR: dataFolder, PUBLIC_URL: url }
  const { stdout } = await promisify(execFile)('npm', ['run', '--silent', 'operator:link'], { cwd: root, env })
  return stdout.trim()
}
