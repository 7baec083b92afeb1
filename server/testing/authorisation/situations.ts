import { toBase64url } from '@sigill/envelope/bytes.ts'
import { eq } from 'drizzle-orm'
import { deliveryById } from '../../src/deliveries/deliveries.store.ts'
import { deliveries } from '../../src/deliveries/deliveries.tables.ts'
import { openDelivery } from '../../src/deliveries/open-delivery.ts'
import { makeOperatorLink } from '../../src/operators/make-operator-link.ts'
import { returnPath } from '../../src/bounces/return-path.ts'
import { commandAddress } from '../../src/commands/command-address.ts'
import type { TestGateway } from '../test-gateway.ts'
import type { TestRecipient } from '../test-recipient.ts'
import { ownSender } from './callers.ts'

type Files = Record<string, Blob>
export type Asked = { variables: object; files?: Files }
export type About = {
  gateway: TestGateway
  target: TestRecipient
  accessToken: string
  statusToken: string
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

const press = ({ deps }: TestGateway, target: TestRecipient) =>
  openDelivery(deps, { ...target, visitor: { ...target.visitor, network: target.id }, language: 'en' })
const set =
  (change: Partial<typeof deliveries.$inferInsert>) =>
  ({ deps }: TestGateway, { id }: TestRecipient) =>
    deps.db.update(deliveries).set(change).where(eq(deliveries.id, id))
const locked = set({ state: 'LOCKED' })
const held = set({ state: 'HELD', heldReason: 'WRONG_NUMBER' })
const over = set({ state: 'EXPIRED', sealedKey: null, sealedLinkSecret: null, sealedPhone: null })
const inOneConversation = set({ conversationId: '0193a1b2-0000-7000-8000-00000000000a' })

const holder = ({ target, accessToken }: About) => ({ id: target.id, accessToken })
const query = { field: 'Query.delivery', ask: (about: About) => ({ variables: holder(about) }) }
const open = {
  field: 'Mutation.openDelivery',
  ask: (about: About) => ({ variables: { input: { ...holder(about), language: 'en' } } }),
}
const moreTime = {
  field: 'Mutation.askForMoreTime',
  ask: (about: About) => ({ variables: { input: holder(about) } }),
}
const pinOf = ({ gateway, target: { id } }: About) => {
  const to = phoneOf.get(id)
  return /#(\d{6})$/.exec(gateway.sms.sent.findLast((sms) => sms.to === to)?.text ?? '')?.[1] ?? ''
}
/** Which number the codes of a delivery go to. */
export const phoneOf = new Map<string, string>()

const verify = (pin: (about: About) => string) => ({
  field: 'Mutation.verifyPin',
  level: 'PIN' as const,
  before: press,
  ask: (about: About) => ({ variables: { input: { ...holder(about), pin: pin(about) } } }),
})
const wrong = (about: About) => (pinOf(about) === '000000' ? '000001' : '000000')

const wrongNumber = {
  field: 'Mutation.reportWrongNumber',
  ask: (about: About) => ({ variables: { input: holder(about) } }),
}

const virus = 'a virus'
const large = 'x'.repeat(1_001)
const fileOf = (content: string) => ({ files: { 'variables.attachments.0': new Blob([content]) }, attachments: [null] })

const reply = (change: object, content?: string) => ({
  field: 'Mutation.sendReply',
  before: press,
  ask: ({ target }: About) => {
    const input = { deliveryId: target.id, idempotencyKey: crypto.randomUUID(), subject: '', text: 'Hej', ...change }
    const { files, attachments } = content === undefined ? {} : fileOf(content)
    return { variables: { input, attachments }, ...(files && { files }) }
  },
})

const send = (change: object, content?: string) => ({
  field: 'Mutation.sendMessage',
  ask: ({ n }: About) => {
    const recipient = { address: 'bo@foretag.example' }
    const input = { idempotencyKey: `key-${n}`, sender: ownSender, recipient, subject: '', text: 'Hej', ...change }
    const { files, attachments } = content === undefined ? {} : fileOf(content)
    return { variables: { input, attachments }, ...(files && { files }) }
  },
})

const mail = (
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
const answerTo = ({ deps }: TestGateway, { id }: TestRecipient) =>
  commandAddress(deps, { deliveryId: id, until: deps.clock.now() })
const bounceTo = ({ deps }: TestGateway, { id }: TestRecipient) => returnPath(deps, { about: 'delivery', id })
const explain = (sender: string | null, address: (gateway: TestGateway, target: TestRecipient) => string) => ({
  field: 'Query.explainRecipient',
  ask: ({ gateway, target }: About) => ({ variables: { sender, address: address(gateway, target) } }),
})
const letter = 'From: eva@kommun.example\r\n\r\nHej\r\n'

const signIn = (linkToken: (about: About) => string | Promise<string>) => ({
  field: 'Mutation.signInOperator',
  ask: async (about: About) => ({ variables: { input: { linkToken: await linkToken(about) } } }),
})
const operatorLink = async ({ gateway }: About) => (await makeOperatorLink(gateway.deps)).split('#')[1] ?? ''
const deliveryOf = async ({ gateway, target }: About) => {
  const delivery = await deliveryById(gateway.deps.db, target.id)
  if (!delivery) throw new Error('no delivery')
  return delivery
}
const status = {
  field: 'Query.sentMessage',
  ask: async (about: About) => ({ variables: { id: (await deliveryOf(about)).messageId, token: about.statusToken } }),
}
const control = (field: string, change: object = {}) => ({
  field: `Mutation.${field}`,
  ask: async (about: About) => {
    const { messageId, id: deliveryId } = await deliveryOf(about)
    const input = { messageId, token: about.statusToken, ...(field !== 'extendMessage' && { deliveryId }), ...change }
    return { variables: { input } }
  },
})
const pressedBefore = { days: 1, from: '2026-11-24T10:00:00.000Z' }

export const situations: Situation[] = [
  {
    name: 'an address at level PIN',
    gives: 'RecipientAccepted',
    ...explain(ownSender.address, () => 'a@b.example.0701234567.s'),
  },
  { name: 'a command address', gives: 'CommandExpected', ...explain(ownSender.address, answerTo) },
  { name: 'a return path', gives: 'BounceExpected', ...explain(null, bounceTo) },
  { name: 'no address', gives: 'RecipientRefused', ...explain(ownSender.address, () => 'x') },
  {
    field: 'Query.message',
    name: 'of the client messages:send',
    gives: 'Message',
    ask: ({ messageId }) => ({ variables: { id: messageId } }),
  },
  { name: 'that waits', gives: 'DeliverySummary', ...query },
  { name: 'whose code was sent', gives: 'DeliverySummary', level: 'PIN', before: press, ...query },
  { name: 'that was opened', gives: 'DeliverySummary', before: press, ...query },
  { name: 'that is held', gives: 'DeliveryHeld', level: 'PIN', before: held, ...query },
  { name: 'that is locked', gives: 'DeliveryLocked', level: 'PIN', before: locked, ...query },
  { name: 'that is over', gives: 'DeliveryGone', before: over, ...query },

  {
    field: 'Query.statistics',
    name: 'of a month',
    gives: 'Statistics',
    ask: () => ({ variables: { from: '2026-11', to: '2026-11' } }),
  },
  {
    field: 'Query.statistics',
    name: 'by somebody who has not signed in',
    gives: 'OperatorSignInNeeded',
    ask: () => ({ variables: { from: '2026-11', to: '2026-11' } }),
  },
  { name: 'a link of an operator', gives: 'OperatorSignedIn', ...signIn(operatorLink) },
  { name: 'a link that is over', gives: 'OperatorLinkOver', ...signIn(() => toBase64url(new Uint8Array(32))) },

  { name: 'a mail', gives: 'MailAccepted', ...mail(ownSender.address, () => 'bo@foretag.example.s', letter) },
  { name: 'an answer', gives: 'CommandTaken', ...mail(ownSender.address, answerTo, letter) },
  { name: 'a bounce', gives: 'BounceTaken', ...mail(null, bounceTo, letter) },
  { name: 'a mail to nobody', gives: 'MailRefused', ...mail(ownSender.address, () => 'x', letter) },
  { name: 'a message', gives: 'MessageAccepted', ...send({}) },
  {
    name: 'to a protected address',
    gives: 'RecipientRefused',
    ...send({ recipient: { address: 'bo@foretag.example.s' } }),
  },
  {
    name: 'with a key used before',
    gives: 'IdempotencyConflict',
    ...send({ idempotencyKey: 'used before', text: 'Other' }),
  },
  { name: 'too large', gives: 'MessageTooLarge', ...send({}, large) },
  { name: 'empty', gives: 'MessageEmpty', ...send({ text: ' ' }) },
  { name: 'with a virus', gives: 'ContentRefused', ...send({}, virus) },

  { name: 'at level LINK', gives: 'DeliveryOpened', before: inOneConversation, ...open },
  { name: 'at level PIN', gives: 'PinSent', level: 'PIN', ...open },
  { name: 'while no SMS goes out', gives: 'PinUnavailable', level: 'PIN', smsFails: true, ...open },
  { name: 'that is held', gives: 'DeliveryHeld', level: 'PIN', before: held, ...open },
  { name: 'that is locked', gives: 'DeliveryLocked', level: 'PIN', before: locked, ...open },
  { name: 'that is over', gives: 'DeliveryGone', before: over, ...open },
  { name: 'the right code', gives: 'DeliveryOpened', ...verify(pinOf) },
  { name: 'a wrong code', gives: 'PinRejected', ...verify(wrong) },
  { name: 'when it is held', gives: 'DeliveryHeld', ...verify(pinOf), before: held },
  { name: 'when it is locked', gives: 'DeliveryLocked', ...verify(pinOf), before: locked },
  { name: 'when it is over', gives: 'DeliveryGone', ...verify(pinOf), before: over },
  { name: 'at level PIN', gives: 'DeliveryHeld', level: 'PIN', ...wrongNumber },
  { name: 'at level LINK', gives: 'WrongNumberNotTaken', ...wrongNumber },
  { name: 'that waits', gives: 'MoreTimeAsked', ...moreTime },
  { name: 'that is held', gives: 'DeliveryHeld', level: 'PIN', before: held, ...moreTime },
  { name: 'that is locked', gives: 'DeliveryLocked', level: 'PIN', before: locked, ...moreTime },
  { name: 'that is over', gives: 'DeliveryGone', before: over, ...moreTime },
  { name: 'a reply', gives: 'ReplyAccepted', ...reply({}) },
  { name: 'too large', gives: 'ReplyTooLarge', ...reply({}, large) },
  { name: 'empty', gives: 'ReplyEmpty', ...reply({ text: ' ' }) },
  { name: 'with a virus', gives: 'ContentRefused', ...reply({}, virus) },
  { name: 'to what is over', gives: 'DeliveryGone', ...reply({}), before: over },
  {
    field: 'Mutation.signOutOperator',
    name: 'whoever asks',
    gives: 'OperatorSignedOut',
    ask: () => ({ variables: {} }),
  },

  { name: 'that waits', gives: 'SentMessage', ...status },
  {
    field: 'Query.sentMessage',
    name: 'that is not there',
    gives: 'SentMessageUnknown',
    ask: ({ target, statusToken }) => ({ variables: { id: target.id, token: statusToken } }),
  },
  { name: 'that waits', gives: 'SentMessage', ...control('recallDelivery') },
  { name: 'that is over', gives: 'ControlRefused', before: over, ...control('recallDelivery') },
  { name: 'that was extended', gives: 'SentMessage', ...control('extendMessage', pressedBefore) },
  { name: 'that waits', gives: 'SentMessage', ...control('sendNoticeAgain') },
  { name: 'at level LINK', gives: 'ControlRefused', ...control('giveNumber', { number: '0701234567' }) },
  { name: 'that is locked', gives: 'SentMessage', level: 'PIN', before: locked, ...control('unlockDelivery') },
]
