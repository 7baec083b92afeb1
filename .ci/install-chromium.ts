import { findChromium } from '../e2e/support/chromium.ts'
import { run } from './command.ts'

/** Installs a browser if this machine has none. */
export async function installChromium(): Promise<void> {
  if (findChromium() !== undefined) return
  console.log('No Chromium on this machine; installing one …')
  if (process.getuid?.() === 0) {
    await run('apt-get', ['update', '-q'])
    await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'])
  }
  if (findChromium() === undefined) await run('playwright', ['install', 'chromium'])
  if (findChromium() === undefined) throw new Error('Chromium cannot be installed here: name one in CHROMIUM_PATH.')
}
