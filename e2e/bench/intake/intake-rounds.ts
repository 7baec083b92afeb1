import { Child } from '../child.ts'
import type { Options } from '../options.ts'
import type { System } from '../systems/system.ts'
import { measureIntake, type IntakeRun } from './measure-intake.ts'

type Measuring = { systems: System[]; options: Options; say: (line: string) => void }

/**
 * Every load for every system, one after the other and round by round: what changes on the machine meanwhile changes
 * all of them alike.
 */
export async function intakeRounds({ systems, options, say }: Measuring): Promise<IntakeRun[]> {
  const { sizes, connections, rounds, seconds } = options
  const client = new Child('intake/smtp-client.main.ts')
  const runs: IntakeRun[] = []
  try {
    for (const { name, bytes } of sizes) {
      // Code is compiled, connections to the database are open, and memory has been asked for.
      for (const system of systems) {
        await measureIntake(client, system, { bytes, connections: Math.max(...connections), seconds })
      }
      for (let round = 1; round <= rounds; round++) {
        for (const atOnce of connections) {
          for (const system of systems) {
            const run = await measureIntake(client, system, { bytes, connections: atOnce, seconds })
            const rate = run.done.mailsPerSecond.toFixed(1)
            say(`round ${round}: ${name} × ${atOnce}, ${system.title}: ${rate} mails/s`)
            runs.push(run)
          }
        }
      }
    }
  } finally {
    await client.stop()
  }
  return runs
}
