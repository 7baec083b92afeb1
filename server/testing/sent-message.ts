import { statusToken } from '../src/control/status-link.ts'
import { deliveryById } from '../src/deliveries/deliveries.store.ts'
import { deliveries } from '../src/deliveries/deliveries.tables.ts'
import { acceptMail } from '../src/intake/accept-mail.ts'
import { simpleMail, type TestGateway } from './test-gateway.ts'
import { recipientOfNotice } from './test-recipient.ts'

export const anna = 'anna@foretag.example.s'
export const annaWithPin = 'anna@foretag.example.0701234567.s'
export const bo = 'bo@foretag.example.s'

/** Eva sends a mail; its notices have reached their recipients, the first and the second of `recipients`. */
export async function sent(gateway: TestGateway, recipients: string[], rfc822 = simpleMail()) {
  const { deps, mails, runJobs } = gateway
  const before = mails.sent.length
  await acceptMail(deps, { sender: 'eva@kommun.example', recipients, rfc822 })
  await runJobs()
  const notices = mails.sent.slice(before)
  const plain = (address: string) => address.replace(/(\.\d+)?\.s$/, '')
  const noticeTo = (address: string) => notices.find(({ envelope }) => envelope.to === plain(address))
  const [reader, other] = await Promise.all(recipients.map((address) => recipientOfNotice(noticeTo(address))))
  const delivery = reader && (await deliveryById(deps.db, reader.id))
  if (!reader || !delivery) throw new Error('a mail has a recipient')
  const { messageId, acceptedAt } = delivery
  const until = new Date(acceptedAt.getTime() + 372 * 86_400_000)
  return {
    messageId,
    holder: { messageId, token: statusToken(deps, { messageId, until }) },
    reader,
    other: other ?? reader,
    row: async (id: string) => (await deps.db.select().from(deliveries)).find((row) => row.id === id),
  }
}
