import { readFileSync } from 'node:fs'
import { buildSchema, GraphQLEnumType, parse, validate } from 'graphql'
import { expect, test } from 'vitest'
import { statusOfMailRefusal } from '../hooks/queue.ts'
import { statusOfRefusal } from '../hooks/recipient.ts'
import { acceptMailMutation } from './accept-mail.ts'
import { explainRecipientQuery } from './explain-recipient.ts'

const schema = buildSchema(readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8'))

function codesOf(name: string): string[] {
  const type = schema.getType(name)
  return type instanceof GraphQLEnumType ? type.getValues().map((value) => value.name) : []
}

test.each([
  ['acceptMail', acceptMailMutation],
  ['explainRecipient', explainRecipientQuery],
])('what the plugin asks by %s is in the contract', (_, document) => {
  expect(validate(schema, parse(document))).toEqual([])
})

test('every reason to refuse a recipient or a mail has its status code', () => {
  expect(Object.keys(statusOfRefusal).sort()).toEqual(codesOf('RefusalCode').sort())
  expect(Object.keys(statusOfMailRefusal).sort()).toEqual(codesOf('MailRefusalCode').sort())
})
