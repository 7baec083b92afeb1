import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { controlWays } from '../src/control/control-ways.ts'
import { deliveryById } from '../src/deliveries/deliveries.store.ts'
import { makeDigests } from '../src/digests/make-digests.ts'
import { importDirectory } from '../src/directory/import-directory.ts'
import { acceptMail } from '../src/intake/accept-mail.ts'
import { sendReply } from '../src/replies/send-reply.ts'
import { announced, enter, pinOf, press } from './pin-delivery.ts'
import { rawMail, simpleMail, uploadOf, type TestGateway } from './test-gateway.ts'
import { recipientOfNotice, type TestRecipient } from './test-recipient.ts'

export const anna = 'anna@foretag.example'
export const eva = 'eva@kommun.example'

/** Anna as recipient and as sender, in everything that is stored of either. `withPin`: opened; `shared`: Bo has it too; `written`: by her, to Carl. */
export async function correspondence(gateway: TestGateway) {
  const directory = (phone: string) => importDirectory(gateway.deps, { text: `${anna};${phone}` })
  const [told] = await send(gateway, ['dora@foretag.example.s'], `Anna Berg <${anna}>`)
  gateway.clock.advance({ days: 4 })
  await makeDigests(gateway.deps)
  await directory('0709999999')
  const [unopened] = await send(gateway, ['Anna@FORETAG.example.s'])
  if (!told || !unopened) throw new Error('no notice')
  await say(gateway, { about: unopened, sender: eva, said: 'glöm numret' })
  await gateway.runJobs()
  await directory('0701234567')
  const withPin = await announced(gateway)
  await press(gateway, withPin)
  await enter(gateway, withPin, pinOf(gateway))
  const [shared, bo] = await send(gateway, [`${anna}.s`, 'bo@foretag.example.s'])
  const [written] = await send(gateway, ['carl@foretag.example.s'], `Anna Berg <${anna}>`)
  if (!shared || !bo || !written) throw new Error('no notice')
  if ((await reply(gateway, withPin)).kind !== 'ReplyAccepted') throw new Error('no reply')
  await say(gateway, { about: written, sender: anna, said: 'läst på' })
  await say(gateway, { about: withPin, sender: eva, said: 'status' })
  return { withPin, unopened, shared, bo, written }
}

export async function send(
  gateway: TestGateway,
  recipients: string[],
  from = `Eva Ek <${eva}>`,
): Promise<TestRecipient[]> {
  gateway.mails.sent.length = 0
  const sender = /<(.+)>/.exec(from)?.[1] ?? ''
  await acceptMail(gateway.deps, { sender, recipients, rfc822: simpleMail({ from }) })
  await gateway.runJobs()
  const noticeTo = (recipient: string) =>
    gateway.mails.sent.find(({ envelope }) => `${envelope.to}.s`.toLowerCase() === recipient.toLowerCase())
  return Promise.all(recipients.map((recipient) => recipientOfNotice(noticeTo(recipient))))
}

export function reply({ deps }: TestGateway, recipient: TestRecipient) {
  const input = {
    deliveryId: recipient.id,
    idempotencyKey: randomUUID(),
    subject: 'Svar',
    text: 'Tack',
    name: 'Anna Berg',
  }
  const attachments = [uploadOf('bild', { fileName: 'bild.jpg', contentType: 'image/jpeg' })]
  return sendReply(deps, { input, attachments, sessionToken: recipient.session() })
}

/** The sender says what should become of a delivery; the answer waits. */
export async function say(
  { deps }: TestGateway,
  { about, sender, said }: { about: TestRecipient; sender: string; said: string },
): Promise<void> {
  const delivery = await deliveryById(deps.db, about.id)
  if (!delivery) throw new Error('no delivery')
  const lines = [`From: ${sender}`, 'Subject: Sv: Besked', `Message-ID: <${randomUUID()}@x.example>`, '', said, '']
  const recipients = [controlWays(deps, delivery).answerTo]
  const taken = await acceptMail(deps, { sender, recipients, rfc822: rawMail(lines) })
  if (taken.kind !== 'CommandTaken' || !taken.answered) throw new Error(`not taken: ${said}`)
}

/** Everything that the database holds, in every schema. */
export async function dump({ deps: { db } }: TestGateway): Promise<string> {
  const { rows: tables } = await db.execute<{ name: string }>(sql`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema')`)
  let whole = ''
  for (const { name } of tables) {
    const { rows } = await db.execute<{ line: string }>(sql.raw(`select t::text as line from ${name} t`))
    whole += rows.map(({ line }) => `${name} ${line}\n`).join('')
  }
  return whole.toLowerCase()
}

/** How many rows of each column that holds addresses have this one. */
export async function rowsWith({ deps: { db } }: TestGateway, address: string): Promise<Record<string, number>> {
  const { rows: columns } = await db.execute<{ table: string; column: string }>(sql`
    select table_name as table, column_name as column from information_schema.columns
    where table_schema = 'public' and column_name like '%address'`)
  const found: Record<string, number> = {}
  for (const { table, column } of columns) {
    const { rows } = await db.execute<{ n: number }>(sql`
      select count(*)::int as n from ${sql.identifier(table)} where lower(${sql.identifier(column)}) = ${address}`)
    found[`${table}.${column}`] = rows[0]?.n ?? 0
  }
  return found
}

/** How often a dump has it, as text or as the bytes of a `bytea`. */
export const timesIn = (whole: string, needle: string) =>
  whole.split(needle.toLowerCase()).length + whole.split(Buffer.from(needle).toString('hex')).length - 2
