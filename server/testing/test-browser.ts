/** Follows redirects, keeps cookies for each host, and fills in forms; `hosts` says where a host really listens. */
export function testBrowser(hosts: Record<string, string> = {}) {
  const jar = new Map<string, Map<string, string>>()
  const cookiesOf = (host: string) => jar.get(host) ?? new Map<string, string>()

  async function go(
    url: string,
    init: { method?: string; body?: URLSearchParams } = {},
  ): Promise<{ url: URL; status: number; text: string }> {
    const { origin, host, pathname, search } = new URL(url)
    const cookie = [...cookiesOf(host)].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch((hosts[origin] ?? origin) + pathname + search, {
      ...init,
      redirect: 'manual',
      headers: cookie === '' ? {} : { cookie },
    })
    jar.set(host, new Map([...cookiesOf(host), ...answer.headers.getSetCookie().map(nameAndValue)]))
    const location = answer.headers.get('location')
    const text = await answer.text()
    if (location === null) return { url: new URL(url), status: answer.status, text }
    const next = new URL(location, url)
    return next.pathname === '/operator' ? { url: next, status: 200, text: '' } : go(next.href)
  }

  return {
    go,
    /** Sends the one form of a page. */
    submit: (page: { url: URL; text: string }, values: Record<string, string>) => {
      const action = /<form[^>]* action="([^"]+)"/.exec(page.text)?.[1] ?? ''
      const prompt = /name="prompt" value="([^"]+)"/.exec(page.text)?.[1] ?? ''
      return go(new URL(action, page.url).href, { method: 'POST', body: new URLSearchParams({ prompt, ...values }) })
    },
    cookie: (host: string, name: string) => cookiesOf(host).get(name),
    setCookie: (host: string, name: string, value: string) => {
      jar.set(host, new Map([...cookiesOf(host), [name, value]]))
    },
  }
}

function nameAndValue(cookie: string): [string, string] {
  const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
  return [name, value]
}
