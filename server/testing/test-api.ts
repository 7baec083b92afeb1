import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createClient } from '../src/clients/create-client.ts'
import type { Scope } from '../src/clients/scopes.ts'
import { httpApp } from '../src/http/app.ts'
import { graphqlRouter } from '../src/http/graphql.ts'
import { healthRouter } from '../src/http/health.ts'
import { testGateway } from './test-gateway.ts'
import { serveApp, type GraphqlAnswer } from './test-server.ts'

const well = async () => true

/** Everything that is served over HTTP, on a gateway of its own; the pages are empty ones. */
export async function testApi(env: Record<string, string> = {}) {
  const gateway = await testGateway(env)
  const { router } = await graphqlRouter(gateway.deps)
  const health = healthRouter({ database: well, jobs: well, smtp: well })
  const pwaFolder = await emptyPages(gateway.deps.config.dataFolder)
  const app = httpApp(gateway.deps, { routers: { graphql: router, health }, pwaFolder })
  const origin = await serveApp(app)
  const client = async (name = 'case system', scopes: Scope[] = ['messages:send']) => {
    const created = await createClient(gateway.deps, { name, scopes })
    if (created.kind !== 'ClientCreated') throw new Error(created.kind)
    return { authorization: `Bearer ${created.token}` }
  }
  return { gateway, origin, client, app }
}

async function emptyPages(dataFolder: string): Promise<string> {
  const folder = join(dataFolder, 'pages')
  await mkdir(join(folder, 'assets'), { recursive: true })
  for (const name of ['index.html', 'frame.html', 'sw.js', 'assets/index-abc.js'])
    await writeFile(join(folder, name), '')
  return folder
}

export const result = (answer: GraphqlAnswer, field: string) => answer.data?.[field]
