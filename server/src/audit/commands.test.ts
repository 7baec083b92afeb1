import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { count, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { testAudit, type TestAudit } from '../../testing/test-audit.ts'
import { events } from '../events/events.tables.ts'
import { loadAuditKey } from '../keys/audit-key.ts'
import { anchorOf, writeAnchor } from './anchors.ts'
import { lastStamp } from './audit.store.ts'
import { auditStamps } from './audit.tables.ts'
import { checkedAuditKey } from './checked-audit-key.ts'
import { stampEvents } from './stamp-events.ts'

/** Runs a command as the operator does. */
function run(audit: TestAudit, command: 'verify-events' | 'audit-key', args: string[] = []) {
  const file = fileURLToPath(new URL(`${command}.main.ts`, import.meta.url))
  const child = spawn(process.execPath, [file, ...args], {
    env: { PATH: process.env['PATH'], DATABASE_URL: audit.databaseUrl, DATA_DIR: audit.folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = Promise.all([once(child, 'exit'), text(child.stdout), text(child.stderr)])
  return { child, ended: ended.then(([[code], output, errors]) => ({ code: code as number | null, output, errors })) }
}

const anchorsOf = (audit: TestAudit) => path.join(audit.folder, 'keys', 'audit-anchors')

test('audit:verify stamps what is left, prints the days, and ends with 0; with a fault, says where, and ends with 1', async () => {
  const audit = await testAudit()
  await audit.happen(25)
  const well = await run(audit, 'verify-events').ended
  expect(well.output).toMatch(/^\d{4}-\d\d-\d\d +1 stamps +25 events {2}[0-9a-f]{64}$/m)
  expect(well.output).toContain('25 events in the chain, 0 not stamped yet')
  expect(well.errors).toMatch(/^NO ANCHOR in .+\n$/)
  expect(well.code).toBe(0)

  const stamp = await lastStamp(audit.deps.db)
  if (stamp) await writeAnchor(anchorsOf(audit), anchorOf(stamp))
  await audit.deps.db.execute(sql`delete from events where id = 7`)
  const removed = await run(audit, 'verify-events').ended
  expect(removed.output).toContain(`FAULT event 7 was removed after stamp 1 of ${stamp?.day ?? ''} was made`)
  expect(removed).toMatchObject({ code: 1, errors: '' })

  await audit.deps.db.execute(sql.raw('delete from audit_stamps; delete from events'))
  const cutOff = await run(audit, 'verify-events').ended
  expect(cutOff.output).toContain('FAULT stamp 1')
  expect(cutOff.code).toBe(1)

  await appendFile(anchorsOf(audit), '2026-11-2')
  const unreadable = await run(audit, 'verify-events').ended
  expect(unreadable.output).toMatch(/^FAULT line 2 of .+ is not an anchor/m)
  expect(unreadable.code).toBe(1)
})

test('an auditor needs the public key alone, and changes nothing', async () => {
  const audit = await testAudit()
  await audit.happen(5)
  await audit.stamp()
  await audit.happen(2)
  const shown = await run(audit, 'audit-key').ended
  expect(shown.output).toBe(audit.publicPem)
  expect(shown.output).not.toContain('PRIVATE')
  const file = path.join(audit.folder, 'public.pem')
  await writeFile(file, shown.output)
  await rm(audit.keyFile)
  const { code, output } = await run(audit, 'verify-events', ['--public-key', file]).ended
  expect(output).toContain('5 events in the chain, 2 not stamped yet')
  expect(code).toBe(0)
  expect(await run(audit, 'verify-events').ended).toMatchObject({ code: 2 })
})

test('whoever stamps may be killed at any moment', async () => {
  const audit = await testAudit()
  const { db } = audit.deps
  await db.execute(sql`
    insert into events (at, kind, delivery_id) select now(), 'PIN_SENT', gen_random_uuid() from generate_series(1, 60000)`)
  const stamps = async () => (await db.select({ n: count() }).from(auditStamps))[0]?.n ?? 0
  for (const killedAt of [1, 2, 4]) {
    const { child, ended } = run(audit, 'verify-events')
    while ((await stamps()) < killedAt && child.exitCode === null);
    child.kill('SIGKILL')
    await ended
  }
  expect(await stamps()).toBeLessThan(12)
  expect(await run(audit, 'verify-events').ended).toMatchObject({ code: 0 })
  expect(await stamps()).toBe(12)
  expect(await audit.verify()).toMatchObject({ faults: [], unstamped: 0, events: 60_000 })
  expect(await db.select({ n: count() }).from(events)).toEqual([{ n: 60_000 }])
})

test('a lost audit key is not replaced in silence; after a change of keys both are known, and the chain goes on', async () => {
  const audit = await testAudit()
  const { keyFile, deps, publicPem: earlier } = audit
  await audit.happen()
  await audit.stamp()
  await rm(keyFile)
  await expect(checkedAuditKey(deps, { file: keyFile })).rejects.toThrow('put it back')
  await loadAuditKey(keyFile)
  await appendFile(keyFile, `\n${earlier}`)
  const changed = await checkedAuditKey(deps, { file: keyFile })
  expect(changed.publicPem).toContain(earlier)
  await audit.happen()
  await stampEvents(deps, changed)
  expect(await audit.verify({ pem: changed.publicPem })).toMatchObject({ faults: [], events: 2 })
  expect((await audit.verify({ pem: earlier })).faults).toEqual([{ kind: 'KEY_UNKNOWN', stamp: 2, day: '2026-11-24' }])
})

test.each([
  [['--from', 'yesterday'], /^yesterday is not a day/],
  [['--from', '2026-02-31'], /^2026-02-31 is not a day/],
  [['--unknown'], /^Unknown option '--unknown'/],
  [['--public-key', '/nowhere/key.pem'], /^ENOENT: .*\/nowhere\/key\.pem/],
  [['--public-key', '/proc/self/status'], /^\/proc\/self\/status holds no public audit key/],
  [['--anchors', '/'], /^EISDIR/],
])('audit:verify with %j is a mistake, and says which', async (args, sentence) => {
  const audit = await testAudit()
  const { code, errors } = await run(audit, 'verify-events', args).ended
  expect(errors).toMatch(sentence)
  expect(errors).not.toContain('    at ')
  expect(code).toBe(2)
})

test('audit:verify says how it is used to whoever asks', async () => {
  const { code, output } = await run(await testAudit(), 'verify-events', ['--help']).ended
  expect(output).toMatch(/^npm run audit:verify -- .*\n$/)
  expect(code).toBe(0)
})
