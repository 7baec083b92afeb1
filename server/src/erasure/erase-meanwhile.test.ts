import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { dump, eva, timesIn } from '../../testing/correspondence.ts'
import { sent } from '../../testing/sent-message.ts'
import { simpleMail, testGateway, type TestGateway } from '../../testing/test-gateway.ts'
import { recipientOfNotice, type TestRecipient } from '../../testing/test-recipient.ts'
import { waitingForLocks } from '../../testing/waiting-for-locks.ts'
import type { Database } from '../db/database.ts'
import { within } from '../db/within.ts'
import type { Dependencies } from '../dependencies.ts'
import { deliveries } from '../deliveries/deliveries.tables.ts'
import { destroyKeys } from '../deliveries/deliveries.store.ts'
import { openDelivery } from '../deliveries/open-delivery.ts'
import { makeDigests } from '../digests/make-digests.ts'
import { markExpired } from '../expiry/expiry.store.ts'
import { acceptMail } from '../intake/accept-mail.ts'
import { messages } from '../messages/messages.tables.ts'
import { sealedChunks } from '../parts/parts.tables.ts'
import { chooseReceipts } from '../receipts/choose-receipts.ts'
import { replies } from '../replies/replies.tables.ts'
import { sendReply } from '../replies/send-reply.ts'
import { erasePerson } from './erase-person.ts'

const address = 'anna@foretag.example'

async function opened(gateway: TestGateway): Promise<TestRecipient> {
  const mail = { sender: 'eva@kommun.example', recipients: [`${address}.s`], rfc822: simpleMail() }
  await acceptMail(gateway.deps, mail)
  await gateway.runJobs()
  const recipient = await recipientOfNotice(gateway.mails.sent.at(-1))
  await openDelivery(gateway.deps, { ...recipient, language: 'sv' })
  gateway.mails.sent.length = 0
  return recipient
}

type Writing = { recipient: TestRecipient; attachments: Parameters<typeof sendReply>[1]['attachments'] }

function reply({ deps }: TestGateway, { recipient, attachments }: Writing) {
  const input = { deliveryId: recipient.id, idempotencyKey: randomUUID(), subject: 'Svar', text: 'Tack' }
  return sendReply(deps, { input, attachments, sessionToken: recipient.session() })
}

test('a person is erased while one of their messages expires: neither waits for the other for ever', async () => {
  const gateway = await testGateway()
  await opened(gateway)
  const { db, clock } = gateway.deps
  const [message] = await db.select({ id: messages.id }).from(messages)
  const { id = '' } = message ?? {}
  const erased = { isOver: Promise.resolve<unknown>(undefined) }
  await db.transaction(async (tx) => {
    await markExpired(tx, { id, at: clock.now() })
    erased.isOver = erasePerson(gateway.deps, { address })
    await expect.poll(() => waitingForLocks(gateway.deps.db)).toBe(1)
    await destroyKeys(tx, id)
  })
  expect(await erased.isOver).toMatchObject({ kind: 'PersonErased', deliveries: 1 })
})

test('a reply whose upload ends after its writer was erased is not kept', async () => {
  const gateway = await testGateway()
  const recipient = await opened(gateway)
  const { db } = gateway.deps
  const upload = async function* () {
    yield Buffer.from('the first half')
    await erasePerson(gateway.deps, { address })
    yield Buffer.from('the second half')
  }
  const attachment = { fileName: 'bild.jpg', contentType: 'image/jpeg', stream: Readable.from(upload()) }
  const replied = reply(gateway, { recipient, attachments: [Promise.resolve(attachment)] })
  expect(await replied).toEqual({ kind: 'DeliveryGone', reason: 'EXPIRED' })
  expect(await db.select().from(replies)).toEqual([])
  expect(await db.select().from(sealedChunks)).toEqual([])
})

test('a reply whose writer is not known here any more is not sent', async () => {
  const gateway = await testGateway()
  const recipient = await opened(gateway)
  await reply(gateway, { recipient, attachments: [] })
  const { db } = gateway.deps
  await db.update(deliveries).set({ recipientAddress: 'erased@erased.invalid' }).where(eq(deliveries.id, recipient.id))
  await gateway.runJobs()
  expect(gateway.mails.sent).toEqual([])
})

const stays = {
  'that a receipt is chosen': async (deps: Dependencies) => {
    const [delivery] = await deps.db.select().from(deliveries)
    await chooseReceipts(deps, { deliveryId: delivery?.id ?? '', opened: true })
  },
  'the day of a digest': makeDigests,
}

describe.each(Object.entries(stays))('%s does not stay of a sender who is erased', (_, write) => {
  let gateway: TestGateway

  beforeEach(async () => {
    gateway = await testGateway()
    await sent(gateway, [`${address}.s`])
    gateway.clock.advance({ days: 4 })
  })

  const known = async () => timesIn(await dump(gateway), eva)

  test('before it is written', async () => {
    const { deps } = gateway
    const transaction: Database['transaction'] = async (work) => {
      await erasePerson(deps, { address: eva })
      return deps.db.transaction(work)
    }
    await write({ ...deps, db: Object.assign(Object.create(deps.db) as Database, { transaction }) })
    expect(await known()).toBe(0)
  })

  test('while it is written', async () => {
    const { deps } = gateway
    const erased = { isOver: Promise.resolve<unknown>(undefined) }
    await deps.db.transaction(async (tx) => {
      await write({ ...deps, db: within(tx) })
      erased.isOver = erasePerson(deps, { address: eva })
      await expect.poll(() => waitingForLocks(gateway.deps.db)).toBe(1)
    })
    expect(await erased.isOver).toMatchObject({ kind: 'PersonErased', messages: 1 })
    expect(await known()).toBe(0)
  })
})
