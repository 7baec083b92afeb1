import type { SendMailOptions } from 'nodemailer'
import { toBase64url } from '../../server/envelope/bytes.ts'
import { eva } from '../data.ts'
import { databaseUrl, query } from '../support/database.ts'
import type { TestGateway } from '../support/gateway.ts'
import { importDirectory } from '../support/directory.ts'
import { ask, type Holder } from '../support/holder.ts'
import { untilDueAreTried } from '../support/jobs.ts'
import { operatorLink } from '../support/operator-link.ts'
import { statusLinkIn } from '../support/outbox.ts'
import { holderOf, sendLetter } from './correspondence.ts'
import type { Secrets } from './secrets.ts'

type Control = { gateway: TestGateway; secrets: Secrets }
/** A delivery whose number is wrong, and both ways in which its sender can say so. */
type Held = { holder: Holder; messageId: string; token: string; answerTo: string }

/** Staff and operators do everything that they can do, and some of what they cannot. @param locked of which eva was told */
export async function controlHappens(control: Control, { locked }: { locked: Holder }): Promise<void> {
  const held = await heldDelivery(control)
  await commands(control, held)
  await foreignCommands(control, held)
  await statusPage(control, held)
  await unlock(control, locked)
  await slowMails(control)
  await operator(control)
  await directory(control)
  await command(control, held)('glöm numret')
  await command(control, held)('återkalla')
  await untilDueAreTried(await databaseUrl(control.gateway))
}

/** The number stands in the subject; its owner asks for more time and for a code, and says that it is somebody else's. */
async function heldDelivery(control: Control): Promise<Held> {
  const { gateway, secrets } = control
  const phone = secrets.phone('number in a subject')
  const subject = `[SMS:${phone}] ${secrets.word('subject with a number')}`
  const to = 'gun@foretag.example'
  await gateway.send({ from: eva, to: `${to}.s`, subject, text: secrets.word('text below a number') })
  const holder = await holderOf(control, { address: to })
  const proof = { id: holder.id, accessToken: toBase64url(holder.accessToken) }
  await press(gateway, 'AskForMoreTime', proof)
  await press(gateway, 'OpenDelivery', { ...proof, language: 'sv' })
  await press(gateway, 'ReportWrongNumber', proof)
  const mail = await gateway.outbox.receiptTo(eva.address, 'held')
  const { pathname, hash } = new URL(statusLinkIn(mail))
  const answerTo = mail.replyTo?.value[0]?.address ?? ''
  const tag = /\.([0-9a-f]{16})@/.exec(answerTo)?.[1]
  if (tag === undefined) throw new Error('no address to answer')
  secrets.pin('tag of a command address', tag)
  secrets.key('token of a status page', hash.slice(1))
  return { holder, answerTo, messageId: pathname.slice('/sent/'.length), token: hash.slice(1) }
}

/** Asks for a mutation by the name of its input. */
function press(gateway: TestGateway, name: string, input: object) {
  const field = name.charAt(0).toLowerCase() + name.slice(1)
  const mutation = `mutation ($input: ${name}Input!) { outcome: ${field}(input: $input) { __typename } }`
  return ask(gateway.url, { query: mutation, variables: { input } })
}

/** How eva answers a mail of the gateway, with secrets wherever her mail program puts something. */
const command =
  ({ gateway, secrets }: Control, { answerTo }: Held) =>
  (said: string, change: SendMailOptions = {}) =>
    gateway.send({
      from: { name: secrets.word("sender's name in a command"), address: eva.address },
      to: answerTo,
      envelope: { from: eva.address, to: [answerTo] },
      subject: `Sv: ${secrets.word('subject of a command')}`,
      messageId: `<${secrets.word('Message-ID of a command')}@kommun.example>`,
      text: `${said}\n`,
      ...change,
    })

async function commands(control: Control, held: Held): Promise<void> {
  const { secrets } = control
  const say = command(control, held)
  await say(secrets.phone('number in a command'))
  await say(`status\n\n${secrets.word('text of a command')}`)
  await say(secrets.word('unknown command'))
  await say(`0701${secrets.phone('number that is none, in a command')}`, {
    attachments: [
      { filename: `${secrets.word('file name in a command')}.txt`, content: secrets.word('file in a command') },
    ],
  })
}

