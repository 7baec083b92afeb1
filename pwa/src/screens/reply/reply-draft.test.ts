import { beforeEach, expect, test, vi } from 'vitest'
import { Outage } from '../../graphql/outage.ts'
import { SessionEnded } from '../../graphql/session-ended.ts'
import { ReplyDraft, type ReplyDoors } from './reply-draft.svelte.ts'

type Answer = Awaited<ReturnType<ReplyDoors['send']>>

const accepted: Answer = { __typename: 'ReplyAccepted', id: 'reply', acceptedAt: '2026-11-24T18:00:00.000Z' }
const sessionEnded: Answer = { __typename: 'SessionEnded', deliveryId: 'delivery' }

let keys = 0
beforeEach(() => {
  keys = 0
})

/** A server that gives these answers one after the other; a thrown one is thrown. */
function draftWith(...answers: (Answer | Error)[]) {
  const send = vi.fn<ReplyDoors['send']>(async () => {
    const answer = answers.shift()
    if (answer === undefined || answer instanceof Error) throw answer ?? new Error('asked once too often')
    return answer
  })
  const inSession: ReplyDoors['inSession'] = (attempt) => attempt()
  const doors = { send, inSession, newKey: () => `key ${(keys += 1)}` }
  const draft = new ReplyDraft(doors, { deliveryId: 'delivery', subject: 'Beslut', name: 'Anna Lind', limit: 100 })
  draft.text = 'Hej!'
  return { draft, send, doors }
}

const fileOf = (size: number) => new File([new Uint8Array(size)], 'bild.jpg')
const inputs = (send: ReturnType<typeof draftWith>['send']) => send.mock.calls.map(([{ input }]) => input)

test('a reply goes with its words, its name and its files', async () => {
  const { draft, send } = draftWith(accepted)
  const file = fileOf(10)
  draft.add([file])
  expect(await draft.send()).toEqual(accepted)
  expect(draft.step.at).toBe('sent')
  expect(send.mock.calls[0]?.[0]).toEqual({
    input: { deliveryId: 'delivery', idempotencyKey: 'key 1', subject: 'Beslut', text: 'Hej!', name: 'Anna Lind' },
    attachments: [file],
  })
})

test('an empty reply and one that is too large are not sent', async () => {
  const { draft, send } = draftWith()
  draft.text = '  \n'
  await draft.send()
  expect(draft.step).toEqual({ at: 'writing', problem: { kind: 'EMPTY' } })
  draft.limit = 5
  draft.add([fileOf(6)])
  await draft.send()
  expect(draft.step).toEqual({ at: 'writing', problem: { kind: 'TOO_LARGE' } })
  expect(send).not.toHaveBeenCalled()
})

test('a file alone is a reply', async () => {
  const { draft } = draftWith(accepted)
  draft.text = ''
  draft.add([fileOf(1)])
  expect(await draft.send()).toBeDefined()
})

test('files are judged as they come and go, and what they mend is no longer said to be wrong', async () => {
  const { draft } = draftWith()
  draft.text = ''
  await draft.send()
  draft.limit = 5
  draft.add([fileOf(1)])
  expect(draft.step).toEqual({ at: 'writing' })
  const large = fileOf(6)
  draft.add([large])
  expect(draft.step).toEqual({ at: 'writing', problem: { kind: 'TOO_LARGE' } })
  draft.remove(large)
  expect(draft.step).toEqual({ at: 'writing' })
})

test('the limit that the server says is the one that is shown from then on', async () => {
  const { draft } = draftWith({ __typename: 'ReplyTooLarge', limit: 1000 })
  await draft.send()
  expect(draft.step).toEqual({ at: 'writing', problem: { kind: 'TOO_LARGE' } })
  expect(draft.limit).toBe(1000)
})

test('a file that the virus scanner refused is named, and is no longer said to be wrong once it is removed', async () => {
  const refused: Answer = { __typename: 'ContentRefused', reason: 'INFECTED', attachment: 2 }
  const { draft } = draftWith(refused, { ...refused, reason: 'UNSCANNABLE', attachment: null })
  const infected = new File(['x'], 'faktura.exe')
  draft.add([fileOf(1), infected])
  await draft.send()
  expect(draft.step).toEqual({ at: 'writing', problem: { kind: 'INFECTED', name: 'faktura.exe' } })
  draft.remove(infected)
  expect(draft.step).toEqual({ at: 'writing' })
  await draft.send()
  expect(draft.step).toEqual({ at: 'writing', problem: { kind: 'UNSCANNABLE', name: undefined } })
})

