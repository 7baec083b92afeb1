import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Kind, parse, print, visit, type DocumentNode } from 'graphql'
import { expect, test } from 'vitest'
import { result, testApi } from '../../testing/test-api.ts'
import { graphql } from '../../testing/test-server.ts'

const folder = fileURLToPath(new URL('../../../pwa/src/graphql', import.meta.url))
const documents = readdirSync(folder)
  .filter((name) => name.endsWith('.graphql'))
  .flatMap((name) => parse(readFileSync(`${folder}/${name}`, 'utf8')).definitions)

/** An operation of the PWA with the fragments that it uses. */
function operations(): [string, string][] {
  return documents
    .filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)
    .map((operation) => {
      const used = new Set<string>()
      const collect = (node: DocumentNode['definitions'][number]) =>
        visit(node, {
          FragmentSpread: ({ name }) => {
            if (used.has(name.value)) return
            used.add(name.value)
            documents.filter((one) => 'name' in one && one.name.value === name.value).forEach(collect)
          },
        })
      collect(operation)
      const fragments = documents.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION && used.has(one.name.value))
      return [operation.name?.value ?? '', [operation, ...fragments].map(print).join('\n')]
    })
}

const input = { id: 'x', accessToken: 'AAAA' }
const variables: Record<string, object> = {
  Delivery: input,
  OpenDelivery: { input: { ...input, language: 'sv' } },
  VerifyPin: { input: { ...input, pin: '123456' } },
  SendReply: { input: { deliveryId: 'x', idempotencyKey: crypto.randomUUID(), subject: '', text: 'Hej' } },
}

test.each(operations())('%s of the PWA is within the limits', async (name, query) => {
  const { origin } = await testApi()
  const answer = await graphql(origin, { query, variables: variables[name] ?? {} })
  expect(answer.errors).toBeUndefined()
  expect(answer.data).toBeDefined()
})

test.each([
  ['aliases', `{ ${Array.from({ length: 20 }, (_, index) => `a${index}: message(id: "x") { id }`).join(' ')} }`],
  ['tokens', `{ message(id: "x") { ${'id '.repeat(2_000)} } }`],
  ['directives', `{ message(id: "x") { id ${'@include(if: true) '.repeat(30)} } }`],
])('a request with too many %s is not carried out', async (_, query) => {
  const { origin } = await testApi()
  const answer = await graphql(origin, { query })
  expect(answer.status).toBe(400)
  expect(result(answer, 'message')).toBeUndefined()
})
