import { expect, test } from 'vitest'
import { testApi } from '../../testing/test-api.ts'
import { appPolicy, framePolicy } from './security-headers.ts'

const id = '0193a1b2-0000-7000-8000-00000000000a'
type Kept = 'no-store' | 'no-cache' | 'immutable'
type Example = { path: string; status: number; method?: string; kept?: Kept; init?: RequestInit }

const json = { 'content-type': 'application/json' }
const graphqlPost = (status: number, body: string, headers: Record<string, string> = json): Example => ({
  path: '/graphql',
  status,
  method: 'POST',
  init: { body, headers },
})

/** Every route of the app with what it answers, errors among it. */
const routes: Record<string, Example[]> = {
  '/healthz': [{ path: '/healthz', status: 200 }],
  '/readyz': [{ path: '/readyz', status: 200 }],
  '/graphql': [
    graphqlPost(200, '{"query":"{ __typename }"}'),
    graphqlPost(200, '{"query":"{ message(id: \\"x\\") { id } }"}'),
    graphqlPost(400, '{"query":"{ nothing }"}'),
    graphqlPost(400, '{'),
    graphqlPost(400, '{ __typename }', { 'content-type': 'text/plain' }),
    graphqlPost(403, '{}', { ...json, origin: 'https://evil.example' }),
    graphqlPost(413, `"${'x'.repeat(9_000_000)}"`),
    graphqlPost(415, '{}', { 'content-type': 'application/json; charset=x' }),
    { path: '/graphql', status: 404 },
    { path: '/graphql', status: 200, method: 'OPTIONS' },
  ],
  '/parts/:deliveryId/:partId': [{ path: `/parts/${id}/manifest`, status: 404 }],
  '/sms-reports/:token': [{ path: '/sms-reports/x', status: 404, method: 'POST' }],
  '/operator/sign-in': [{ path: '/operator/sign-in', status: 303 }],
  '/operator/signed-in': [{ path: '/operator/signed-in?code=x&state=x', status: 303 }],
  '/operator/statistics.csv': [
    { path: '/operator/statistics.csv', status: 400 },
    { path: '/operator/statistics.csv?from=2026-11&to=2026-11', status: 303 },
  ],
  '/,/inbox,/m/:deliveryId,/sent/:messageId,/operator': [
    { path: `/sent/${id}`, status: 200, kept: 'no-cache' },
    { path: '/operator', status: 200, kept: 'no-cache' },
    { path: '/', status: 200, kept: 'no-cache' },
    { path: `/m/${id}`, status: 200, kept: 'no-cache' },
    { path: `/m/${id}`, status: 200, kept: 'no-cache', method: 'HEAD' },
    { path: `/m/${id}`, status: 404, method: 'POST' },
    { path: '/m/%E0%A4%A', status: 400 },
  ],
  // Of the outbox, below its folder.
  '/,/outbox.js,/outbox.css,/mails/:name,/mails/:name/body,/mails/:name/attachments/:index': [
    { path: '/outbox', status: 200 },
    { path: '/outbox/outbox.js', status: 200 },
    { path: '/outbox/mails/x', status: 404 },
    { path: '/outbox/mails/x/body', status: 404 },
    { path: '/outbox/mails/x/attachments/0', status: 404 },
  ],
  '/{*path}': [{ path: '/nothing', status: 404, init: { headers: { accept: 'text/html,*/*;q=0.8' } } }],
  'files and what is not there': [
    { path: '/frame.html', status: 200, kept: 'no-cache' },
    { path: '/sw.js', status: 200, kept: 'no-cache' },
    { path: '/assets/index-abc.js', status: 200, kept: 'immutable' },
    { path: '/assets/nothing.js', status: 404 },
    { path: '/nothing', status: 404 },
    { path: '/..%2f..%2fpackage.json', status: 404 },
    { path: '/nothing', status: 404, method: 'DELETE' },
  ],
}

const kinds: Record<Kept, RegExp> = {
  'no-store': /^no-store$/,
  'no-cache': /^no-cache$/,
  immutable: /^public, max-age=31536000, immutable$/,
}