/** Automatic, from somebody else, forged, and to others, too. */
async function foreignCommands(control: Control, held: Held): Promise<void> {
  const { secrets } = control
  const word = (what: string) => secrets.word(`${what} of a foreign command`)
  const refused = (change: SendMailOptions) => command(control, held)(word('text'), change).catch(() => undefined)
  const forged = held.answerTo.replace(/\.\w{16}@/, '.0123456789abcdef@')
  await refused({ headers: { 'Auto-Submitted': 'auto-replied', 'X-Failed-Recipients': `${word('header')}@x.example` } })
  await refused({ from: `${word('sender')}@kommun.example` })
  await refused({ envelope: { from: eva.address, to: [forged] } })
  await refused({ envelope: { from: eva.address, to: [held.answerTo, 'gun@foretag.example.s'] } })
}

async function statusPage({ gateway, secrets }: Control, { holder, messageId, token }: Held): Promise<void> {
  const holding = { messageId, token, deliveryId: holder.id }
  const numbers = [
    secrets.phone('number on a status page'),
    `070x${secrets.phone('number that is none, on a status page')}`,
    `${secrets.phone('number that is too long')}${'1'.repeat(40)}`,
  ]
  for (const number of numbers) await press(gateway, 'GiveNumber', { ...holding, number })
  for (const shown of [token, secrets.word('token that is none')])
    await ask(gateway.url, { query: `{ sentMessage(id: "${messageId}", token: "${shown}") { __typename } }` })
  await fetch(`${gateway.url}/sent/${messageId}%23${token}`)
  await fetch(`${gateway.url}/sent/${messageId}?${token}`)
}

async function unlock({ gateway, secrets }: Control, { id }: Holder): Promise<void> {
  const { pathname, hash } = new URL(statusLinkIn(await gateway.outbox.receiptTo(eva.address, 'locked')))
  const token = hash.slice(1)
  secrets.key('token of a status page, of what is locked', token)
  const input = { messageId: pathname.slice('/sent/'.length), token, deliveryId: id }
  const mutation = 'mutation ($input: ControlInput!) { unlockDelivery(input: $input) { kind: __typename } }'
  const { data } = await ask(gateway.url, { query: mutation, variables: { input } })
  if (data?.['unlockDelivery']?.['kind'] !== 'SentMessage') throw new Error('not unlocked')
}

/** Days pass: the sender gets a digest, the recipient the link once more. */
async function slowMails(control: Control): Promise<void> {
  const { gateway } = control
  const { address } = await sendLetter(control, { whose: 'hilda', level: 'LINK' })
  const { id } = await holderOf(control, { address })
  await untilDueAreTried(await databaseUrl(gateway))
  const before = `announced_at = announced_at - interval '9 days', reminded_at = now()`
  await query(gateway, `update deliveries set ${before} where id = $1`, [id])
  const enqueue = (queue: string, data: object) =>
    query(gateway, 'insert into pgboss.job (name, data) values ($1, $2)', [queue, JSON.stringify(data)])
  await enqueue('send-digest', { day: '2026-11-24', deliveryIds: [id] })
  await enqueue('send-reminder', { deliveryId: id })
  await untilDueAreTried(await databaseUrl(gateway))
  await gateway.outbox.mailTo(address, 2)
  const [sent] = await query(gateway, `select 1 from events where kind = 'DIGEST_SENT' and delivery_id = $1`, [id])
  if (!sent) throw new Error('no digest was sent')
}

async function operator({ gateway, secrets }: Control): Promise<void> {
  const linkToken = new URL(await operatorLink(gateway)).hash.slice(1)
  secrets.key("token of an operator's link", linkToken)
  await fetch(`${gateway.url}/operator%23${linkToken}`)
  const { response } = await press(gateway, 'SignInOperator', { linkToken })
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  secrets.key("operator's session", cookie.split('=')[1] ?? '')
  const csv = await fetch(`${gateway.url}/operator/statistics.csv?from=2026-11&to=2026-11`, { headers: { cookie } })
  if (csv.headers.get('content-type')?.startsWith('text/csv') !== true) throw new Error('no statistics')
  const returned = `code=${secrets.word('code of an identity provider')}&state=${secrets.word('state of a sign-in')}`
  await fetch(`${gateway.url}/operator/signed-in?${returned}`, { redirect: 'manual' })
}

/** A number is imported, and one that is none is refused. */
async function directory({ gateway, secrets }: Control): Promise<void> {
  await importDirectory(gateway, [`hugo@foretag.example;${secrets.phone('number in the directory')}`])
  const wrong = `hugo@foretag.example;07${secrets.phone('number that is none, in a directory')}`
  await importDirectory(gateway, [wrong]).catch(() => undefined)
}
