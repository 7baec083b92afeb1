import { expect, type BrowserContext, type Page } from '@playwright/test'
import { dangersOf } from '../../server/envelope/testing/hostile-names.ts'
import { byLink, png, somebody } from '../data.ts'
import { openByLink } from '../support/recipient.ts'
import { test } from '../support/test.ts'

type HostileFile = { filename: string; contentType: string; content: string }

/** Each asks the gateway for `/ran/<name>` when it is shown as what it is. */
const filesFor = (origin: string): HostileFile[] => {
  const ran = (name: string) => `new Image().src = '${origin}/ran/${name}'`
  const html = (name: string) => `<!doctype html><title>x</title><script>${ran(name)}</script>`
  const svg = (name: string) => `<svg xmlns="http://www.w3.org/2000/svg"><script>${ran(name)}</script></svg>`
  const xhtml = (name: string) =>
    `<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title><script>${ran(name)}</script></head></html>`
  return [
    { filename: 'page.html', contentType: 'text/html', content: html('page') },
    { filename: 'drawing.svg', contentType: 'image/svg+xml', content: svg('drawing') },
    { filename: 'strict.xhtml', contentType: 'application/xhtml+xml', content: xhtml('strict') },
    { filename: 'tree.xml', contentType: 'text/xml', content: xhtml('tree') },
    { filename: 'called.png', contentType: 'text/html', content: html('called') },
    { filename: 'sent.html', contentType: 'image/png', content: html('sent') },
    { filename: 'both.png', contentType: 'image/png', content: html('both') },
    { filename: 'nameless', contentType: 'application/octet-stream', content: html('nameless') },
    { filename: 'program.js', contentType: 'text/javascript', content: ran('program') },
    { filename: 'module.wasm', contentType: 'application/wasm', content: '\0asm\u0001\0\0\0' },
    { filename: '../../etc/passwd', contentType: 'text/plain', content: 'x' },
    { filename: '..\\..\\Windows\\win.ini', contentType: 'text/plain', content: 'x' },
    { filename: 'avtal\u202efdp.exe', contentType: 'application/pdf', content: html('turned') },
    { filename: '\u2066faktura\u2069.pdf\u200d.exe. ', contentType: 'application/pdf', content: html('marked') },
    { filename: 'CON', contentType: 'text/html', content: html('device') },
    { filename: 'nul.txt', contentType: 'text/plain', content: 'x' },
    { filename: `${'🎉'.repeat(150)}.pdf.exe`, contentType: 'application/pdf', content: html('long') },
    { filename: '"><img src=x onerror=alert(1)>.html', contentType: 'text/html', content: html('tag') },
  ]
}

/** The names that were asked for from now on. */
function whatRuns(context: BrowserContext): Set<string> {
  const ran = new Set<string>()
  context.on('request', (request) => {
    const [, name] = /\/ran\/(\w+)$/.exec(request.url()) ?? []
    if (name !== undefined) ran.add(name)
  })
  return ran
}

type Watched = { blobs: { url: string; type: string }[] }

/** Within the page: keeps note of every file that it hands to the browser. */
const watchBlobs = () => {
  const watched: Watched = { blobs: [] }
  const make = URL.createObjectURL.bind(URL)
  URL.createObjectURL = (blob: Blob) => {
    const url = make(blob)
    watched.blobs.push({ url, type: blob.type })
    return url
  }
  Object.assign(window, watched)
}
const blobsOf = (page: Page) => page.evaluate(() => (window as unknown as Watched).blobs)

// What Chromium itself writes around a picture that is opened alone is held to the policy of the page, too.
test.use({ expectedNoise: [/Applying inline style|Connecting to 'blob:/] })

/** Chromium takes ten downloads of a page that come fast, and drops the next. */
const mostAtOnce = 9

for (const [start, mail] of [
  [0, 'pages and scripts'],
  [mostAtOnce, 'names'],
] as const) {
  test(`a file that can run is saved under a harmless name and never shown: ${mail}`, async ({
    page,
    context,
    gateway,
  }) => {
    const anna = somebody()
    const files = filesFor(gateway.url).slice(start, start + mostAtOnce)
    const attachments = files.map((file) => ({ ...file, contentDisposition: 'attachment' as const }))
    await gateway.send({ from: 'eva@kommun.example', to: byLink(anna), subject: 'Filer', text: 'Se dem.', attachments })
    await page.addInitScript(watchBlobs)
    const ran = whatRuns(context)
    await openByLink(page, { gateway, person: anna })
    await expect(page.getByRole('button', { name: /^Download / })).toHaveCount(files.length)

    const names = await downloadAll(page)
    expect(names.map((name) => [name, dangersOf(name)])).toEqual(names.map((name) => [name, []]))
    expect(names).toEqual(expect.arrayContaining(expectedNames.slice(...(start === 0 ? [0, 3] : [3]))))
    const blobs = (await blobsOf(page)).filter(({ type }) => type !== 'image/png')
    expect(new Set(blobs.map(({ type }) => type))).toEqual(new Set(['application/octet-stream']))
    // Somebody who opens one by its address all the same is given a file, not a page: the tab closes by itself.
    const opened = context.waitForEvent('page')
    await page.evaluate((address) => void window.open(address), blobs[0]?.url ?? '')
    const tab = await opened
    await expect.poll(() => tab.isClosed()).toBe(true)
    expect([...ran]).toEqual([])
  })
}

const expectedNames = [
  'page.html',
  'drawing.svg',
  'both.png',
  'passwd',
  'win.ini',
  'avtalfdp.exe',
  'faktura.pdf.exe',
  '_CON',
]

async function downloadAll(page: Page): Promise<string[]> {
  const names: string[] = []
  for (const button of await page.getByRole('button', { name: /^Download / }).all()) {
    const download = page.waitForEvent('download')
    await button.click()
    names.push((await download).suggestedFilename())
  }
  return names
}

test('what says in name and type that it is a picture is one to the browser, and nothing else', async ({
  page,
  context,
  gateway,
}) => {
  const anna = somebody()
  const attachments = filesFor(gateway.url).filter(({ filename }) => ['both.png', 'page.html'].includes(filename))
  await gateway.send({ from: 'eva@kommun.example', to: byLink(anna), subject: 'Bild', text: 'Se den.', attachments })
  await page.addInitScript(watchBlobs)
  const ran = whatRuns(context)
  await openByLink(page, { gateway, person: anna })
  await page.getByRole('button', { name: 'Show both.png' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  const [picture] = await blobsOf(page)
  expect(picture?.type).toBe('image/png')
  const opened = context.waitForEvent('page')
  await page.evaluate((address) => void window.open(address), picture?.url ?? '')
  await (await opened).waitForLoadState()
  expect([...ran]).toEqual([])
})

test('the same files do run where a browser is given them as what they are', async ({ page, context, gateway }) => {
  const ran = whatRuns(context)
  await page.route('**/ran/*', (route) => route.fulfill({ contentType: 'image/png', body: png }))
  const pages = filesFor(gateway.url).filter(({ contentType }) => /html|xml/.test(contentType))
  for (const { filename, contentType, content } of pages) {
    await page.route('**/plain?*', (route) => route.fulfill({ contentType, body: content }), { times: 1 })
    await page.goto(`${gateway.url}/plain?${encodeURIComponent(filename)}`)
  }
  await expect.poll(() => [...ran].toSorted()).toEqual(['called', 'device', 'drawing', 'page', 'strict', 'tag', 'tree'])
})