async function answersOf(origin: string) {
  const examples = Object.values(routes).flat()
  return Promise.all(
    examples.map(async (example) => {
      const { path, method = 'GET', init } = example
      const answer = await fetch(origin + path, { ...init, method, redirect: 'manual' })
      return { ...example, name: `${method} ${path} ${example.status}`, answer, body: await answer.text() }
    }),
  )
}

test('every answer of every route carries the headers that hold a browser to its own origin', async () => {
  const { origin } = await testApi({ PUBLIC_URL: 'https://sigill.example' })
  for (const { name, status, kept = 'no-store', path, answer, body } of await answersOf(origin)) {
    const header = (field: string) => answer.headers.get(field)
    expect.soft(answer.status, name).toBe(status)
    expect.soft(header('cache-control'), name).toMatch(kinds[kept])
    expect.soft(header('strict-transport-security'), name).toBe('max-age=31536000; includeSubDomains')
    expect.soft(header('referrer-policy'), name).toBe('no-referrer')
    expect.soft(header('x-content-type-options'), name).toBe('nosniff')
    expect.soft(header('cross-origin-opener-policy'), name).toBe('same-origin')
    expect.soft(header('cross-origin-resource-policy'), name).toBe('same-origin')
    expect.soft(header('permissions-policy'), name).toMatch(/camera=\(\).*microphone=\(\).*otp-credentials=\(self\)/)
    expect.soft(header('x-robots-tag'), name).toBe('noindex, nofollow')
    expect.soft(header('x-powered-by'), name).toBeNull()
    expect.soft(header('server'), name).toBeNull()
    if (!path.startsWith('/outbox')) {
      expect.soft(header('content-security-policy'), name).toBe(path === '/frame.html' ? framePolicy : appPolicy)
    }
    expect.soft(header('content-security-policy'), name).toMatch(/^default-src 'none'; .*frame-ancestors '(none|self)'/)
    expect.soft(body, name).not.toMatch(/node_modules|\.ts:|at \w+ \(/)
  }
})

test('what is no page is told by the pages themselves, with the status that says so, and never kept', async () => {
  const { origin } = await testApi()
  const ask = (path: string, accept: string) => fetch(origin + path, { headers: { accept } })
  const pages = await (await ask('/', 'text/html')).text()
  for (const path of ['/nothing', '/m', '/operator/nothing', '/.env', '/..%2f..%2fpackage.json']) {
    const answer = await ask(path, 'text/html,application/xhtml+xml,*/*;q=0.8')
    expect
      .soft({ status: answer.status, kept: answer.headers.get('cache-control') }, path)
      .toEqual({ status: 404, kept: 'no-store' })
    expect.soft(answer.headers.get('content-security-policy'), path).toBe(appPolicy)
    expect.soft(await answer.text(), path).toBe(pages)
  }
  expect(await (await ask('/assets/nothing.js', '*/*')).text()).toBe('Not Found')
})

test('the policy of the pages lets nothing run or load that is not a file of ours', () => {
  expect(appPolicy).not.toMatch(/unsafe|\*|https?:|strict-dynamic/)
  expect(appPolicy).toContain("script-src 'self'; style-src 'self'")
  expect(framePolicy).not.toMatch(/script-src|connect-src|unsafe-eval|\*|https?:/)
  expect(framePolicy.replace("style-src 'unsafe-inline'", '')).not.toContain('unsafe')
})

test('without TLS no browser is told to insist on it', async () => {
  const { origin } = await testApi()
  expect((await fetch(origin)).headers.get('strict-transport-security')).toBeNull()
})

test('every route is among them', async () => {
  const { app } = await testApi()
  const known = Object.keys(routes).flatMap((key) => key.split(','))
  expect(pathsOf(app.router as Layered).filter((path) => !known.includes(path))).toEqual([])
})

type Layered = { stack?: { route?: { path: string | string[] }; handle: Layered }[] }

/** The paths of an app and of the routers in it. */
function pathsOf({ stack = [] }: Layered): string[] {
  return stack.flatMap(({ route, handle }) => (route ? [route.path].flat() : pathsOf(handle)))
}
