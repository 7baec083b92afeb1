import { eq } from 'drizzle-orm'
import { toBase64url } from '@sigill/envelope/bytes.ts'
import { statusToken } from '../../src/control/status-link.ts'
import { deliveryById } from '../../src/deliveries/deliveries.store.ts'
import { digestOf } from '../../src/keys/digests.ts'
import { startOperatorSession } from '../../src/operators/operator-session.ts'
import { sessions } from '../../src/sessions/sessions.tables.ts'
import { startSession } from '../../src/sessions/start-session.ts'
import { type testApi } from '../test-api.ts'
import { intakeToken, type TestGateway } from '../test-gateway.ts'
import type { TestRecipient } from '../test-recipient.ts'

/** What a caller shows of itself when it asks about a delivery. */
export type Shown = { accessToken: string; statusToken: string; headers: Record<string, string> }

export const whoTheyAre = {
  nobody: 'knows the id of the delivery, and has no link, no session and no token',
  'unknown token': "a bearer token that is nobody's",
  intake: 'the SMTP intake with its token',
  'mail:accept': 'a client with this scope alone',
  'messages:send': 'a client with this scope alone; the message that is asked for is its own',
  'other client': 'another client with `messages:send`',
  'statistics:read': 'a client with this scope alone',
  operator: 'the browser of an operator who is signed in',
  'other link': 'the reader of another delivery: its link, its session, and that session under another name',
  link: 'holds the link of the delivery',
  'link, session': 'has opened the delivery, and holds its link',
  'old session': 'the cookie of a session of the delivery that has run out, without the link',
  'other status': "the sender of another message: its status page's link",
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
    operator: { cookie: `__Host-sigill-operator=${await operatorSession(gateway)}` },
  }
  const othersToken = await sessionFor(gateway, other.id)
  return {
    bearers,
    /** What this caller shows when it asks about this delivery. */
    show: async (name: CallerName, { id, accessToken }: TestRecipient): Promise<Shown> => {
      const nothing = { accessToken: noToken, statusToken: noToken, headers: bearers[name] ?? {} }
      const link = toBase64url(accessToken)
      if (name === 'link') return { ...nothing, accessToken: link }
      if (name === 'link, session') {
        return { ...nothing, accessToken: link, headers: { cookie: cookieOf(id, await sessionFor(gateway, id)) } }
      }
      if (name === 'old session') {
        return { ...nothing, headers: { cookie: cookieOf(id, await sessionFor(gateway, id, true)) } }
      }
      if (name === 'other link') {
        const cookie = `${cookieOf(other.id, othersToken)}; ${cookieOf(id, othersToken)}`
        return { ...nothing, accessToken: toBase64url(other.accessToken), headers: { cookie } }
      }
      if (name === 'status') return { ...nothing, statusToken: await statusTokenFor(gateway, id) }
      if (name === 'other status') {
        return { ...nothing, statusToken: statusTokenOf(gateway, '0193a1b2-0000-7000-8000-00000000000a') }
      }
      return nothing
    },
  }
}

async function operatorSession({ deps }: TestGateway): Promise<string> {
  const { token } = await startOperatorSession(deps, { tx: deps.db, method: 'ONE_TIME_LINK', operator: 'link' })
  return toBase64url(token)
}
const statusTokenOf = ({ deps, clock }: TestGateway, messageId: string) =>
  toBase64url(statusToken(deps, { messageId, until: clock.now() }))

const statusTokenFor = async (gateway: TestGateway, deliveryId: string) =>
  statusTokenOf(gateway, (await deliveryById(gateway.deps.db, deliveryId))?.messageId ?? '')

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
