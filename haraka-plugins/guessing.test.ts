import { expect, test } from 'vitest'
import { intakeOfFile } from './testing/intake-of-file.ts'
import { SmtpClient } from './testing/smtp-client.ts'
import { createUser } from './users/create-user.ts'

const { haraka } = await intakeOfFile({ SMTP_TRUSTED_NETWORKS: '192.0.2.0/24' })
const password = await createUser(`${haraka.dataFolder}/keys/smtp-users.json`, { name: 'exchange' })

/** @returns the answer to the login */
async function login(from: string, secret: string): Promise<string> {
  const client = await SmtpClient.greeted(haraka.port, from)
  await client.startTls()
  await client.command('EHLO client.example')
  const { text } = await client.command(`AUTH PLAIN ${btoa(`\0exchange\0${secret}`)}`)
  client.close()
  return text
}

test('30 wrong passwords from one network, over however many connections, and it is told to wait; others are not', async () => {
  const guesses = Array.from({ length: 40 }, (_, guess) =>
    login(`127.0.60.${String(1 + (guess % 4))}`, `guess ${String(guess)}`),
  )
  for (const answer of await Promise.all(guesses)) expect(answer).toMatch(/^535|^454 4\.7\.0/)
  // Not even the right one: what is tried too often is not looked at.
  expect(await login('127.0.60.9', password)).toMatch(/^454 4\.7\.0 .* \/ Too many failed logins/)
  expect(await login('127.0.61.1', password)).toMatch(/^235/)
  await expect.poll(() => haraka.output.match(/login failed/g)?.length ?? 0).toBe(30)
})
