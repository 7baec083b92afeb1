import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { controlWays } from '../src/control/control-ways.ts'
import { deliveryById } from '../src/deliveries/deliveries.store.ts'
import { deliveries } from '../src/deliveries/deliveries.tables.ts'
import { events } from '../src/events/events.tables.ts'
import { acceptMail } from '../src/intake/accept-mail.ts'
import { answeringPrograms, answerLines, type Answer } from './answering-programs.ts'
import { sentMail } from './sent-mail.ts'
import { rawMail, simpleMail, testGateway } from './test-gateway.ts'

export const eva = 'eva@kommun.example'
export const anna = 'anna@foretag.example'

type Sending = { sender?: string | null; recipients?: string[]; senders?: string[] }

export type CommandDelivery = Awaited<ReturnType<typeof commandDelivery>>

/** A delivery that Eva sent to Anna, or one of several, and what Eva answers to a mail about it. */
export async function commandDelivery(env: Record<string, string> = {}, recipients = [`${anna}.s`]) {
  const gateway = await testGateway(env)
  const { deps, mails } = gateway
  const messageId = `<${randomUUID()}@kommun.example>`
  const handOver = (to: string[]) =>
    acceptMail(deps, { sender: eva, recipients: to, rfc822: simpleMail({ messageId }) })
  await handOver(recipients)
  await gateway.runJobs()
  const [row] = await deps.db.select({ id: deliveries.id }).from(deliveries)
  const deliveryId = row?.id ?? ''
  const now = async () => {
    const delivery = await deliveryById(deps.db, deliveryId)
    if (!delivery) throw new Error('no delivery')
    return delivery
  }
  const to = controlWays(deps, await now()).answerTo
  mails.sent.length = 0
  const answer = (said: string[]): Answer => ({
    from: `Eva Ek <${eva}>`,
    to,
    subject: 'Sv: Besked',
    inReplyTo: '<receipt@localhost>',
    messageId: `<${randomUUID()}@kommun.example>`,
    said,
    quoted: { text: 'Sigill\n\n* återkalla - ...\n* förläng 14 - ...', html: '<p>Sigill</p><p>återkalla</p>' },
  })
  const eventsNow = async () => (await deps.db.select().from(events)).filter(({ kind }) => kind.startsWith('COMMAND_'))
  return {
    ...gateway,
    deliveryId,
    /** The same mail once more, for other recipients, as mail servers do it. */
    handOver,
    to,
    now,
    answer,
    linesOf: (said: string[], headers: string[] = []) => answerLines(thunderbird, answer(said), headers),
    send: (lines: string[], { sender = eva, recipients = [to], senders }: Sending = {}) =>
      acceptMail(deps, { sender, recipients, senders, rfc822: rawMail(lines) }),
    eventsNow,
    /** What the sender has been answered since the last time. */
    answers: async () => {
      await gateway.runJobs()
      return Promise.all(
        mails.sent
          .splice(0)
          .filter(({ envelope }) => envelope.to === eva)
          .map(sentMail),
      )
    },
    /** As if nothing had happened until now. */
    forgetEvents: async () => {
      await gateway.runJobs()
      mails.sent.length = 0
      await deps.db.delete(events)
    },
    /** Nothing happened, no mail answers, and one event says why; where a person may wait, it is refused with a sentence. */
    expectIgnored: async (reason: string, result: unknown) => {
      const code = refusals[reason]
      const refused = {
        kind: 'MailRefused',
        code,
        sentence: expect.stringMatching(/^Ingenting har gjorts, .* \/ Nothing /),
      }
      expect(result).toEqual(code === undefined ? { kind: 'CommandTaken', answered: false } : refused)
      expect((await now()).state).toBe('ANNOUNCED')
      await gateway.runJobs()
      expect(mails.sent).toEqual([])
      expect(await eventsNow()).toMatchObject([{ kind: 'COMMAND_IGNORED', deliveryId, details: { reason } }])
    },
  }
}

const refusals: Record<string, string> = {
  NOT_THE_SENDER: 'COMMAND_FROM_ELSEWHERE',
  FROM_ELSEWHERE: 'COMMAND_FROM_ELSEWHERE',
  NOT_AUTHENTIC: 'COMMAND_NOT_AUTHENTIC',
  TOO_MANY: 'COMMAND_TOO_OFTEN',
}

export const thunderbird = answeringPrograms['Thunderbird, above the quote'] as (typeof answeringPrograms)[string]
