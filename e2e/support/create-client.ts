import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { TestGateway } from './gateway.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** A client as the operator makes it, with `npm run client:create`. @returns its token */
export async function createClient({ dataFolder }: TestGateway, args: string[]): Promise<string> {
  const env = { ...process.env, DATA_DIR: dataFolder }
  const { stdout } = await promisify(execFile)('npm', ['run', '--silent', 'client:create', '--', ...args], {
    cwd: root,
    env,
  })
  return stdout.trim()
}
