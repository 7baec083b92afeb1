import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'
import { run } from './command.ts'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** The browser of this machine; installed if there is none. */
export async function findOrInstallChromium(): Promise<string> {
  return findChromium() ?? (await installChromium())
}

function findChromium(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)))
  return [process.env['CHROMIUM_PATH'] ?? '', ...onPath, chromium.executablePath()].find(existsSync)
}

async function installChromium(): Promise<string> {
  console.log('No Chromium on this machine; installing one …')
  if (process.getuid?.() === 0) {
    await run('apt-get', ['update', '-q'])
    await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'])
  }
  if (findChromium() === undefined) await run('playwright', ['install', 'chromium'])
  const found = findChromium()
  if (found === undefined) throw new Error('Chromium cannot be installed here: name one in CHROMIUM_PATH.')
  return found
}
