import type { SendMailOptions } from 'nodemailer'
import { query } from '../support/database.ts'
import { createClient } from '../support/create-client.ts'
import type { TestGateway } from '../support/gateway.ts'
import { ask, Holder, type Opened } from '../support/holder.ts'
import { linkIn, pinIn } from '../support/outbox.ts'
import { e164, type Secrets } from './secrets.ts'

type Correspondence = { gateway: TestGateway; secrets: Secrets }
type Sent = { address: string; phone?: string }

/** A mail with everything that a mail can have, each of it a secret of its own. */
function letter(secrets: Secrets, { whose, to }: { whose: string; to: string }): SendMailOptions {
  const secret = (what: string) => secrets.word(`${what} (${whose})`)
  return {
    from: { name: secrets.nameInClear(`sender's name (${whose})`), address: 'eva.ek@kommun.example' },
    to: { name: secrets.nameInClear(`recipient's name (${whose})`), address: to },
    messageId: `<${secret('Message-ID')}@kommun.example>`,
    references: `<${secret('reference')}@kommun.example>`,
    subject: `${secret('subject')} – åäö`,
    text: `Hej,\n\n${secret('text')} åäö\n`,
    html: `<p>Hej, <b>${secret('html')}</b> åäö</p>`,
    attachments: [
      { filename: `${secret('file name')}.txt`, content: `${secret('text file')}\n`.repeat(3_000) },
      { filename: `${secret('second file name')} åäö.bin`, content: Buffer.from(secret('file'), 'utf16le') },
    ],
  }
}

/** @returns where it can be read */
export async function sendLetter(
  { gateway, secrets }: Correspondence,
  { whose, level }: { whose: string; level: 'LINK' | 'PIN' },
): Promise<Sent> {
  const address = `${whose}@foretag.example`
  const phone = level === 'PIN' ? secrets.phone(`phone (${whose})`) : undefined
  await gateway.send(letter(secrets, { whose, to: phone === undefined ? `${address}.s` : `${address}.${phone}.s` }))
  return phone === undefined ? { address } : { address, phone }
}

const sendMessage = `mutation ($input: SendMessageInput!, $attachments: [Upload!]) {
  sendMessage(input: $input, attachments: $attachments) { kind: __typename }
}`

/** As a case system does it. */
export async function sendByApi({ gateway, secrets }: Correspondence, whose: string): Promise<Sent> {
  const token = await createClient(gateway, ['--name', 'case system', '--scope', 'messages:send'])
  secrets.key(`client's token (${whose})`, token)
  const secret = (what: string) => secrets.word(`${what} (${whose})`)
  const phone = secrets.phone(`phone (${whose})`)
  const address = `${whose}@foretag.example`
  const input = {
    idempotencyKey: secret('idempotency key'),
    sender: { address: 'arende@kommun.example', name: secrets.nameInClear(`sender's name (${whose})`) },
    recipient: { address, name: secrets.nameInClear(`recipient's name (${whose})`) },
    level: 'PIN',
    phone: e164(phone),
    subject: secret('subject'),
    text: secret('text'),
    html: `<p>${secret('html')}</p>`,
  }
  const { data } = await ask(gateway.url, {
    query: sendMessage,
    variables: { input, attachments: [null] },
    headers: { authorization: `Bearer ${token}` },
    files: { 'variables.attachments.0': new File([secret('file')], `${secret('file name')}.pdf`) },
  })
  if (data?.['sendMessage']?.['kind'] !== 'MessageAccepted') throw new Error('not sent')
  return { address, phone }
}

/** Opens what came, and keeps every key that is seen on the way as a secret. */
export async function open(
  { gateway, secrets }: Correspondence,
  sent: Sent,
): Promise<{ holder: Holder; opened: Opened }> {
  const holder = await holderOf({ gateway, secrets }, sent)
  const opened = await holder.open(async () => {
    const pin = pinIn(await gateway.outbox.smsMessageTo(e164(sent.phone ?? '')))
    return secrets.pin(`PIN (${sent.address})`, pin)
  })
  secrets.key(`content key (${sent.address})`, opened.contentKey)
  secrets.key(`session (${sent.address})`, opened.session)
  return { holder, opened }
}

export async function holderOf({ gateway, secrets }: Correspondence, { address }: Sent): Promise<Holder> {
  const holder = await Holder.of(linkIn(await gateway.outbox.mailTo(address)))
  secrets.key(`link secret (${address})`, holder.linkSecret)
  secrets.key(`access token (${address})`, holder.accessToken)
  return holder
}

export async function reply(
  { secrets }: Pick<Correspondence, 'secrets'>,
  { holder, whose }: { holder: Holder; whose: string },
) {
  const secret = (what: string) => secrets.word(`reply's ${what} (${whose})`)
  const input = { subject: secret('subject'), text: `${secret('text')} åäö`, name: secret('name') }
  const files = [
    new File([secret('file')], `${secret('file name')}.jpg`),
    new File([], `${secret('empty file name')}.txt`),
  ]
  return holder.reply(input, files)
}

/** Somebody types wrong codes until the delivery is locked, of which its sender is told. */
export async function lockOut({ gateway, secrets }: Correspondence, sent: Sent): Promise<Holder> {
  const holder = await holderOf({ gateway, secrets }, sent)
  await query(gateway, 'update deliveries set wrong_pins = 1000 where id = $1', [holder.id])
  const wrong = async () => {
    const right = pinIn(await gateway.outbox.smsMessageTo(e164(sent.phone ?? '')))
    secrets.pin(`PIN (${sent.address})`, right)
    return secrets.pin(`wrong PIN (${sent.address})`, String((Number(right) + 1) % 1_000_000).padStart(6, '0'))
  }
  await holder.open(wrong).catch(() => undefined)
  await gateway.outbox.receiptTo('eva.ek@kommun.example', 'locked')
  return holder
}
