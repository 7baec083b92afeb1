import { eq } from 'drizzle-orm'
import { deliveryById } from '../../src/deliveries/deliveries.store.ts'
import { deliveries } from '../../src/deliveries/deliveries.tables.ts'
import { openDelivery } from '../../src/deliveries/open-delivery.ts'
import { readableDelivery } from '../../src/deliveries/readable-delivery.ts'
import { makeOperatorLink } from '../../src/operators/make-operator-link.ts'
import { returnPath } from '../../src/bounces/return-path.ts'
import { commandAddress } from '../../src/commands/command-address.ts'
import { acceptMail } from '../../src/intake/accept-mail.ts'
import { simpleMail, type TestGateway } from '../test-gateway.ts'
import type { TestRecipient } from '../test-recipient.ts'
import { ownSender } from './callers.ts'

type Files = Record<string, Blob>
export type Asked = { variables: object; files?: Files }
export type About = {
  gateway: TestGateway
  target: TestRecipient
  accessToken: string
  statusToken: string
  statusOf?: string
  messageId: string
  n: number
}

/** One thing to ask for, and what it gives to those who may. */
export type Situation = {
  field: string
  name: string
  gives: string
  level?: 'LINK' | 'PIN'
  /** Before any caller asks: what the delivery has been through. */
  before?: (gateway: TestGateway, target: TestRecipient) => Promise<unknown>
  /** While it is asked: what is wrong with the world. */
  smsFails?: boolean
  ask: (about: About) => Asked | Promise<Asked>
}

export const press = ({ deps }: TestGateway, target: TestRecipient) =>
  openDelivery(deps, { ...target, visitor: { ...target.visitor, network: target.id }, language: 'en' })
const set =
  (change: Partial<typeof deliveries.$inferInsert>) =>
  ({ deps }: TestGateway, { id }: TestRecipient) =>
    deps.db.update(deliveries).set(change).where(eq(deliveries.id, id))
export const locked = set({ state: 'LOCKED' })
export const held = set({ state: 'HELD', heldReason: 'WRONG_NUMBER' })
export const over = set({ state: 'EXPIRED', sealedKey: null, sealedLinkSecret: null, sealedPhone: null })
/** The delivery of a mail of its own takes its place, so that what is done with the mail is not done to all others. */
async function alone({ deps }: TestGateway, target: TestRecipient): Promise<void> {
  const address = `alone-${target.id}@foretag.example`
  await acceptMail(deps, { sender: ownSender.address, recipients: [`${address}.s`], rfc822: simpleMail() })
  const ofMail = eq(deliveries.recipientAddress, address)
  Object.assign(target, (await deps.db.select({ id: deliveries.id }).from(deliveries).where(ofMail))[0])
}
const aloneAnd =
  (change: (gateway: TestGateway, target: TestRecipient) => Promise<unknown>) =>
  async (gateway: TestGateway, target: TestRecipient): Promise<void> => {
    await alone(gateway, target)
    await change(gateway, target)
  }
/** The operator has heard of it already: whoever meets it first has that written down. */
export const changedSender = aloneAnd(async (gateway, target) => {
  await set({ senderBinding: new Uint8Array(32) })(gateway, target)
  await readableDelivery(gateway.deps, target.id)
})
export const inOneConversation = set({ conversationId: '0193a1b2-0000-7000-8000-00000000000a' })

const holder = ({ target, accessToken }: About) => ({ id: target.id, accessToken })
export const query = { field: 'Query.delivery', ask: (about: About) => ({ variables: holder(about) }) }
export const open = {
  field: 'Mutation.openDelivery',
  ask: (about: About) => ({ variables: { input: { ...holder(about), language: 'en' } } }),
}
export const moreTime = {
  field: 'Mutation.askForMoreTime',
  ask: (about: About) => ({ variables: { input: holder(about) } }),
}
export const pinOf = ({ gateway, target: { id } }: About) => {
  const to = phoneOf.get(id)
  return /#(\d{6})$/.exec(gateway.sms.sent.findLast((sms) => sms.to === to)?.text ?? '')?.[1] ?? ''
}
/** Which number the codes of a delivery go to. */
export const phoneOf = new Map<string, string>()

