import { type ApolloLink, execute } from '@apollo/client/link'
import { BaseHttpLink } from '@apollo/client/link/http'
import type { TypedDocumentNode } from '@apollo/client'
import { firstValueFrom } from 'rxjs'
import { outageOf } from './outage.ts'

const patience = 25_000 // milliseconds; a slow server has answered or given up by then
const http = new BaseHttpLink({ uri: '/graphql' })

/**
 * Apollo's links without its client: keys and letters must not lie in a cache, and no page watches a query.
 * @throws Outage
 */
export async function ask<Data, Variables extends object>(
  query: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  link: ApolloLink = http,
): Promise<Data> {
  try {
    const context = link === http ? { fetchOptions: { signal: AbortSignal.timeout(patience) } } : {}
    const answer = await firstValueFrom(execute(link, { query, variables, context }, { client: undefined as never }))
    if (!answer.data || answer.errors?.length) throw new Error(JSON.stringify(answer.errors))
    return answer.data as Data
  } catch (cause) {
    throw outageOf(cause, navigator)
  }
}
