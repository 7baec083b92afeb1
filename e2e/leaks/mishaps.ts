import { SmtpClient } from '../../haraka-plugins/testing/smtp-client.ts'
import { query } from '../support/database.ts'
import type { TestGateway } from '../support/gateway.ts'
import { ask, type Holder } from '../support/holder.ts'
import { toBase64url } from '../../server/envelope/bytes.ts'
import { sendLetter } from './correspondence.ts'
import type { Secrets } from './secrets.ts'

type Mishap = { gateway: TestGateway; secrets: Secrets }

/** Mails that are refused at every step, each with something in it that nobody may learn. */
export async function refusedMails({ gateway, secrets }: Mishap): Promise<void> {
  const wrong = [
    ...['070', '0701', '+46'].map(
      (form) => `anna@foretag.example.${form}${secrets.phone(`number that is none, ${form}`)}.s`,
    ),
    `anna@foretag.example,${secrets.phone('number before a comma')},s`,
    `${secrets.word('address of nobody')}@foretag.example`,
    `anna@foretag.example.0044${secrets.phone('number abroad')}.s`,
  ]
  const client = await SmtpClient.greeted(gateway.smtp.port)
  await client.command('MAIL FROM:<eva@kommun.example>')
  for (const address of wrong) await client.command(`RCPT TO:<${address}>`)
  await client.command(`${secrets.word('command that is none')} 1`)
  await client.command('RCPT TO:<anna@foretag.example.s>')
  await client.data(mail(secrets, { what: 'mail without an end', headers: ['Auto-Submitted: auto-replied'] }))
  client.close()
  for (const headers of refusedHeaders)
    await handIn(gateway, mail(secrets, { what: `refused: ${headers.join()}`, headers }))
  await handIn(gateway, `${secrets.word('mail with a lone CR')}\rx\r\n`)
  await wrongLogin({ gateway, secrets })
}

const refusedHeaders = [
  ['Auto-Submitted: auto-replied'],
  ['Content-Type: multipart/mixed'],
  ['Content-Type: multipart/encrypted; protocol="application/pgp-encrypted"; boundary=x'],
]

function mail(secrets: Secrets, { what, headers }: { what: string; headers: string[] }): string {
  const lines = [
    'From: eva@kommun.example',
    `Subject: ${secrets.word(`subject of ${what}`)}`,
    ...headers,
    '',
    `--x\r\n\r\n${secrets.word(`text of ${what}`)}`,
    '',
  ]
  return lines.join('\r\n')
}

async function handIn(gateway: TestGateway, raw: string): Promise<void> {
  const client = await SmtpClient.greeted(gateway.smtp.port)
  await client.commands('MAIL FROM:<eva@kommun.example>', 'RCPT TO:<anna@foretag.example.s>')
  await client.data(raw)
  client.close()
}

async function wrongLogin({ gateway, secrets }: Mishap): Promise<void> {
  const client = await SmtpClient.greeted(gateway.smtp.port)
  await client.startTls()
  await client.command('EHLO client.example')
  const login = `\0${secrets.word('login of nobody')}\0${secrets.word('wrong password')}`
  await client.command(`AUTH PLAIN ${Buffer.from(login).toString('base64')}`)
  client.close()
}

/** Requests that no page makes. */
export async function malformedRequests({ gateway, secrets }: Mishap, holder: Holder): Promise<void> {
  const { url } = gateway
  const secret = (what: string) => secrets.word(`${what} of a request`)
  const post = (body: BodyInit, headers: Record<string, string>) =>
    fetch(`${url}/graphql`, { method: 'POST', body, headers })
  const json = { 'content-type': 'application/json' }
  await post(`{"query": "${secret('broken JSON')}`, json)
  await post(JSON.stringify({ query: `{ ${secret('field')} }` }), json)
  await post(JSON.stringify({ query: '{ __typename }', variables: secret('variables') }), json)
  await ask(url, {
    query: `mutation ($input: VerifyPinInput!) { verifyPin(input: $input) { __typename } }`,
    variables: { input: { id: secret('id'), accessToken: secret('token'), pin: { a: secret('PIN') } } },
  })
  await ask(url, {
    query: `mutation { verifyPin(input: { id: "${secret('literal id')}", accessToken: 7, pin: "${secret('literal PIN')}" }) { __typename } }`,
  })
  await ask(url, {
    query: '{ __typename }',
    headers: { authorization: `Bearer ${secret('token')}`, cookie: `__Host-sigill-x=${secret('cookie')}` },
  })
  await post(secret('text'), { 'content-type': 'text/plain' })
  await post(`--b\r\nContent-Disposition: form-data; name="${secret('part')}"\r\n\r\n${secret('form')}`, {
    'content-type': 'multipart/form-data; boundary=b',
    'apollo-require-preflight': '1',
  })
  await fetch(`${url}/parts/${holder.id}/${secret('part')}`)
  // Mail filters write the fragment so, and then the secret comes to the server.
  await fetch(`${url}/m/${holder.id}%23${toBase64url(holder.linkSecret)}`)
  await fetch(`${url}/graphql?query=${secret('address')}`)
}

/** The database refuses what the server writes, whatever it is: errors are where things leak. */
export async function failingStatements(
  { gateway, secrets }: Mishap,
  { holder, reply }: { holder: Holder; reply: () => Promise<string> },
): Promise<void> {
  const failing = async (statement: { table: string; check: string }, work: () => Promise<unknown>) => {
    const { table, check } = statement
    await query(gateway, `alter table ${table} add constraint broken check (${check}) not valid`)
    await work().catch(() => undefined)
    await query(gateway, `alter table ${table} drop constraint broken`)
  }
  const write = (whose: string) => () => sendLetter({ gateway, secrets }, { whose, level: 'PIN' })
  await failing({ table: 'deliveries', check: 'false' }, write('fatima'))
  await failing({ table: 'messages', check: 'false' }, write('gustav'))
  await failing({ table: 'sealed_parts', check: 'false' }, write('hanna'))
  await failing({ table: 'events', check: 'false' }, write('ivar'))
  await failing({ table: 'replies', check: 'false' }, reply)
  await failing({ table: 'sessions', check: 'false' }, () => holder.open())
  await failing({ table: 'events', check: "kind <> 'NOTICE_TAKEN'" }, async () => {
    const { address } = await write('jon')()
    await gateway.outbox.mailTo(address)
  })
}