export const verify = (pin: (about: About) => string) => ({
  field: 'Mutation.verifyPin',
  level: 'PIN' as const,
  before: press,
  ask: (about: About) => ({ variables: { input: { ...holder(about), pin: pin(about) } } }),
})
export const wrong = (about: About) => (pinOf(about) === '000000' ? '000001' : '000000')

export const wrongNumber = {
  field: 'Mutation.reportWrongNumber',
  ask: (about: About) => ({ variables: { input: holder(about) } }),
}

export const virus = 'a virus'
export const large = 'x'.repeat(1_001)
const fileOf = (content: string) => ({ files: { 'variables.attachments.0': new Blob([content]) }, attachments: [null] })

export const reply = (change: object, content?: string) => ({
  field: 'Mutation.sendReply',
  before: press,
  ask: ({ target }: About) => {
    const input = { deliveryId: target.id, idempotencyKey: crypto.randomUUID(), subject: '', text: 'Hej', ...change }
    const { files, attachments } = content === undefined ? {} : fileOf(content)
    return { variables: { input, attachments }, ...(files && { files }) }
  },
})

export const send = (change: object, content?: string) => ({
  field: 'Mutation.sendMessage',
  ask: ({ n }: About) => {
    const recipient = { address: 'bo@foretag.example' }
    const input = { idempotencyKey: `key-${n}`, sender: ownSender, recipient, subject: '', text: 'Hej', ...change }
    const { files, attachments } = content === undefined ? {} : fileOf(content)
    return { variables: { input, attachments }, ...(files && { files }) }
  },
})

export const mail = (
  sender: string | null,
  recipient: (gateway: TestGateway, target: TestRecipient) => string,
  text: string,
) => ({
  field: 'Mutation.acceptMail',
  ask: ({ gateway, target, n }: About) => ({
    variables: { input: { sender, recipients: [recipient(gateway, target)] }, rfc822: null },
    files: { 'variables.rfc822': new Blob([`Message-ID: <${n}@kommun.example>\r\n${text}`]) },
  }),
})
export const answerTo = ({ deps }: TestGateway, { id }: TestRecipient) =>
  commandAddress(deps, { deliveryId: id, until: deps.clock.now() })
export const bounceTo = ({ deps }: TestGateway, { id }: TestRecipient) => returnPath(deps, { about: 'delivery', id })
export const explain = (sender: string | null, address: (gateway: TestGateway, target: TestRecipient) => string) => ({
  field: 'Query.explainRecipient',
  ask: ({ gateway, target }: About) => ({ variables: { sender, address: address(gateway, target) } }),
})
export const letter = 'From: eva@kommun.example\r\n\r\nHej\r\n'

export const signIn = (linkToken: (about: About) => string | Promise<string>) => ({
  field: 'Mutation.signInOperator',
  ask: async (about: About) => ({ variables: { input: { linkToken: await linkToken(about) } } }),
})
export const operatorLink = async ({ gateway }: About) => (await makeOperatorLink(gateway.deps)).split('#')[1] ?? ''
const deliveryOf = async ({ gateway, target }: About) => {
  const delivery = await deliveryById(gateway.deps.db, target.id)
  if (!delivery) throw new Error('no delivery')
  return delivery
}
export const status = {
  field: 'Query.sentMessage',
  ask: async (about: About) => ({ variables: { id: (await deliveryOf(about)).messageId, token: about.statusToken } }),
}
export const control = (field: string, change: object = {}) => ({
  field: `Mutation.${field}`,
  ask: async (about: About) => {
    const { messageId, id: deliveryId } = await deliveryOf(about)
    const input = { messageId: about.statusOf ?? messageId, token: about.statusToken, deliveryId, ...change }
    return { variables: { input } }
  },
})
export const recallAll = ({ isOver = false } = {}) => ({
  field: 'Mutation.recallMessage',
  before: isOver ? aloneAnd(over) : alone,
  ask: async (about: About) => {
    const { messageId } = await deliveryOf(about)
    return { variables: { input: { messageId, token: about.statusToken } } }
  },
})
/** @param from the end that the page showed; now: the one that the message has */
export const extend = (from?: string) => ({
  field: 'Mutation.extendMessage',
  ask: async (about: About) => {
    const { messageId, expiresAt } = await deliveryOf(about)
    return { variables: { input: { messageId, token: about.statusToken, days: 1, from: from ?? expiresAt } } }
  },
})
export const pressedBefore = '2026-11-24T10:00:00.000Z'
export const number = { number: '0701234567' }
