import { beforeAll, describe, expect, test } from 'vitest'
import { type Bytes, concatBytes, type Random } from './bytes.ts'
import { EnvelopeError } from './errors.ts'
import { deriveLinkKeys, type LinkKeys, unwrapContentKey, wrapContentKey } from './keys.ts'
import { openBytes, sealBytes } from './part.ts'
import { open, seal, type SealingKeys } from './seal.ts'

const random: Random = (length) => crypto.getRandomValues(new Uint8Array(length))
const bytesOf = (text: string) => new TextEncoder().encode(text)

const keks: Record<string, Bytes> = { one: random(32), two: random(32) }
const ring = (currentId: string): SealingKeys => ({ currentId, kek: (id) => keks[id] })
const dayKeys = [random(32), random(32)]

/** All that lies somewhere of one message for one recipient. */
type Message = {
  messageId: string
  deliveryId: string
  dayKey: Bytes
  wrapKey: LinkKeys['wrapKey']
  fields: { sealedKey: Bytes; manifest: Bytes; attachment: Bytes }
}
type Field = keyof Message['fields']
const fields: Field[] = ['sealedKey', 'manifest', 'attachment']

async function newMessage(nr: number, kekId: string): Promise<Message> {
  const [messageId, deliveryId] = [`message-${String(nr)}`, `delivery-${String(nr)}`]
  const dayKey = dayKeys[nr % dayKeys.length] ?? random(32)
  const contentKey = random(32)
  const { wrapKey } = await deriveLinkKeys(random(32))
  const wrappedKey = await wrapContentKey({ wrapKey, deliveryId, contentKey, random })
  const context = `content-key:${deliveryId}`
  const part = (partId: string, plaintext: Bytes) =>
    sealBytes({ contentKey, ownerId: messageId, partId, random, plaintext })
  return {
    messageId,
    deliveryId,
    dayKey,
    wrapKey,
    fields: {
      sealedKey: await seal({ keys: ring(kekId), dayKey, context, plaintext: wrappedKey, random }),
      manifest: await part('manifest', bytesOf('{"version":1}')),
      attachment: await part('1', bytesOf('a file')),
    },
  }
}

/** Opens the message as server and browser do. @returns its texts */
async function read({ messageId, deliveryId, dayKey, wrapKey, fields: stored }: Message): Promise<string[]> {
  const context = `content-key:${deliveryId}`
  const wrappedKey = await open({ keys: ring('one'), dayKey, context, sealed: stored.sealedKey })
  const contentKey = await unwrapContentKey({ wrapKey, deliveryId, wrappedKey })
  const part = async (partId: string, sealed: Bytes) =>
    new TextDecoder().decode(await openBytes({ contentKey, ownerId: messageId, partId, sealed }))
  return [await part('manifest', stored.manifest), await part('1', stored.attachment)]
}

let messages: Message[] = []
beforeAll(async () => {
  messages = await Promise.all(['one', 'two', 'one'].map((kekId, nr) => newMessage(nr, kekId)))
})

const first = () => messages[0] ?? expect.fail()
const changed = (message: Message, change: Partial<Message['fields']>): Message => ({
  ...message,
  fields: { ...message.fields, ...change },
})

/** Reads all of them. @returns those that opened */
async function opened<T>(tampered: [what: T, message: Message][]): Promise<T[]> {
  const readings = tampered.map(async ([what, message]) => {
    const isOpened = await read(message).then(
      () => true,
      (error: unknown) => {
        expect(error).toBeInstanceOf(EnvelopeError)
        return false
      },
    )
    return isOpened ? [what] : []
  })
  return (await Promise.all(readings)).flat()
}

test('what nobody touched opens', async () => {
  for (const message of messages) expect(await read(message)).toEqual(['{"version":1}', 'a file'])
})

describe.each(fields)('%s: a message does not open', (field) => {
  const stored = () => first().fields[field]
  const bits = [0, 1, 2, 3, 4, 5, 6, 7].map((bit) => 1 << bit)

  test.each([...bits, 0xff])('with any of its bytes changed by %i', async (difference) => {
    const tampered = Array.from(stored(), (byte, at): [number, Message] => {
      const bytes = stored().slice()
      bytes[at] = byte ^ difference
      return [at, changed(first(), { [field]: bytes })]
    })
    expect(await opened(tampered)).toEqual([])
  })

  test('cut off at any length, from either end', async () => {
    const tampered = Array.from(stored(), (_, at): [string, Message][] => [
      [`until ${String(at)}`, changed(first(), { [field]: stored().slice(0, at) })],
      [`from ${String(at + 1)}`, changed(first(), { [field]: stored().slice(at + 1) })],
    ])
    expect(await opened(tampered.flat())).toEqual([])
  })

  test('with a byte taken out, put in or said twice', async () => {
    const tampered = Array.from({ length: stored().length + 1 }, (_, at): [string, Message][] => {
      const [before, after] = [stored().subarray(0, at), stored().subarray(at)]
      const put = (byte: number) => concatBytes([before, Uint8Array.of(byte), after])
      const without: [string, Message][] =
        after.length === 0
          ? []
          : [[`out ${String(at)}`, changed(first(), { [field]: concatBytes([before, after.subarray(1)]) })]]
      return [
        ...without,
        [`zero ${String(at)}`, changed(first(), { [field]: put(0) })],
        [`twice ${String(at)}`, changed(first(), { [field]: put(after[0] ?? 1) })],
      ]
    })
    expect(await opened(tampered.flat())).toEqual([])
  })

  test('with what belongs elsewhere in its place', async () => {
    const others = messages.flatMap((message) => fields.map((other) => ({ message, other })))
    const tampered = others
      .filter(({ message, other }) => message !== first() || other !== field)
      .map(({ message, other }): [string, Message] => [
        `${message.messageId} ${other}`,
        changed(first(), { [field]: message.fields[other] }),
      ])
    expect(tampered).toHaveLength(8)
    expect(await opened(tampered)).toEqual([])
  })
})

test('a message does not open on another day, nor as another message or delivery', async () => {
  const [other] = messages.slice(1)
  if (!other) expect.fail()
  const { messageId, deliveryId, dayKey, wrapKey } = other
  const each = Object.entries({ messageId, deliveryId, dayKey, wrapKey }).map(([name, value]): [string, Message] => [
    name,
    { ...first(), [name]: value },
  ])
  expect(await opened(each)).toEqual([])
})

test('no other row of segments opens than the one that was sealed', async () => {
  const contentKey = random(32)
  const place = { contentKey, ownerId: 'message', partId: '1' }
  const part = await sealBytes({ ...place, random, plaintext: new Uint8Array(65_480 + 65_520 + 100) })
  const header = part.subarray(0, 73)
  const segments = [
    part.subarray(73, 73 + 65_496),
    part.subarray(73 + 65_496, 73 + 65_496 + 65_536),
    part.subarray(73 + 65_496 + 65_536),
  ]
  const rows = [1, 2, 3, 4].flatMap((length) => rowsOf(length))
  const tries = rows.map(async (row) => {
    const sealed = concatBytes([header, ...row.map((nr) => segments[nr] ?? new Uint8Array(0))])
    return openBytes({ ...place, sealed }).then(
      () => [row.join()],
      () => [],
    )
  })
  expect((await Promise.all(tries)).flat()).toEqual(['0,1,2'])
})

/** Every row of this many of three segments. */
function rowsOf(length: number): number[][] {
  return length === 0 ? [[]] : rowsOf(length - 1).flatMap((row) => [0, 1, 2].map((nr) => [...row, nr]))
}
