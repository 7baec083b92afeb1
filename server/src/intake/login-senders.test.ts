import { expect, test } from 'vitest'
import { simpleMail, testGateway } from '../../testing/test-gateway.ts'
import { acceptMail } from './accept-mail.ts'

const sender = 'eva@kommun.example'
const recipients = ['anna@foretag.example.s']

test('a login that is bound to senders may not write as somebody else, whatever the envelope says', async () => {
  const gateway = await testGateway()
  const accept = (from: string, senders: string[]) =>
    acceptMail(gateway.deps, { sender, recipients, senders, rfc822: simpleMail({ from }) })
  const bound = ['eva@kommun.example', '@skolan.example']
  for (const from of ['Eva <EVA@kommun.example>', 'lärare@Skolan.Example']) {
    expect(await accept(from, bound)).toMatchObject({ kind: 'MailAccepted' })
  }
  for (const from of ['chef@kommun.example', 'a@under.skolan.example', 'a@skolan.example.evil.example']) {
    expect(await accept(from, bound)).toMatchObject({ code: 'SENDER_NOT_ALLOWED' })
  }
  expect(await accept(sender, [])).toMatchObject({ code: 'SENDER_NOT_ALLOWED' })
})
