import { setTimeout } from 'node:timers/promises'
import type { Dependencies } from '../dependencies.ts'
import type { AuditSigner } from '../keys/audit-key.ts'
import { anchorOf, writeAnchor } from './anchors.ts'
import { stampEvents } from './stamp-events.ts'
import type { Stamp } from './stamp.ts'

type Stamper = { stop: () => Promise<void> }
type Stamping = { signer: AuditSigner; anchorsFile: string; everyMilliseconds?: number }
type Ports = Pick<Dependencies, 'db' | 'clock' | 'log'>

const anchorMilliseconds = 10 * 60_000
const retryMilliseconds = 60_000
/** Tries in a row without success after which somebody should look: about five minutes, for each waits for what is open. */
const triesBeforeAlarm = 60
/** Milliseconds: what open transactions get when the server stops, and what all of its end may take. */
const patienceAtStop = 1_000
const patienceOfStop = 2_000

/** Stamps what has happened, again and again, beside all other servers: whoever is first makes the next stamp. */
export function startStamper(ports: Ports, { signer, anchorsFile, everyMilliseconds = 1_000 }: Stamping): Stamper {
  const stopping = new AbortController()
  const anchors = anchorWriter(ports, anchorsFile)
  let failures = 0

  const stampOnce = async (patience?: number) => {
    try {
      const stamped = await stampEvents(ports, { signer, ...(patience !== undefined && { patience }) })
      if (stamped.kind === 'EventsStamped') await anchors.follow(stamped.made)
      failures = stamped.kind === 'EventsStamped' ? 0 : failures + 1
    } catch (error) {
      failures++
      if (failures === 1) ports.log.warn('events could not be stamped', { error: nameOf(error) })
    }
    if (failures === triesBeforeAlarm) ports.log.error('events wait to be stamped', { tries: failures })
  }

  const loop = async () => {
    while (!stopping.signal.aborted) {
      await stampOnce()
      await setTimeout(everyMilliseconds, undefined, { signal: stopping.signal }).catch(() => undefined)
    }
    await stampOnce(patienceAtStop)
    await anchors.writeNewest()
  }
  const running = loop()
  return {
    stop: async () => {
      stopping.abort()
      await Promise.race([running, setTimeout(patienceOfStop, undefined, { ref: false })])
    },
  }
}

/** Writes the last stamp of each day down outside the database, and every ten minutes the newest one. What fails is tried again. */
function anchorWriter({ clock, log }: Ports, file: string) {
  let newest: Stamp[] = []
  let dayEnds: Stamp[] = []
  let writtenNumber = 0
  let writtenAt = 0
  let failedAt = 0
  const isPast = (at: number, milliseconds: number) => clock.now().getTime() - at >= milliseconds

  const write = async (stamps: Stamp[]) => {
    try {
      for (const stamp of stamps.filter(({ number }) => number > writtenNumber)) {
        const anchor = anchorOf(stamp)
        log.info('audit anchor', anchor)
        await writeAnchor(file, anchor)
        writtenNumber = stamp.number
        writtenAt = clock.now().getTime()
      }
      dayEnds = []
    } catch (error) {
      failedAt = clock.now().getTime()
      log.error('an audit anchor could not be written', { after: writtenNumber, error: nameOf(error) })
    }
  }

  return {
    writeNewest: () => write([...dayEnds, ...newest]),
    follow: async (made: { stamp: Stamp; before: Stamp | undefined }[]) => {
      for (const { stamp, before } of made) {
        if (before && before.day !== stamp.day) dayEnds.push(before)
        newest = [stamp]
      }
      if (!isPast(failedAt, retryMilliseconds)) return
      if (isPast(writtenAt, anchorMilliseconds)) await write([...dayEnds, ...newest])
      else await write(dayEnds)
    },
  }
}

const nameOf = (error: unknown) => (error instanceof Error ? error.name : 'unknown')
