import { existsSync } from 'node:fs'
import { expect, type Page } from '@playwright/test'
import { byLink, png, somebody, type Person } from '../data.ts'
import type { TestGateway } from '../support/gateway.ts'
import {
  corpus,
  h5sc,
  inBatches,
  listen,
  loading,
  pressed,
  running,
  watchRequests,
  whatRan,
} from '../support/html-vectors.ts'
import { followNotice } from '../support/recipient.ts'
import { test } from '../support/test.ts'

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
