import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import type { Anchor } from '../src/audit/anchors.ts'
import { stampEvents } from '../src/audit/stamp-events.ts'
import { verifyEvents, type AuditedDay, type AuditFault } from '../src/audit/verify-events.ts'
import { openDatabase } from '../src/db/database.ts'
import type { Event } from '../src/events/event.ts'
import { writeEvents } from '../src/events/events.store.ts'
import { auditVerifier, loadAuditKey } from '../src/keys/audit-key.ts'
import { newId } from '../src/keys/new-id.ts'
import { silentLog } from '../src/ports/log.ts'
import { systemRandom } from '../src/ports/random.ts'
import { createTestDatabase } from './test-database.ts'
import { testClock } from './test-gateway.ts'

/** A database with an audit key, without the rest of a gateway. Goes away with its test. */
export async function testAudit() {
  const database = await createTestDatabase()
  const folder = await mkdtemp(path.join(tmpdir(), 'sigill-audit-'))
  const keyFile = path.join(folder, 'keys', 'audit-key.pem')
  const opened: { close: () => Promise<void> }[] = []
  onTestFinished(async () => {
    for (const { close } of opened) await close()
    await database.drop()
    await rm(folder, { recursive: true, force: true })
  })
  const connect = () => {
    const open = openDatabase(database.url, { connections: 8, onError: () => undefined })
    opened.push(open)
    return open.db
  }
  const db = connect()
  const clock = testClock()
  const { signer, publicPem } = await loadAuditKey(keyFile)
  const deps = { db, clock, log: silentLog }
  const ids = { clock, random: systemRandom }
  const happened = (): Event => ({
    kind: 'DELIVERY_OPENED',
    at: clock.now(),
    messageId: newId(ids),
    deliveryId: newId(ids),
    details: { first: true },
  })
  return {
    ...{ databaseUrl: database.url, folder, keyFile, connect, deps, clock, signer, publicPem, happened },
    happen: (events = 1) => writeEvents(db, Array.from({ length: events }, happened)),
    stamp: (perStamp = 10) => stampEvents(deps, { signer, perStamp, patience: 200 }),
    verify: async ({ anchors, from, pem = publicPem }: { anchors?: Anchor[]; from?: string; pem?: string } = {}) => {
      const faults: AuditFault[] = []
      const days: AuditedDay[] = []
      const verified = await verifyEvents(db, {
        verifier: auditVerifier(pem),
        ...(anchors && { anchors }),
        ...(from !== undefined && { from }),
        onFault: (fault) => faults.push(fault),
        onDay: (day) => days.push(day),
      })
      return { ...verified, faults, days }
    },
  }
}

export type TestAudit = Awaited<ReturnType<typeof testAudit>>
