import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { byLink, png, somebody, type Person } from '../data.ts'
import type { TestGateway } from '../support/gateway.ts'
import { followNotice } from '../support/recipient.ts'
import { test } from '../support/test.ts'

const corpus = resolve(import.meta.dirname, '../../../shared/corpora/h5sc/vectors.txt')

/** Each calls `top.ran` with its name when it runs, without anybody pressing anything. */
const running: Record<string, string> = {
  handler: `<img src="x" onerror="top.ran('handler')">`,
  script: `<script>top.ran('script')</script>`,
  svg: `<svg onload="top.ran('svg')"></svg>`,
  srcdoc: `<iframe srcdoc="<script>top.ran('srcdoc')</script>"></iframe>`,
  iframe: `<iframe src="java&#10;script:top.ran('iframe')"></iframe>`,
  math: `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;"></table></mtext></math><img src=x onerror="top.ran('math')">`,
  animation: `<style>@keyframes x{}</style><p style="animation-name:x" onanimationstart="top.ran('animation')"></p>`,
  toggle: `<details open ontoggle="top.ran('toggle')"><summary>x</summary></details>`,
}

const elsewhere = 'http://evil.example'

/** Each asks `elsewhere` for its name when it loads. */
const loading: Record<string, string> = {
  img: `<img src="${elsewhere}/img">`,
  scheme: `<img src="//evil.example/scheme">`,
  srcset: `<img srcset="${elsewhere}/srcset 1x">`,
  source: `<picture><source srcset="${elsewhere}/source"><img></picture>`,
  background: `<p style="background:url(${elsewhere}/background)">x</p>`,
  table: `<table background="${elsewhere}/table"><tr><td>x</td></tr></table>`,
  body: `<body background="${elsewhere}/body" style="background-image:url(${elsewhere}/body)">x</body>`,
  mark: `<ul style="list-style-image:url(${elsewhere}/mark)"><li>x</li></ul>`,
  sheet: `<link rel="stylesheet" href="${elsewhere}/sheet">`,
  import: `<style>@import url(${elsewhere}/import);</style>`,
  font: `<style>@font-face{font-family:f;src:url(${elsewhere}/font)}</style><p style="font-family:f">x</p>`,
  poster: `<video poster="${elsewhere}/poster"></video>`,
  audio: `<audio src="${elsewhere}/audio" preload="auto" autoplay></audio>`,
  object: `<object data="${elsewhere}/object"></object>`,
  input: `<input type="image" src="${elsewhere}/input">`,
  drawing: `<svg><image href="${elsewhere}/drawing" width="9" height="9"></image></svg>`,
  page: `<iframe src="${elsewhere}/page"></iframe>`,
  preload: `<link rel="preload" as="image" href="${elsewhere}/preload">`,
  base: `<base href="${elsewhere}/base/"><img src="relative">`,
  refresh: `<meta http-equiv="refresh" content="0;url=${elsewhere}/refresh">`,
}

/** Harmless until somebody presses it, so that what is left of it is looked at instead. */
const pressed = `<a href="javascript:alert(1)">a</a> <a href="data:text/html,<script>alert(1)</script>">b</a>
  <a href="https://kommun.example/ok" ping="${elsewhere}/ping" target="_top">c</a> <math href="javascript:alert(1)">d</math>
  <svg><a xlink:href="javascript:alert(1)"><text>e</text></a></svg> <form action="${elsewhere}/form"><button>f</button></form>`

/** What is asked for outside of the gateway, from now on. */
function watchRequests(page: Page, gateway: TestGateway): string[] {
  const asked: string[] = []
  page.on('request', (request) => {
    const url = request.url()
    if (!/^(?:data|blob|about):/.test(url) && !url.startsWith(`${gateway.url}/`)) asked.push(url)
  })
  return asked
}

type Listening = { ran: (what: unknown) => void; whatRan: () => string[] }

/** Within the page: what runs in it or in its frames says so here. */
const listen = () => {
  const heard: string[] = []
  const listening: Listening = { ran: (what) => heard.push(String(what)), whatRan: () => heard }
  Object.assign(window, listening, { alert: (what: unknown) => (top as unknown as Listening).ran(what) })
}
const whatRan = () => (window as unknown as Listening).whatRan()

/** Every vector in a page of its own within one plain page, without a policy and without cleaning. */
async function showPlainly(page: Page, gateway: TestGateway, pieces: string[]): Promise<void> {
  const escaped = pieces.map((html) => html.replaceAll('&', '&amp;').replaceAll('"', '&quot;'))
  const body = escaped.map((html) => `<iframe srcdoc="${html}"></iframe>`).join('')
  await page.addInitScript(listen)
  await page.route('**/plain', (route) => route.fulfill({ contentType: 'text/html', body }))
  await page.goto(`${gateway.url}/plain`, { waitUntil: 'domcontentloaded' })
}

const mailTo = (person: Person) => ({ from: 'eva@kommun.example', to: byLink(person), subject: 'Html' })

async function open(page: Page, gateway: TestGateway, person: Person): Promise<void> {
  await followNotice(page, { gateway, person })
  await page.evaluate(listen)
  await page.getByRole('button', { name: 'Open message' }).click()
}

const firstPicture = () =>
  document.querySelector('iframe')?.contentDocument?.querySelector('img')?.getAttribute('src') ?? ''

