import type { Readable } from 'node:stream'
import { Pool } from 'undici'
import { z } from 'zod'

/** The server did not answer as the contract says: it may be down, slow, restarting, or of another version. Try again later. */
export class Outage extends Error {}

export type Query = { contentType: string; contentLength: number; body: string | Readable }

/** Sends one GraphQL request and gives back `data`. @throws Outage */
export type AskServer = (query: Query, deadline: number) => Promise<unknown>

const answerFormat = z.object({ data: z.unknown(), errors: z.undefined().optional() })

/** @param token read anew for each request would cost a file; it never changes while the gateway runs */
export function askServer({ url, token }: { url: string; token: string }): AskServer {
  const pool = new Pool(url, { connections: 64 })
  return async ({ contentType, contentLength, body }, deadline) => {
    const { statusCode, body: answer } = await pool.request({
      method: 'POST',
      path: '/graphql',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': contentType,
        'content-length': String(contentLength),
        // Apollo Server takes multipart requests only with a header that a cross-site form cannot set.
        'apollo-require-preflight': '1',
      },
      body,
      signal: AbortSignal.timeout(deadline),
      headersTimeout: deadline,
      bodyTimeout: deadline,
    })
    return dataOf(statusCode, await answer.text())
  }
}

function dataOf(status: number, text: string): unknown {
  if (status !== 200) throw new Outage(`the server answered HTTP ${String(status)}`)
  const answer = answerFormat.safeParse(parsed(text))
  if (!answer.success) throw new Outage('the server answered with GraphQL errors, or with something else')
  return answer.data.data
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Outage('the server answered something that is not JSON')
  }
}
