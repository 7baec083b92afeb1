import { createClient } from '../src/clients/create-client.ts'
import { graphqlRouter } from '../src/http/graphql.ts'
import { partsRouter } from '../src/http/parts.ts'
import { testGateway } from './test-gateway.ts'
import { serve, type GraphqlAnswer } from './test-server.ts'

/** The API over HTTP, on a gateway of its own. */
export async function testApi(env: Record<string, string> = {}) {
  const gateway = await testGateway(env)
  const graphqlRoutes = await graphqlRouter(gateway.deps)
  const origin = await serve(graphqlRoutes.router, partsRouter(gateway.deps))
  const client = async (name = 'case system') => {
    const created = await createClient(gateway.deps, { name, scopes: ['messages:send'] })
    if (created.kind !== 'ClientCreated') throw new Error(created.kind)
    return { authorization: `Bearer ${created.token}` }
  }
  return { gateway, origin, client }
}

export const result = (answer: GraphqlAnswer, field: string) => answer.data?.[field]
