import { max } from 'drizzle-orm'
import { events } from '../../src/events/events.tables.ts'
import { acceptMail } from '../../src/intake/accept-mail.ts'
import { deliveryById } from '../../src/deliveries/deliveries.store.ts'
import { openDelivery } from '../../src/deliveries/open-delivery.ts'
import { testApi } from '../test-api.ts'
import { simpleMail } from '../test-gateway.ts'
import { recipientOfNotice, type TestRecipient } from '../test-recipient.ts'
import { graphql, type GraphqlAnswer } from '../test-server.ts'
import { callerNames, callers, ownSender, type CallerName, type Shown } from './callers.ts'
import { fieldsIn, wholeOf } from './fields.ts'
import { phoneOf, type About, type Situation } from './asking.ts'
import { situations } from './situations.ts'

/** What each caller gets, and which fields of the contract it has seen in all. */
export type Matrix = {
  rows: { field: string; name: string; cells: string[] }[]
  parts: string[]
  seen: Map<CallerName, Set<string>>
  /** Askings after which the delivery or its message was another one, or an event more was there. */
  changes: { field: string; caller: CallerName; outcome: string }[]
}

const argumentsOf: Record<string, string> = {
  explainRecipient: '($sender: EmailAddress, $address: String!) { explainRecipient(sender: $sender, address: $address)',
  message: '($id: ID!) { message(id: $id)',
  delivery: '($id: ID!, $accessToken: Bytes!) { delivery(id: $id, accessToken: $accessToken)',
  statistics: '($from: Month!, $to: Month!) { statistics(from: $from, to: $to)',
  signInOperator: '($input: SignInOperatorInput!) { signInOperator(input: $input)',
  signOutOperator: '{ signOutOperator',
  acceptMail: '($input: AcceptMailInput!, $rfc822: Upload!) { acceptMail(input: $input, rfc822: $rfc822)',
  sendMessage:
    '($input: SendMessageInput!, $attachments: [Upload!]) { sendMessage(input: $input, attachments: $attachments)',
  openDelivery: '($input: OpenDeliveryInput!) { openDelivery(input: $input)',
  verifyPin: '($input: VerifyPinInput!) { verifyPin(input: $input)',
  reportWrongNumber: '($input: ReportWrongNumberInput!) { reportWrongNumber(input: $input)',
  sentMessage: '($id: ID!, $token: Bytes!) { sentMessage(id: $id, token: $token)',
  recallDelivery: '($input: ControlInput!) { recallDelivery(input: $input)',
  recallMessage: '($input: RecallMessageInput!) { recallMessage(input: $input)',
  extendMessage: '($input: ExtendMessageInput!) { extendMessage(input: $input)',
  sendNoticeAgain: '($input: ControlInput!) { sendNoticeAgain(input: $input)',
  giveNumber: '($input: GiveNumberInput!) { giveNumber(input: $input)',
  unlockDelivery: '($input: ControlInput!) { unlockDelivery(input: $input)',
  askForMoreTime: '($input: AskForMoreTimeInput!) { askForMoreTime(input: $input)',
  sendReply: '($input: SendReplyInput!, $attachments: [Upload!]) { sendReply(input: $input, attachments: $attachments)',
}

type Api = Awaited<ReturnType<typeof testApi>>

/** Every situation with every caller, each on a delivery of its own, over HTTP. */
export async function measuredMatrix(): Promise<Matrix> {
  const api = await testApi({ MAX_MAIL_BYTES: '1000' })
  Object.assign(api.gateway.deps, { virusScanner: { begin: async () => scan(), isWell: async () => true } })
  const targets = await waitingDeliveries(api)
  const opened = targets('LINK')
  await openDelivery(api.gateway.deps, { ...opened, language: 'en' })
  const { show, bearers } = await callers(api, opened)
  const messageId = await sentMessage(api, bearers['messages:send'] ?? {})
  const seen = new Map(callerNames.map((name) => [name, new Set<string>()]))
  const rows: Matrix['rows'] = []
  const changes: Matrix['changes'] = []
  let n = 0
  for (const situation of situations) {
    const cells: string[] = []
    const asking = await Promise.all(
      callerNames.map(async (caller) => {
        const target = targets(situation.level ?? 'LINK')
        await situation.before?.(api.gateway, target)
        return { caller, target, shown: await show(caller, target) }
      }),
    )
    for (const { caller, target, shown } of asking) {
      const about = { gateway: api.gateway, target, messageId, n: n++ }
      const before = await written(api, target)
      const answer = await ask(api, { situation, about, shown })
      const result = outcome(answer, situation)
      cells.push(result)
      if ((await written(api, target)) !== before) changes.push({ field: situation.field, caller, outcome: result })
      for (const field of fieldsSeen(answer, situation)) seen.get(caller)?.add(field)
    }
    rows.push({ field: situation.field, name: situation.name, cells })
  }
  const read = targets('LINK')
  const parts = await Promise.all(
    callerNames.map(async (caller) => {
      const { headers } = await show(caller, read)
      const { status } = await fetch(`${api.origin}/parts/${read.id}/manifest`, { headers })
      return status === 200 ? 'yes' : String(status)
    }),
  )
  return { rows, parts, seen, changes }
}

