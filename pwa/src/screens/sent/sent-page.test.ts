import { beforeEach, expect, test, vi } from 'vitest'
import type { ControlRefusalReason, SentFragment } from '../../graphql/sent/operations.generated.ts'
import type { SentGateway } from '../../graphql/sent/sent-gateway.ts'
import { SentPage } from './sent-page.svelte.ts'
import { sentDelivery, sentMessage } from './testing/sent-message.ts'

const message = sentMessage()
const holder = { messageId: message.id, token: 'A'.repeat(27) }
const recalled = sentMessage({ deliveries: [sentDelivery({ state: 'RECALLED', actions: [] })] })

type Answers = { [Name in keyof SentGateway]: Awaited<ReturnType<SentGateway[Name]>> }

/** A server that gives these answers; anything else it is asked is an outage. */
function pageWith(answers: Partial<Answers>) {
  const answer = <Name extends keyof SentGateway>(name: Name) =>
    vi.fn(async () => answers[name] ?? Promise.reject(new TypeError('no network')))
  const gateway = {
    sentMessage: answer('sentMessage'),
    recallDelivery: answer('recallDelivery'),
    recallMessage: answer('recallMessage'),
    extendMessage: answer('extendMessage'),
    sendNoticeAgain: answer('sendNoticeAgain'),
    giveNumber: answer('giveNumber'),
    unlockDelivery: answer('unlockDelivery'),
  } as unknown as SentGateway
  return { page: new SentPage(gateway, holder), gateway }
}

async function lookedAt(answers: Partial<Answers>, shown: SentFragment = message) {
  const { page, gateway } = pageWith({ sentMessage: shown, ...answers })
  await page.look()
  return { page, gateway }
}

const refusal = (reason: ControlRefusalReason) => ({ __typename: 'ControlRefused', reason }) as const

beforeEach(() => {
  vi.stubGlobal('navigator', { onLine: true })
})

test('looking at the page asks for the message alone', async () => {
  const { page, gateway } = await lookedAt({})
  expect(page.step).toEqual({ at: 'status', message })
  expect(gateway.sentMessage).toHaveBeenCalledExactlyOnceWith({ id: holder.messageId, token: holder.token })
  for (const [name, asked] of Object.entries(gateway)) if (name !== 'sentMessage') expect(asked).not.toHaveBeenCalled()
})

test('a link that is not, or no longer, right has a page of its own', async () => {
  const { page } = pageWith({ sentMessage: { __typename: 'SentMessageUnknown', id: holder.messageId } })
  await page.look()
  expect(page.step).toEqual({ at: 'unknown' })
})

test('a message whose sender was changed in the database is neither shown nor said to be unknown', async () => {
  const { page, gateway } = await lookedAt({ recallDelivery: refusal('CHANGED') })
  vi.mocked(gateway.sentMessage).mockResolvedValueOnce({ __typename: 'SentMessageChanged', id: holder.messageId })
  await page.recall('anna')
  expect(page.step).toEqual({ at: 'changed' })
  vi.mocked(gateway.sentMessage).mockResolvedValueOnce({ __typename: 'SentMessageChanged', id: holder.messageId })
  await page.look()
  expect(page.step).toEqual({ at: 'changed' })
})

test('a server that does not answer can be asked again', async () => {
  const { page, gateway } = pageWith({})
  await page.look()
  expect(page.step).toEqual({ at: 'outage', kind: 'SERVER_DOWN' })
  vi.mocked(gateway.sentMessage).mockResolvedValueOnce(message)
  await page.look()
  expect(page.step.at).toBe('status')
})

test('what was taken back is shown as it is now, and the question is over', async () => {
  const { page, gateway } = await lookedAt({ recallDelivery: recalled })
  page.ask({ action: 'RECALL', delivery: sentDelivery() })
  await page.recall('anna')
  expect(gateway.recallDelivery).toHaveBeenCalledExactlyOnceWith({ ...holder, deliveryId: 'anna' })
  expect(page.step).toMatchObject({
    message: recalled,
    outcome: { action: 'RECALL', deliveryId: 'anna', kind: 'done' },
  })
  expect(page.question).toBeUndefined()
})

