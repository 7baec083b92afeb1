import { expect } from '@playwright/test'
import { pdf, somebody } from '../data.ts'
import { createClient } from '../support/create-client.ts'
import { bodyOf, openByPin } from '../support/recipient.ts'
import { test } from '../support/test.ts'

test.use({ expectedNoise: [/Blocked script execution in '\S+\/frame\.html'/] })

test('a case system sends a message with an attachment at level PIN, and follows what becomes of it', async ({
  page,
  gateway,
  request,
}) => {
  const anna = somebody()
  const token = await createClient(gateway, ['--name', 'case system', '--scope', 'messages:send'])
  const headers = { authorization: `Bearer ${token}`, 'apollo-require-preflight': '1' }
  const query = `mutation ($input: SendMessageInput!, $attachments: [Upload!]) {
    sendMessage(input: $input, attachments: $attachments) { ... on MessageAccepted { message { id deliveries { state } } } }
  }`
  const input = {
    idempotencyKey: 'arende-17',
    sender: { address: 'arende@kommun.example', name: 'Socialtjänsten' },
    recipient: { address: anna.address, name: anna.name },
    level: 'PIN',
    phone: anna.e164,
    subject: 'Beslut i ditt ärende',
    html: '<p>Beslutet är <b>bifogat</b>.</p>',
    language: 'en',
  }
  const sent = await request.post('/graphql', {
    headers,
    multipart: {
      operations: JSON.stringify({ query, variables: { input, attachments: [null] } }),
      map: '{"file":["variables.attachments.0"]}',
      file: { name: 'beslut.pdf', mimeType: 'application/pdf', buffer: pdf },
    },
  })
  const { data } = (await sent.json()) as { data: { sendMessage: { message: { id: string } } } }
  const { id } = data.sendMessage.message

  const states = async () => {
    const asked = 'query ($id: ID!) { message(id: $id) { deliveries { state recipient } } }'
    const answer = await request.post('/graphql', { headers, data: { query: asked, variables: { id } } })
    return (await answer.json()) as unknown
  }
  const inState = (state: string) => ({ data: { message: { deliveries: [{ state, recipient: anna.address }] } } })
  await expect.poll(states).toEqual(inState('ANNOUNCED'))
  await openByPin(page, { gateway, person: anna })
  await expect(bodyOf(page).getByText('bifogat')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Download beslut.pdf' })).toBeVisible()
  expect(await states()).toEqual(inState('OPENED'))
})

test('the name of a client is taken once, and what it may do has to be said', async ({ gateway }) => {
  const args = ['--name', 'one of a kind', '--scope', 'messages:send']
  await createClient(gateway, args)
  await expect(createClient(gateway, args)).rejects.toThrow('There is a client called one of a kind already')
  await expect(createClient(gateway, ['--name', 'another', '--scope', 'everything'])).rejects.toThrow('what it may do')
})
