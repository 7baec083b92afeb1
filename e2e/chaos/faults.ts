import { setTimeout as sleep } from 'node:timers/promises'
import type { TestGateway } from '../support/gateway.ts'
import { killHarakaMaster, killHarakaWorker, killProcess, signalPostgres } from '../support/processes.ts'
import type { MailServer } from './mail-server.ts'
import type { SeededRandom } from './seeded-random.ts'

type Struck = { gateway: TestGateway; mailServer: MailServer; stopSeconds: number }

/** What happens to Sigill, or between it and the sender's mail server. What Sigill starts again by itself, it starts again by itself. */
const faults = {
  'server killed': ({ gateway }: Struck) => killProcess({ ...gateway, script: 'server/src/main.ts' }),
  'SMTP worker killed': ({ gateway }: Struck) => killHarakaWorker(gateway),
  'SMTP master killed': ({ gateway }: Struck) => killHarakaMaster(gateway),
  'database killed': ({ gateway }: Struck) => signalPostgres(gateway, 'SIGKILL'),
  'sender gone after the dot': async ({ mailServer }: Struck) => mailServer.goAfterTheDot(6),
  'database stands still': async ({ gateway, stopSeconds }: Struck) => {
    await signalPostgres(gateway, 'SIGSTOP')
    try {
      await sleep(stopSeconds * 1000)
    } finally {
      await signalPostgres(gateway, 'SIGCONT')
    }
  },
}

export type FaultKind = keyof typeof faults

export const faultKinds = Object.keys(faults) as FaultKind[]
const slow: FaultKind = 'database stands still'
const quickFaults = faultKinds.filter((kind) => kind !== slow)

export const strike = (kind: FaultKind, struck: Struck): Promise<void> => faults[kind](struck)

/**
 * The kinds of so many rounds. Each quick one comes once before any comes again, since a part that ends five times a minute is given up;
 * the slow one comes as every 30th, and at least once.
 */
export function planFaults(rounds: number, random: SeededRandom): FaultKind[] {
  let bag: FaultKind[] = []
  return Array.from({ length: rounds }, (_, round) => {
    if (round % 30 === Math.min(29, rounds - 1)) return slow
    if (bag.length === 0) bag = random.shuffled(quickFaults)
    return bag.pop() ?? slow
  })
}
