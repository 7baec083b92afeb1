import { eq } from 'drizzle-orm'
import { toBase64url } from '@sigill/envelope/bytes.ts'
import { statusToken } from '../../src/control/status-link.ts'
import { addDays } from '../../src/days.ts'
import { deliveryById } from '../../src/deliveries/deliveries.store.ts'
import { acceptMail } from '../../src/intake/accept-mail.ts'
import { digestOf } from '../../src/keys/digests.ts'
import { byLink, startOperatorSession } from '../../src/operators/operator-session.ts'
import { operatorSessions } from '../../src/operators/operators.tables.ts'
import { sessions } from '../../src/sessions/sessions.tables.ts'
import { startSession } from '../../src/sessions/start-session.ts'
import { type testApi } from '../test-api.ts'
import { intakeToken, simpleMail, type TestGateway } from '../test-gateway.ts'
import type { TestRecipient } from '../test-recipient.ts'

/** What a caller shows of itself when it asks about a delivery. `statusOf`: the message whose status page it is on, when that is not the delivery's own. */
export type Shown = { accessToken: string; statusToken: string; statusOf?: string; headers: Record<string, string> }

export const whoTheyAre = {
  nobody: 'knows the id of the delivery, and has no link, no session and no token',
  'unknown token': "a bearer token that is nobody's",
  intake: 'the SMTP intake with its token',
  'mail:accept': 'a client with this scope alone',
  'messages:send': 'a client with this scope alone; the message that is asked for is its own',
  'other client': 'another client with `messages:send`',
  'statistics:read': 'a client with this scope alone',
  operator: 'the browser of an operator who is signed in',
  'old operator': 'the browser of an operator whose session has run out',
  'other link': 'the reader of another delivery: its link, its session, and that session under another name',
  link: 'holds the link of the delivery',
  'link, session': 'has opened the delivery, and holds its link',
  'old session': 'the cookie of a session of the delivery that has run out, without the link',
  'other status': "the sender of another message: its status page's link, shown for the message of the delivery",
  'own status':
    "the sender of another message: its status page's link, shown for that message, and on it this delivery",
  'old status': "the sender: the link of the message's status page, on the day after its last",
  status: "the sender: the link of the message's status page",
}
export type CallerName = keyof typeof whoTheyAre
/** In the order of the columns. */
export const callerNames = Object.keys(whoTheyAre) as CallerName[]

export const ownSender = { address: 'eva@kommun.example', name: 'Eva Ek' }
const noToken = toBase64url(new Uint8Array(32))

/** @param other somebody else's delivery, opened: whoever reads it holds its link and its session */
export async function callers(api: Awaited<ReturnType<typeof testApi>>, other: TestRecipient) {
  const { gateway, client } = api
  const bearers: Partial<Record<CallerName, Record<string, string>>> = {
    'unknown token': { authorization: `Bearer ${'x'.repeat(43)}` },
    intake: { authorization: `Bearer ${intakeToken}` },
    'mail:accept': await client('mails', ['mail:accept']),
    'messages:send': await client('messages', ['messages:send']),
    'other client': await client('others', ['messages:send']),
    'statistics:read': await client('counter', ['statistics:read']),
    operator: { cookie: await operatorCookie(gateway) },
    'old operator': { cookie: await operatorCookie(gateway, true) },
  }
  const othersToken = await sessionFor(gateway, other.id)
  const othersMessage = await messageOfSomebodyElse(gateway)
  const othersStatus = statusTokenOf(gateway, othersMessage)
  const particular: Partial<Record<CallerName, (target: TestRecipient) => Promise<Partial<Shown>>>> = {
    link: async ({ accessToken }) => ({ accessToken: toBase64url(accessToken) }),
    'link, session': async ({ id, accessToken }) => ({
      accessToken: toBase64url(accessToken),
      headers: { cookie: cookieOf(id, await sessionFor(gateway, id)) },
    }),
    'old session': async ({ id }) => ({ headers: { cookie: cookieOf(id, await sessionFor(gateway, id, true)) } }),
    'other link': async ({ id }) => ({
      accessToken: toBase64url(other.accessToken),
      headers: { cookie: `${cookieOf(other.id, othersToken)}; ${cookieOf(id, othersToken)}` },
    }),
    status: async ({ id }) => ({ statusToken: await statusTokenFor(gateway, id) }),
    'old status': async ({ id }) => ({ statusToken: await statusTokenFor(gateway, id, -1) }),
    'other status': async () => ({ statusToken: othersStatus }),
    'own status': async () => ({ statusToken: othersStatus, statusOf: othersMessage }),
  }
  return {
    bearers,
    /** What this caller shows when it asks about this delivery. */
    show: async (name: CallerName, target: TestRecipient): Promise<Shown> => ({
      accessToken: noToken,
      statusToken: noToken,
      headers: bearers[name] ?? {},
      ...(await particular[name]?.(target)),
    }),
  }
}

export async function operatorCookie({ deps, clock }: TestGateway, isOver = false): Promise<string> {
  const { token } = await startOperatorSession(deps, { tx: deps.db, ...byLink })
  const ofIt = eq(operatorSessions.tokenDigest, digestOf('operator-session', token))
  if (isOver) await deps.db.update(operatorSessions).set({ expiresAt: clock.now() }).where(ofIt)
  return `__Host-sigill-operator=${toBase64url(token)}`
}

async function messageOfSomebodyElse({ deps }: TestGateway): Promise<string> {
  const mail = { sender: 'ola@kommun.example', recipients: ['bo@foretag.example.s'] }
  const accepted = await acceptMail(deps, { ...mail, rfc822: simpleMail({ from: mail.sender }) })
  if (accepted.kind !== 'MailAccepted') throw new Error(accepted.kind)
  return accepted.messageId
}

const statusTokenOf = ({ deps, clock }: TestGateway, messageId: string, days = 0) =>
  toBase64url(statusToken(deps, { messageId, until: addDays(clock.now(), days) }))

/** `days`: until its last day. */
const statusTokenFor = async (gateway: TestGateway, deliveryId: string, days = 0) =>
  statusTokenOf(gateway, (await deliveryById(gateway.deps.db, deliveryId))?.messageId ?? '', days)

const cookieOf = (id: string, token: string) => `__Host-sigill-${id}=${token}`

async function sessionFor({ deps, clock }: TestGateway, deliveryId: string, isOver = false): Promise<string> {
  const { token } = await startSession(deps, { tx: deps.db, deliveryId })
  if (isOver) {
    const ended = { expiresAt: clock.now() }
    await deps.db
      .update(sessions)
      .set(ended)
      .where(eq(sessions.tokenDigest, digestOf(token)))
  }
  return toBase64url(token)
}
