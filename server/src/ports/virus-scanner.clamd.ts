import { carelessSetting } from './clamd-settings.ts'
import { ClamdConnection, ClamdScan, type ClamdAddress } from './clamd-stream.ts'
import type { Clock } from './clock.ts'
import type { Log } from './log.ts'
import { Patience } from './patience.ts'
import { ScannerOutage, type VirusScanner } from './virus-scanner.ts'

type ClamdDependencies = { clock: Clock; log: Log }

/** Milliseconds for a check of the scanner itself. */
const checkPatience = 10_000
/** Milliseconds after which clamd is asked again how it is set up: it may have been started anew with other settings. */
const checkedFor = 60 * 1000

/** ClamAV's daemon. @param url `tcp://host:3310` or `unix:/run/clamav/clamd.ctl` */
export function clamdScanner(url: string, deps: ClamdDependencies): VirusScanner {
  const address = addressOf(url)
  const checkSettings = checkedSettings(address, deps)
  return {
    begin: async (patience) => {
      await patience.wait(checkSettings())
      return new ClamdScan(address, patience)
    },
    isWell: async () => {
      const ping = new ClamdConnection(address, newPatience(), 'PING')
      try {
        if ((await ping.answer()) !== 'PONG') return false
        await checkSettings()
        return true
      } finally {
        ping.close()
      }
    },
  }
}

function addressOf(url: string): ClamdAddress {
  const { protocol, hostname, port, pathname } = new URL(url)
  if (protocol === 'unix:') return { path: decodeURIComponent(pathname) }
  return { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) }
}

const newPatience = () =>
  new Patience(checkPatience, () => new ScannerOutage('the virus scanner has not answered in time'))

/** A check that went well holds for a while, for all scans; one that did not, for none. */
function checkedSettings(address: ClamdAddress, { clock, log }: ClamdDependencies): () => Promise<void> {
  let checking: Promise<void> | undefined
  let goodUntil = 0
  const check = async () => {
    const patience = newPatience()
    const setting = await carelessSetting((content) => verdictOn(content, { address, patience }))
    if (setting !== undefined) {
      log.error('clamd says OK to what it has not looked into: nothing is taken until it is set right', { setting })
      throw new ScannerOutage('the virus scanner says OK to what it has not looked into')
    }
    goodUntil = clock.now().getTime() + checkedFor
  }
  return async () => {
    if (clock.now().getTime() < goodUntil) return
    checking ??= check().finally(() => (checking = undefined))
    await checking
  }
}

async function verdictOn(content: Uint8Array, { address, patience }: { address: ClamdAddress; patience: Patience }) {
  const scan = new ClamdScan(address, patience)
  try {
    await scan.write(content)
    return await scan.verdict()
  } finally {
    scan.end()
  }
}
