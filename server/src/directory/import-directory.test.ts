import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { desc, eq, sql } from 'drizzle-orm'
import { describe, expect, test, vi } from 'vitest'
import { announced, enter, pinOf, press } from '../../testing/pin-delivery.ts'
import { simpleMail, testGateway, type TestGateway } from '../../testing/test-gateway.ts'
import { forgetNumber } from '../control/forget-number.ts'
import { deliveries } from '../deliveries/deliveries.tables.ts'
import { erasePerson } from '../erasure/erase-person.ts'
import { events } from '../events/events.tables.ts'
import { acceptMail } from '../intake/accept-mail.ts'
import { decideRecipient } from '../policy/decide-recipient.ts'
import { directoryNumbers, forgottenNumbers } from './directory.tables.ts'
import { importDirectory } from './import-directory.ts'
import { knownNumber } from './known-number.ts'

const anna = 'anna@foretag.example'
const load = ({ deps }: TestGateway, ...lines: string[]) => importDirectory(deps, { text: lines.join('\n') })
const known = ({ deps }: TestGateway, address = anna) => knownNumber(deps, address)

test('the number of the directory is used for whoever has proven none, and the proven one goes before it', async () => {
  const gateway = await testGateway()
  expect(await load(gateway, `Anna@Foretag.example;0739999999`)).toMatchObject({
    kind: 'DirectoryImported',
    numbers: 1,
  })
  const question = { sender: 'eva@kommun.example', recipient: anna, level: 'PIN' as const }
  expect(await decideRecipient(gateway.deps, question)).toMatchObject({ level: 'PIN', phone: '+46739999999' })
  const recipient = await announced(gateway)
  await press(gateway, recipient)
  await enter(gateway, recipient, pinOf(gateway))
  expect(await known(gateway)).toEqual({ phone: '+46701234567', from: 'PROVEN' })
})

test('an import is the whole directory: who is not in it has no number there any more', async () => {
  const gateway = await testGateway()
  await load(gateway, `${anna};0739999999`, 'bo@foretag.example;0701234567')
  expect(await load(gateway, `${anna};0707654321`)).toEqual({
    kind: 'DirectoryImported',
    numbers: 1,
    before: 2,
    forgotten: 0,
  })
  expect(await known(gateway)).toEqual({ phone: '+46707654321', from: 'DIRECTORY' })
  expect(await known(gateway, 'bo@foretag.example')).toBeUndefined()
  const imported = await gateway.deps.db.select().from(events).where(eq(events.kind, 'DIRECTORY_IMPORTED'))
  expect(imported.map(({ details }) => details)).toEqual([
    { numbers: 2, before: 0, forgotten: 0 },
    { numbers: 1, before: 2, forgotten: 0 },
  ])
})

