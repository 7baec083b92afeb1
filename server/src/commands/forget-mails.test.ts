import { beforeEach, expect, test } from 'vitest'
import { anna, commandDelivery, eva, type CommandDelivery } from '../../testing/command-delivery.ts'
import { erasePerson } from '../erasure/erase-person.ts'
import { deliveries } from '../deliveries/deliveries.tables.ts'
import { erasedAddress } from '../deliveries/erased.ts'
import { expireMessages } from '../expiry/expire-messages.ts'
import { messages } from '../messages/messages.tables.ts'
import { takenCommands } from './commands.tables.ts'

let commands: CommandDelivery

beforeEach(async () => {
  commands = await commandDelivery()
  await commands.send(commands.linesOf(['status']))
  expect(await sealedIds()).toEqual([expect.any(Uint8Array)])
})

const sealedIds = async () =>
  (await commands.deps.db.select().from(takenCommands)).map(({ sealedMessageId }) => sealedMessageId)

test.each([
  ['its sender', eva],
  ['the recipient', anna],
])('which mail a command came by is forgotten when %s is erased', async (_, address) => {
  await erasePerson(commands.deps, { address })
  expect(await sealedIds()).toEqual([null])
})

test.each([
  ['the recipient', () => commands.deps.db.update(deliveries).set({ recipientAddress: erasedAddress })],
  ['its sender', () => commands.deps.db.update(messages).set({ senderAddress: erasedAddress })],
])('a command that was taken while %s was erased is not answered, and its mail is forgotten', async (_, erase) => {
  await erase()
  expect(await commands.answers()).toEqual([])
  expect(await sealedIds()).toEqual([null])
})

test('a command is forgotten when its address takes none any more', async () => {
  await commands.runJobs()
  commands.clock.advance({ days: 372 })
  await expireMessages(commands.deps)
  expect(await sealedIds()).toEqual([null])
  commands.clock.advance({ days: 2 })
  await expireMessages(commands.deps)
  expect(await sealedIds()).toEqual([])
})
