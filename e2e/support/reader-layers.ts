import type { Page, Route } from '@playwright/test'

/** What stands between a mail's HTML and the person who reads it. */
export const layers = ['cleaner', 'sandbox', 'policy of the frame', 'policy of the app'] as const
export type Layer = (typeof layers)[number]

const everything = `* data: blob: 'unsafe-inline' 'unsafe-eval'`
const openPolicy = `default-src ${everything}; script-src ${everything}; frame-src * data: blob:`

/** Takes layers of the real reader away, in the pages that this page loads from now on. */
export async function switchOff(page: Page, off: readonly Layer[], html: () => string): Promise<void> {
  if (off.includes('sandbox')) await page.route('**/*.js', withoutSandbox)
  if (off.includes('policy of the frame')) await page.route('**/frame.html', withoutFramePolicy)
  if (off.includes('policy of the app')) await page.route('**/m/*', withoutPolicy)
  if (!off.includes('cleaner')) return
  await page.exposeFunction('uncleaned', html)
  await page.addInitScript(fillUncleaned)
}

async function changed(route: Route, change: (body: string) => string): Promise<void> {
  const response = await route.fetch()
  const headers = response.headers()
  delete headers['content-security-policy']
  await route.fulfill({ response, headers, body: change(await response.text()) })
}

const withoutPolicy = (route: Route) => changed(route, (body) => body)

const withoutFramePolicy = (route: Route) =>
  changed(route, (body) => body.replace(/content="default-src[^"]*"/, `content="${openPolicy}"`))

async function withoutSandbox(route: Route): Promise<void> {
  const response = await route.fetch()
  const body = await response.text()
  await route.fulfill({
    response,
    body: body.replaceAll(
      'allow-same-origin allow-popups',
      'allow-same-origin allow-scripts allow-forms allow-modals allow-popups',
    ),
  })
}

/** Within the page: whatever it puts into the body of its frame, the mail stands there as it was sent. */
function fillUncleaned(): void {
  const uncleaned = (window as unknown as { uncleaned: () => Promise<string> }).uncleaned
  const html = uncleaned()
  document.addEventListener(
    'load',
    ({ target }) => {
      const view = target instanceof HTMLIFrameElement ? target.contentWindow : null
      const prototype = (view as unknown as typeof globalThis | null)?.Element.prototype
      const own = prototype && Object.getOwnPropertyDescriptor(prototype, 'innerHTML')
      if (!own || !view) return
      const write = (element: Element, value: string) => own.set?.call(element, value)
      Object.defineProperty(prototype, 'innerHTML', {
        ...own,
        set(this: Element, value: string) {
          write(this, value)
          if (this === view.document.body) void html.then((raw) => write(this, value + raw))
        },
      })
    },
    true,
  )
}
