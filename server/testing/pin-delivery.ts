import { openDelivery } from '../src/deliveries/open-delivery.ts'
import { acceptMail } from '../src/intake/accept-mail.ts'
import { verifyPin } from '../src/pins/verify-pin.ts'
import { simpleMail, type TestGateway } from './test-gateway.ts'
import { recipientOfNotice, type TestRecipient } from './test-recipient.ts'

const address = 'anna@foretag.example.0701234567.s'

/** A delivery at level PIN whose notice has reached its recipient. */
export async function announced(gateway: TestGateway, recipients = [address]): Promise<TestRecipient> {
  await acceptMail(gateway.deps, { sender: 'eva@kommun.example', recipients, rfc822: simpleMail() })
  await gateway.runJobs()
  await gateway.runJobs() // The notice of a delivery whose sender was told first of another number.
  return recipientOfNotice(gateway.mails.sent.at(-1))
}

/** The recipient presses Open. */
export const press = ({ deps }: TestGateway, recipient: TestRecipient) =>
  openDelivery(deps, { ...recipient, language: 'en' })

export const enter = ({ deps }: TestGateway, recipient: TestRecipient, pin: string) =>
  verifyPin(deps, { ...recipient, pin })

/** The PIN of the last SMS. */
export const pinOf = ({ sms }: TestGateway) => /#(\d{6})$/.exec(sms.sent.at(-1)?.text ?? '')?.[1] ?? 'no PIN'

export const wrongPin = (gateway: TestGateway) => String((Number(pinOf(gateway)) + 1) % 1_000_000).padStart(6, '0')