test('an outage keeps words and files, and the next try makes no second reply', async () => {
  const { draft, send } = draftWith(new Outage('SERVER_DOWN', undefined), accepted)
  draft.add([fileOf(3)])
  await draft.send()
  expect(draft.step).toEqual({ at: 'writing', problem: { kind: 'OUTAGE', outage: 'SERVER_DOWN' } })
  expect(draft.text).toBe('Hej!')
  expect(draft.files).toHaveLength(1)
  await draft.send()
  expect(inputs(send).map(({ idempotencyKey }) => idempotencyKey)).toEqual(['key 1', 'key 1'])
})

test('what was changed after a try whose answer was lost is a reply of its own', async () => {
  const { draft, send } = draftWith(new Outage('SERVER_DOWN', undefined), accepted)
  await draft.send()
  draft.text = 'Hej igen!'
  await draft.send()
  expect(inputs(send).map(({ idempotencyKey }) => idempotencyKey)).toEqual(['key 1', 'key 2'])
})

test('a try whose answer was lost makes no second reply after the page was thrown away either', async () => {
  const first = draftWith(new Outage('SERVER_DOWN', undefined))
  await first.draft.send()
  const kept = JSON.parse(JSON.stringify(first.draft.words)) as typeof first.draft.words
  const second = draftWith(accepted)
  second.draft.text = ''
  second.draft.restore(kept)
  await second.draft.send()
  expect(inputs(second.send)).toEqual(inputs(first.send))
})

test('what was kept does not take the place of what has been written meanwhile', () => {
  const { draft } = draftWith()
  draft.restore({ text: 'Igår', name: 'Någon annan' })
  expect(draft.words).toMatchObject({ text: 'Hej!', name: 'Anna Lind' })
})

test('a reply that is on its way is not sent again', async () => {
  const { draft, send } = draftWith(accepted)
  const both = [draft.send(), draft.send()]
  expect(await Promise.all(both)).toEqual([accepted, undefined])
  expect(send).toHaveBeenCalledTimes(1)
})

test('a session that is over is asked for again, and then the same reply goes', async () => {
  const { draft, send, doors } = draftWith(sessionEnded, accepted)
  doors.inSession = async (attempt) => {
    try {
      return await attempt()
    } catch (error) {
      expect(error).toBeInstanceOf(SessionEnded)
      return attempt()
    }
  }
  expect(await draft.send()).toEqual(accepted)
  expect(new Set(inputs(send).map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1)
})

test('somebody who will open the message later keeps the draft, and is told of no fault', async () => {
  const { draft } = draftWith(sessionEnded)
  await draft.send()
  expect(draft.step).toEqual({ at: 'writing' })
  expect(draft.text).toBe('Hej!')
})

test.each(['EXPIRED', 'RECALLED'] as const)('a message that is %s cannot be answered', async (kind) => {
  const { draft } = draftWith({ __typename: 'DeliveryGone', goneReason: kind })
  await draft.send()
  expect(draft.step).toEqual({ at: 'writing', problem: { kind } })
})

test('sending shows how far it has come and can be stopped', async () => {
  const { draft, send } = draftWith()
  send.mockImplementation(async (_, { progress, signal }) => {
    progress(0.4)
    expect(draft.step).toMatchObject({ at: 'sending', fraction: 0.4 })
    if (draft.step.at === 'sending') draft.step.cancel()
    signal.throwIfAborted()
    return accepted
  })
  expect(await draft.send()).toBeUndefined()
  expect(draft.step).toEqual({ at: 'writing' })
})

test('a file that is removed does not go', async () => {
  const { draft, send } = draftWith(accepted)
  const file = fileOf(1)
  draft.add([file, fileOf(2)])
  draft.remove(file)
  expect(draft.total).toBe(2)
  await draft.send()
  expect(send.mock.calls[0]?.[0].attachments).toHaveLength(1)
})
