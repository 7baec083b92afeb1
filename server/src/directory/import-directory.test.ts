import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { announced, enter, pinOf, press } from '../../testing/pin-delivery.ts'
import { testGateway, type TestGateway } from '../../testing/test-gateway.ts'
import { events } from '../events/events.tables.ts'
import { decideRecipient } from '../policy/decide-recipient.ts'
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
  expect(await load(gateway, `${anna};0707654321`)).toEqual({ kind: 'DirectoryImported', numbers: 1, before: 2 })
  expect(await known(gateway)).toEqual({ phone: '+46707654321', from: 'DIRECTORY' })
  expect(await known(gateway, 'bo@foretag.example')).toBeUndefined()
  const imported = await gateway.deps.db.select().from(events).where(eq(events.kind, 'DIRECTORY_IMPORTED'))
  expect(imported.map(({ details }) => details)).toEqual([
    { numbers: 2, before: 0 },
    { numbers: 1, before: 2 },
  ])
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