test('who presses twice asks once', async () => {
  const { page, gateway } = await lookedAt({ sendNoticeAgain: message })
  await Promise.all([page.sendNoticeAgain('anna'), page.sendNoticeAgain('anna')])
  expect(gateway.sendNoticeAgain).toHaveBeenCalledOnce()
})

test('time is added to the end that the person saw', async () => {
  const later = sentMessage({ expiresAt: '2027-01-12T08:31:00.000Z' })
  const { page, gateway } = await lookedAt({ extendMessage: later })
  await page.extend(14)
  expect(gateway.extendMessage).toHaveBeenCalledExactlyOnceWith({ ...holder, days: 14, from: message.expiresAt })
  expect(page.step).toMatchObject({ message: later, outcome: { action: 'EXTEND', kind: 'done' } })
})

test('a number that is none is told where it is written, which stays', async () => {
  const { page } = await lookedAt({ giveNumber: refusal('MALFORMED_PHONE') })
  const question = { action: 'GIVE_NUMBER', delivery: sentDelivery() } as const
  page.ask(question)
  await page.giveNumber('anna', '0701')
  expect(page.question).toEqual(question)
  expect(page.step).toMatchObject({ outcome: { kind: 'refused', reason: 'MALFORMED_PHONE' } })
})

test('what is refused looked possible, so the page is fetched anew', async () => {
  const { page, gateway } = await lookedAt({ unlockDelivery: refusal('ENDED') })
  vi.mocked(gateway.sentMessage).mockResolvedValueOnce(recalled)
  await page.unlock('anna')
  expect(page.step).toMatchObject({ message: recalled, outcome: { kind: 'refused', reason: 'ENDED' } })
})

test('a link whose time runs out while the page is open leads to nothing more', async () => {
  const { page } = await lookedAt({ recallDelivery: refusal('UNKNOWN') })
  page.ask({ action: 'RECALL', delivery: sentDelivery() })
  await page.recall('anna')
  expect(page.step).toEqual({ at: 'unknown' })
  expect(page.question).toBeUndefined()
})

test('an outage loses neither the page nor the question', async () => {
  const { page } = await lookedAt({})
  page.ask({ action: 'RECALL', delivery: sentDelivery() })
  await page.recall('anna')
  expect(page.step).toMatchObject({ at: 'status', message, outcome: { kind: 'SERVER_DOWN' } })
  expect(page.question?.action).toBe('RECALL')
})

test('another question forgets how the last one ended', async () => {
  const { page } = await lookedAt({ sendNoticeAgain: refusal('TOO_OFTEN') })
  await page.sendNoticeAgain('anna')
  page.ask({ action: 'EXTEND' })
  expect(page.step).toEqual({ at: 'status', message, outcome: undefined })
})

test('somebody who comes back sees the page as it is now', async () => {
  const { page, gateway } = await lookedAt({})
  vi.mocked(gateway.sentMessage).mockResolvedValueOnce(recalled)
  await page.refresh()
  expect(page.step).toMatchObject({ message: recalled })
  vi.mocked(gateway.sentMessage).mockRejectedValueOnce(new TypeError('no network'))
  await page.refresh()
  expect(page.step).toMatchObject({ at: 'status', message: recalled })
})

test('taking back from all is one request, and leaves it to the server from whom there is something to take', async () => {
  const { page, gateway } = await lookedAt({ recallMessage: recalled })
  await page.recallAll()
  expect(gateway.recallMessage).toHaveBeenCalledExactlyOnceWith(holder)
  expect(gateway.recallDelivery).not.toHaveBeenCalled()
  expect(page.step).toMatchObject({ message: recalled, outcome: { action: 'RECALL', kind: 'done' } })
})

test('taking back from all whose answer is lost shows what was done all the same', async () => {
  const { page, gateway } = await lookedAt({})
  vi.mocked(gateway.sentMessage).mockResolvedValueOnce(recalled)
  await page.recallAll()
  expect(page.step).toMatchObject({ message: recalled, outcome: { kind: 'SERVER_DOWN' } })
})
