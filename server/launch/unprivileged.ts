import { execFile } from 'node:child_process'
import { chown, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** What stands before a command so that PostgreSQL, which refuses to run as root, takes it; `owner` owns its files. */
export type Unprivileged = { prefix: string[]; owner: number | undefined }

const run = promisify(execFile)
const nobody = '65534'

/** As root, two ways that need no account of our own and also work below a folder that only root may enter. */
const waysAsRoot: (Unprivileged & { owner: number })[] = [
  // Root outside, somebody else inside a user namespace.
  { prefix: ['unshare', '--user', `--map-user=${nobody}`, `--map-group=${nobody}`], owner: 0 },
  // Where user namespaces are forbidden: nobody, with the one capability that lets it reach the folder.
  {
    prefix: [
      ...['setpriv', `--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups'],
      ...['--inh-caps=+dac_override', '--ambient-caps=+dac_override', '--securebits=+no_setuid_fixup'],
    ],
    owner: Number(nobody),
  },
]

/** Finds a way in which `probe` runs without being root and `folder` can be written to; its files change their owner if need be. */
export async function unprivileged(probe: string[], folder: string): Promise<Unprivileged> {
  if (process.getuid?.() !== 0) return { prefix: [], owner: undefined }
  for (const way of waysAsRoot) {
    await changeOwner(folder, way.owner)
    if (await canUse(way, probe, folder)) return way
  }
  throw new Error(
    'PostgreSQL does not run as root, and neither unshare (user namespaces) nor setpriv works here: ' +
      'start Sigill as an ordinary user, or name a database in DATABASE_URL.',
  )
}

async function canUse({ prefix }: Unprivileged, probe: string[], folder: string): Promise<boolean> {
  const [command = '', ...args] = [...prefix, 'sh', '-c', 'test -w "$0" && exec "$@"', folder, ...probe]
  return run(command, args).then(
    () => true,
    () => false,
  )
}

async function changeOwner(path: string, owner: number): Promise<void> {
  const found = await stat(path)
  if (found.uid === owner) return
  await chown(path, owner, owner)
  if (!found.isDirectory()) return
  for (const name of await readdir(path)) await changeOwner(join(path, name), owner)
}
