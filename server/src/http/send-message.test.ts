import { count } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { result, testApi } from '../../testing/test-api.ts'
import { readMessage, recipientOfNotice } from '../../testing/test-recipient.ts'
import { graphql } from '../../testing/test-server.ts'
import { openDelivery } from '../deliveries/open-delivery.ts'
import { messages } from '../messages/messages.tables.ts'

const recipient = 'anna@foretag.example'
const sendMessage = `mutation ($input: SendMessageInput!, $attachments: [Upload!]) {
  sendMessage(input: $input, attachments: $attachments) {
    __typename
    ... on MessageAccepted { duplicate message { id deliveries { recipient level category state announcedAt } } }
    ... on RecipientRefused { code sentence }
    ... on MessageTooLarge { limit }
  }
}`
const input = {
  idempotencyKey: 'arende-17',
  sender: { address: 'eva@kommun.example', name: 'Eva Ek' },
  recipient: { address: recipient, name: 'Anna Berg' },
  subject: 'Beslut',
  text: 'Hej Anna',
}

describe('sendMessage', () => {
  test('stores one message with its attachments, and message tells its states and no content', async () => {
    const { gateway, origin, client } = await testApi()
    const headers = await client()
    const files = { 'variables.attachments.0': new File(['pdf'], 'beslut å.pdf', { type: 'application/pdf' }) }
    const answer = await graphql(origin, {
      query: sendMessage,
      variables: { input, attachments: [null] },
      headers,
      files,
    })
    expect(result(answer, 'sendMessage')).toMatchObject({
      __typename: 'MessageAccepted',
      duplicate: false,
      message: { deliveries: [{ recipient, level: 'LINK', category: 'COMPANY', state: 'ACCEPTED' }] },
    })
    await gateway.runJobs()
    const { id } = result(answer, 'sendMessage')?.['message'] as { id: string }
    const query = 'query ($id: ID!) { message(id: $id) { id deliveries { state announcedAt } } }'
    const asked = await graphql(origin, { query, variables: { id }, headers })
    expect(result(asked, 'message')).toEqual({
      id,
      deliveries: [{ state: 'ANNOUNCED', announcedAt: '2026-11-24T10:00:00.000Z' }],
    })
    const other = await graphql(origin, { query, variables: { id }, headers: await client('another') })
    expect(other.data).toEqual({ message: null })

    const holder = await recipientOfNotice(gateway.mails.sent[0])
    const opened = await openDelivery(gateway.deps, { ...holder, language: 'sv' })
    if (opened.kind !== 'DeliveryOpened') throw new Error(opened.kind)
    const { manifest, attachment } = await readMessage(gateway.deps, holder, opened)
    expect(manifest).toMatchObject({ subject: 'Beslut', attachments: [{ fileName: 'beslut å.pdf', size: 3 }] })
    expect((await attachment('1')).toString()).toBe('pdf')
  })

  test('with the same key and content gives the same message, with other content a conflict', async () => {
    const { gateway, origin, client } = await testApi()
    const headers = await client()
    const send = (change: object) =>
      graphql(origin, { query: sendMessage, variables: { input: { ...input, ...change } }, headers })
    const first = result(await send({}), 'sendMessage')
    expect(result(await send({}), 'sendMessage')).toEqual({ ...first, duplicate: true })
    expect(result(await send({ subject: 'Annat' }), 'sendMessage')).toMatchObject({ __typename: 'IdempotencyConflict' })
    expect(await gateway.deps.db.select({ n: count() }).from(messages)).toEqual([{ n: 1 }])
    const other = await graphql(origin, { query: sendMessage, variables: { input }, headers: await client('another') })
    expect(result(other, 'sendMessage')).toMatchObject({ __typename: 'MessageAccepted', duplicate: false })
  })

  test('has a typed outcome for everything that the client can mend', async () => {
    const { origin, client } = await testApi({ MAX_MAIL_BYTES: '1000' })
    const headers = await client()
    const send = async (change: object) =>
      result(
        await graphql(origin, { query: sendMessage, variables: { input: { ...input, ...change } }, headers }),
        'sendMessage',
      )
    expect(await send({ text: ' ' })).toEqual({ __typename: 'MessageEmpty' })
    const files = { 'variables.attachments.0': new Blob(['x'.repeat(1001)]) }
    const variables = { input, attachments: [null] }
    const tooLarge = await graphql(origin, { query: sendMessage, variables, headers, files })
    expect(result(tooLarge, 'sendMessage')).toEqual({ __typename: 'MessageTooLarge', limit: 1000 })
    expect(await send({ phone: '+358401234567' })).toMatchObject({ code: 'PHONE_NOT_ALLOWED' })
    expect(await send({ recipient: { address: 'anna@foretag.example.s' } })).toMatchObject({
      code: 'MALFORMED_ADDRESS',
    })
    expect(await send({ level: 'PIN', phone: '+46701234567' })).toMatchObject({ __typename: 'MessageAccepted' })
  })

  test('says what is wrong with input that breaks the contract, without quoting it', async () => {
    const { origin, client } = await testApi()
    const headers = await client()
    for (const change of [{ phone: '0701234567' }, { idempotencyKey: '' }, { subject: 'hemligt'.repeat(200) }]) {
      const answer = await graphql(origin, {
        query: sendMessage,
        variables: { input: { ...input, ...change } },
        headers,
      })
      expect(answer.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
      expect(JSON.stringify(answer)).not.toMatch(/0701234567|hemligt/)
    }
  })
})
