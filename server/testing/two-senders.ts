import { sql, type SQL } from 'drizzle-orm'
import { acceptMail } from '../src/intake/accept-mail.ts'
import { announced } from './pin-delivery.ts'
import { simpleMail, testGateway } from './test-gateway.ts'
import { recipientOfNotice } from './test-recipient.ts'

export const eva = 'eva@kommun.example'
/** Writes mails like everybody, and to the database. */
export const spy = 'spy@kommun.example'
export const annaWithPin = 'anna@foretag.example.0701234567.s'
const boWithPin = 'bo@foretag.example.0701234568.s'

/** Anna's delivery, which Eva sent, and Bo's, which the spy sent; both wait to be opened. */
export async function twoSenders(env: Record<string, string> = { DEFAULT_LEVEL: 'PIN' }) {
  const gateway = await testGateway(env)
  const { deps, mails } = gateway
  const logged: string[] = []
  deps.log = { ...deps.log, error: (event) => logged.push(event) }
  const ofAnna = await announced(gateway, [annaWithPin])
  gateway.clock.advance({ minutes: 1 })
  const rfc822 = simpleMail({ from: spy, to: boWithPin })
  await acceptMail(deps, { sender: spy, recipients: [boWithPin], rfc822 })
  await gateway.runJobs()
  const ofBo = await recipientOfNotice(mails.sent.at(-1))
  mails.sent.length = 0
  const execute = async (statement: SQL) => (await deps.db.execute<Record<string, string>>(statement)).rows
  return {
    ...gateway,
    ofAnna,
    ofBo,
    ids: { anna: ofAnna.id, bo: ofBo.id },
    /** What the operator reads in the log. */
    logged,
    execute,
    /** Which side of which delivery was found changed. */
    changed: () =>
      execute(sql`select delivery_id as id, details->>'changed' as side from events where kind = 'DELIVERY_CHANGED'`),
  }
}
