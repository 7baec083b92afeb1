import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express, { type Express, type Router } from 'express'
import { onTestFinished } from 'vitest'

/** Serves a router on a free port of this machine until the test ends. @returns its origin */
export async function serve(...routers: Router[]): Promise<string> {
  const app = express()
  for (const router of routers) app.use(router)
  return serveApp(app)
}

export async function serveApp(app: Express): Promise<string> {
  const server = createServer(app)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`
}

export type GraphqlAnswer = {
  status: number
  data?: Record<string, Record<string, unknown> | null> | null
  errors?: { message: string; extensions: { code: string; requestId?: string } }[]
  cookies: string[]
}

type GraphqlRequest = {
  query: string
  variables?: object
  headers?: Record<string, string>
  files?: Record<string, Blob>
}

/** Sends an operation as JSON or, with files (their paths in the variables), as a multipart request. */
export async function graphql(
  origin: string,
  { query, variables = {}, headers = {}, files }: GraphqlRequest,
): Promise<GraphqlAnswer> {
  const operations = JSON.stringify({ query, variables })
  const response = await fetch(`${origin}/graphql`, {
    method: 'POST',
    ...(files
      ? { body: multipart(operations, files), headers: { 'apollo-require-preflight': '1', ...headers } }
      : { body: operations, headers: { 'content-type': 'application/json', ...headers } }),
  })
  const answer = (await response.json()) as Omit<GraphqlAnswer, 'status' | 'cookies'>
  return { ...answer, status: response.status, cookies: response.headers.getSetCookie() }
}

function multipart(operations: string, files: Record<string, Blob>): FormData {
  const form = new FormData()
  const entries = Object.entries(files)
  form.set('operations', operations)
  form.set('map', JSON.stringify(Object.fromEntries(entries.map(([path], index) => [String(index), [path]]))))
  for (const [index, [, file]] of entries.entries())
    form.set(String(index), file, file instanceof File ? file.name : 'file')
  return form
}
