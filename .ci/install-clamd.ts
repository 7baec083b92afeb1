import { findClamd } from '../server/testing/running-clamd.ts'
import { run } from './command.ts'

/** Installs ClamAV's daemon where that is possible; without it the tests that need the real one say that they are skipped. */
export async function installClamd(): Promise<void> {
  if (findClamd() !== undefined || process.getuid?.() !== 0) return
  console.log('No clamd on this machine; installing one …')
  // Runlevel 1 keeps Debian from starting it, and with it the program that fetches signatures.
  const env = { RUNLEVEL: '1', DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update', '-q'])
  await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'clamav-daemon'], { env })
}