async function written({ gateway: { deps } }: Api, { id }: TestRecipient): Promise<string> {
  const last = deps.db.select({ event: max(events.id) }).from(events)
  return JSON.stringify(await Promise.all([deliveryById(deps.db, id), last]))
}

const fieldName = ({ field }: Situation) => field.split('.')[1] ?? ''

type Asking = { situation: Situation; about: Omit<About, 'accessToken' | 'statusToken'>; shown: Shown }

async function ask({ origin, gateway }: Api, { situation, about, shown }: Asking): Promise<GraphqlAnswer> {
  const { field, gives } = situation
  const all =
    gives === 'Message' || gives === 'OperatorSignedOut'
      ? wholeOf(gives)
      : `{ __typename ... on ${gives} ${wholeOf(gives)} ${vagueAnswers(field)} }`
  const operation = field.startsWith('Query.') ? 'query' : 'mutation'
  const query = `${operation} ${argumentsOf[fieldName(situation)] ?? ''} ${all} }`
  const { headers, ...tokens } = shown
  if (situation.smsFails) gateway.sms.outcome = { kind: 'SmsDeferred', code: '500' }
  const answer = await graphql(origin, { query, headers, ...(await situation.ask({ ...about, ...tokens })) })
  gateway.sms.outcome = { kind: 'SmsTaken', providerId: undefined }
  return answer
}

/** What those get who may not. `gone`: other types have a `reason` of another type. */
const vagueAnswers = (field: string) =>
  /sendReply/.test(field)
    ? '... on SessionEnded { deliveryId }'
    : /delivery|openDelivery|verifyPin|reportWrongNumber|askForMoreTime/.test(field)
      ? '... on DeliveryGone { gone: reason }'
      : /recall|extend|sendNotice|giveNumber|unlock/.test(field)
        ? '... on ControlRefused { refused: reason }'
        : ''

/** The type of an answer; a field that is no union says none. */
const kindOf = ({ __typename = '' }: Record<string, unknown>, { gives }: Situation) =>
  typeof __typename === 'string' && __typename !== '' ? __typename : gives

function outcome({ data, errors }: GraphqlAnswer, situation: Situation): string {
  if (errors) return errors.map(({ extensions }) => extensions.code).join(', ')
  const given = data?.[fieldName(situation)]
  if (!given) return 'null'
  const kind = kindOf(given, situation)
  if (given['gone'] === 'UNKNOWN' || given['refused'] === 'UNKNOWN') return 'unknown'
  if (kind === 'SentMessageUnknown' && kind !== situation.gives) return 'unknown'
  return kind === situation.gives ? 'yes' : kind
}

function fieldsSeen(answer: GraphqlAnswer, situation: Situation): string[] {
  const given = answer.data?.[fieldName(situation)]
  if (!given || outcome(answer, situation) === 'unknown') return []
  return fieldsIn(given, kindOf(given, situation))
}

/** Finds one virus. */
function scan() {
  let isInfected = false
  return {
    write: async (piece: Uint8Array) => {
      isInfected ||= Buffer.from(piece).includes('a virus')
    },
    verdict: async () => (isInfected ? { kind: 'Infected', signature: 'Test' } : { kind: 'Clean' }),
    end: () => undefined,
  }
}

/** Two mails to many recipients, whose deliveries are then taken one by one. */
async function waitingDeliveries({ gateway }: Api): Promise<(level: 'LINK' | 'PIN') => TestRecipient> {
  const { deps } = gateway
  const waiting = { LINK: [] as TestRecipient[], PIN: [] as TestRecipient[] }
  for (const level of ['LINK', 'PIN'] as const) {
    const numbers = situations.filter((one) => (one.level ?? 'LINK') === level).length * callerNames.length + 2
    const phone = (n: number) => `+46701${String(100_000 + n)}`
    const address = (n: number) => `p${n}@foretag.example.${level === 'PIN' ? `${phone(n).slice(1)}.` : ''}s`
    const recipients = Array.from({ length: numbers }, (_, n) => address(n))
    await acceptMail(deps, { sender: ownSender.address, recipients, rfc822: simpleMail() })
    await gateway.runJobs()
    for (const notice of gateway.mails.sent.splice(0)) {
      const recipient = await recipientOfNotice(notice)
      const to = String(notice.envelope.to)
      phoneOf.set(recipient.id, phone(Number(/^p(\d+)@/.exec(to)?.[1])))
      waiting[level].push(recipient)
    }
  }
  return (level) => {
    const next = waiting[level].pop()
    if (!next) throw new Error(`no delivery at level ${level} is left`)
    return next
  }
}

async function sentMessage({ origin }: Api, headers: Record<string, string>): Promise<string> {
  const query = `mutation ($input: SendMessageInput!) { sendMessage(input: $input) { ... on MessageAccepted { message { id } } } }`
  const recipient = { address: 'anna@foretag.example' }
  const input = { idempotencyKey: 'used before', sender: ownSender, recipient, subject: '', text: 'Hej' }
  const answer = await graphql(origin, { query, variables: { input }, headers })
  return (answer.data?.['sendMessage']?.['message'] as { id: string }).id
}