/** Sends the HTML as a mail and opens it: the picture before it shows that it has been cleaned and is there. */
async function readAsMail(page: Page, gateway: TestGateway, html: string): Promise<void> {
  const person = somebody()
  const attachments = [{ filename: 'a.png', content: png, cid: 'known', contentType: 'image/png' }]
  await gateway.send({ ...mailTo(person), html: `<img src="cid:known" alt="">${html}`, attachments })
  await open(page, gateway, person)
  await expect.poll(() => page.evaluate(firstPicture)).toContain('blob:')
}

/** Within the page: what is left of a mail that could do more than be read. */
const dangersLeft = () => {
  const tags =
    /^(?:script|iframe|object|embed|form|input|button|svg|math|style|link|meta|base|video|audio|source|noscript)$/
  const forbidden = /^(?:on.*|srcset|ping|background|poster|action|.*:href)$/
  const allowed: Partial<Record<string, RegExp>> = {
    href: /^(?:https?|mailto|tel):/,
    src: /^(?:blob:|data:image\/)/,
    target: /^_blank$/,
    rel: /^noopener noreferrer$/,
  }
  const isHarmless = ({ name, value }: Attr) =>
    allowed[name]?.test(value) ?? !(forbidden.test(name) || /url\s*\(/i.test(value))
  const elements = [...(document.querySelector('iframe')?.contentDocument?.querySelectorAll('body *') ?? [])]
  return elements.flatMap(({ localName, attributes }) => [
    ...(tags.test(localName) ? [localName] : []),
    ...[...attributes].flatMap((attribute) => (isHarmless(attribute) ? [] : `${attribute.name}=${attribute.value}`)),
  ])
}

const inBatches = (pieces: string[], size: number) =>
  Array.from({ length: Math.ceil(pieces.length / size) }, (_, i) => pieces.slice(i * size, (i + 1) * size))

const nothing = { left: [], ran: [], asked: [] }

/** What the vectors bring about when they are read as mails, one batch a mail. */
async function whatHappens(
  page: Page,
  gateway: TestGateway,
  batches: string[][],
): Promise<Record<keyof typeof nothing, string[]>> {
  const asked = watchRequests(page, gateway)
  const left: string[] = []
  const ran: string[] = []
  for (const batch of batches) {
    await readAsMail(page, gateway, batch.map((html) => `<div>${html}</div>`).join('\n'))
    left.push(...(await page.evaluate(dangersLeft)))
    ran.push(...(await page.evaluate(whatRan)))
  }
  return { left, ran, asked }
}

// The cleaner reads mails where no script runs and no base may be set, and the browser says so of each vector.
test.use({ trace: 'off', expectedNoise: [/Blocked script execution in|Setting the document's base URI/] })

test('nothing in a mail runs, and nothing is asked for elsewhere', async ({ page, gateway }) => {
  const vectors = [...Object.values(running), ...Object.values(loading), pressed]
  expect(await whatHappens(page, gateway, inBatches(vectors, 8))).toEqual(nothing)
})

test('files that a mail calls its pictures are shown when nothing can run in them, and listed otherwise', async ({
  page,
  gateway,
}) => {
  const person = somebody()
  const script = '<script xmlns="http://www.w3.org/1999/xhtml">top.ran("file")</script>'
  const svg = `<svg xmlns="http://www.w3.org/2000/svg">${script}</svg>`
  await gateway.send({
    ...mailTo(person),
    html: '<p>Bilder</p><img src="cid:drawing"><img src="cid:page"><img src="cid:known">',
    attachments: [
      { filename: 'a.svg', cid: 'drawing', contentType: 'image/svg+xml', content: svg },
      { filename: 'b.html', cid: 'page', contentType: 'text/html', content: script },
      { filename: 'c.png', cid: 'known', contentType: 'image/png', content: png },
    ],
  })
  await open(page, gateway, person)
  await expect(page.getByRole('heading', { name: '2 attachments' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Download a.svg' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Download b.html' })).toBeVisible()
  await expect(page.getByRole('button', { name: /^Show/ })).toBeHidden()
  expect(await page.evaluate(whatRan)).toEqual([])
})

function needsCorpus() {
  // eslint-disable-next-line playwright/no-skipped-test -- the corpus is no part of the repository
  test.skip(!existsSync(corpus), `the corpus is not here: ${corpus}`)
}

/** The file has each vector between a numbered `div` and what closes whatever the vector leaves open. */
const h5sc = () =>
  [...readFileSync(corpus, 'utf8').matchAll(/<div id="\d+">([\s\S]*?)\/\/\["'`-->\]\]>\]<\/div>/g)].flatMap(
    ([, html]) => html ?? [],
  )

test('none of the vectors of H5SC does anything in a mail', async ({ page, gateway }) => {
  needsCorpus()
  expect(h5sc().length).toBeGreaterThan(130)
  expect(await whatHappens(page, gateway, inBatches(h5sc(), 20))).toEqual(nothing)
})

test.describe('in a plain page', () => {
  test.use({ expectedNoise: [/./] })

  test('the vectors do run and do load', async ({ page, gateway }) => {
    const asked = watchRequests(page, gateway)
    await showPlainly(page, gateway, [...Object.values(running), ...Object.values(loading)])
    await expect.poll(() => page.evaluate(whatRan)).toEqual(expect.arrayContaining(Object.keys(running)))
    const names = () => asked.map((url) => new URL(url).pathname.split('/')[1])
    await expect.poll(names).toEqual(expect.arrayContaining(Object.keys(loading)))
  })

  test('some of the vectors of H5SC do run', async ({ page, gateway }) => {
    needsCorpus()
    await showPlainly(page, gateway, h5sc())
    await expect.poll(async () => new Set(await page.evaluate(whatRan)).size).toBeGreaterThan(10)
  })
})