describe('a number that a sender had forgotten', () => {
  const forget = ({ deps }: TestGateway, deliveryId: string) => forgetNumber(deps, { deliveryId, by: 'MAIL' })
  const written = async (gateway: TestGateway) => {
    await acceptMail(gateway.deps, { sender: 'eva@kommun.example', recipients: [`${anna}.s`], rfc822: simpleMail() })
    await gateway.runJobs()
    const rows = await gateway.deps.db.select().from(deliveries).orderBy(desc(deliveries.id))
    return rows[0]?.id ?? 'none'
  }

  test('does not come back by the next import of the same file, and the import counts it', async () => {
    const gateway = await testGateway({ DEFAULT_LEVEL: 'PIN' })
    const lines = ['ANNA@foretag.example;0739999999', 'bo@foretag.example;0739999999']
    await load(gateway, ...lines)
    await forget(gateway, await written(gateway))
    expect(await load(gateway, ...lines)).toMatchObject({ numbers: 1, before: 1, forgotten: 1 })
    expect(await known(gateway)).toBeUndefined()
    expect(await known(gateway, 'bo@foretag.example')).toEqual({ phone: '+46739999999', from: 'DIRECTORY' })
    const { rows } = await gateway.deps.db.execute<{ line: string }>(
      sql`select t::text as line from forgotten_numbers t`,
    )
    expect(rows[0]?.line).not.toContain(Buffer.from('739999999').toString('hex'))
  })

  test('is not another one that the file has then, nor the same once the recipient proves it again', async () => {
    const gateway = await testGateway({ DEFAULT_LEVEL: 'PIN' })
    await load(gateway, `${anna};0739999999`)
    await forget(gateway, await written(gateway))
    expect(await load(gateway, `${anna};0701234567`)).toMatchObject({ numbers: 1, forgotten: 0 })
    const recipient = await announced(gateway, [`${anna}.0739999999.s`])
    await press(gateway, recipient)
    await enter(gateway, recipient, pinOf(gateway))
    expect(await load(gateway, `${anna};0739999999`)).toMatchObject({ numbers: 1, forgotten: 0 })
  })

  test('while an import runs is not in the directory afterwards', async () => {
    const gateway = await testGateway({ DEFAULT_LEVEL: 'PIN' })
    const { db } = gateway.deps
    await load(gateway, `${anna};0739999999`)
    const id = await written(gateway)
    const [go, gone] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()]
    const waiting = async (count: number) => {
      const { rows } = await db.execute(
        sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      )
      expect(rows).toHaveLength(count)
    }
    const slow = db.transaction(async (tx) => {
      await tx.select().from(directoryNumbers).for('update')
      gone.resolve(undefined)
      await go.promise
    })
    await gone.promise
    const importing = load(gateway, `${anna};0739999999`)
    await vi.waitFor(() => waiting(1), 30_000)
    const forgetting = forget(gateway, id)
    await vi.waitFor(() => waiting(2), 30_000)
    go.resolve(undefined)
    await Promise.all([slow, importing, forgetting])
    expect(await known(gateway)).toBeUndefined()
  })

  test('is forgotten without a trace when the person is erased', async () => {
    const gateway = await testGateway({ DEFAULT_LEVEL: 'PIN' })
    await load(gateway, `${anna};0739999999`)
    await forget(gateway, await written(gateway))
    await erasePerson(gateway.deps, { address: 'Anna@foretag.example' })
    expect(await gateway.deps.db.select().from(forgottenNumbers)).toEqual([])
  })
})

test('with one fault, or with nothing in it, nothing is imported and nothing removed', async () => {
  const gateway = await testGateway()
  await load(gateway, `${anna};0739999999`)
  expect(await load(gateway, 'bo@foretag.example;0701234567', 'cai;0701234567')).toMatchObject({
    kind: 'DirectoryFaulty',
  })
  expect(await load(gateway, 'address;number')).toEqual({ kind: 'DirectoryEmpty' })
  expect(await known(gateway)).toEqual({ phone: '+46739999999', from: 'DIRECTORY' })
  expect(await known(gateway, 'bo@foretag.example')).toBeUndefined()
})

test('numbers lie sealed in the database', async () => {
  const gateway = await testGateway()
  await load(gateway, `${anna};0739999999`)
  const { rows } = await gateway.deps.db.execute<{ line: string }>(sql`select t::text as line from directory_numbers t`)
  expect(rows[0]?.line).toContain(anna)
  expect(rows[0]?.line).not.toContain(Buffer.from('739999999').toString('hex'))
})

test('the command says every fault by its line and nothing of what stands there, or how many numbers there are', async () => {
  const gateway = await testGateway()
  const { databaseUrl, dataFolder } = await operator(gateway)
  const run = async (lines: string[]) => {
    const file = path.join(dataFolder, 'directory.csv')
    await writeFile(file, lines.join('\n'))
    const main = fileURLToPath(new URL('import-directory.main.ts', import.meta.url))
    const env = { PATH: process.env['PATH'], DATABASE_URL: databaseUrl, DATA_DIR: dataFolder }
    const child = spawn(process.execPath, [main, file], { env, stdio: ['ignore', 'pipe', 'pipe'] })
    const [[code], output, errors] = await Promise.all([once(child, 'exit'), text(child.stdout), text(child.stderr)])
    return { code: code as number | null, output, errors }
  }
  const faulty = await run(['e-post;mobil', 'anna;0739999999', 'bo@foretag.example;070'])
  expect(faulty).toMatchObject({ code: 1, output: '' })
  expect(faulty.errors).toBe(
    'line 2: the first column is not a mail address\nline 3: the second column is not a whole telephone number\nNothing was changed. Lines to mend: 2.\n',
  )
  expect(await run([`${anna};0739999999`])).toEqual({
    code: 0,
    output: 'Numbers in the directory now: 1; before: 0.\n',
    errors: '',
  })
  expect(await known(gateway)).toEqual({ phone: '+46739999999', from: 'DIRECTORY' })
})

const operator = async ({ deps: { config } }: TestGateway) => ({
  databaseUrl: config.database.url.reveal(),
  dataFolder: path.dirname(path.dirname(config.kekFile)),
})
