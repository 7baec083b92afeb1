import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Page } from '@playwright/test'
import type { TestGateway } from './gateway.ts'

export const corpus = resolve(import.meta.dirname, '../../../shared/corpora/h5sc/vectors.txt')

/** Each calls `top.ran` with its name when it runs, without anybody pressing anything. */
export const running: Record<string, string> = {
  handler: `<img src="x" onerror="top.ran('handler')">`,
  script: `<script>top.ran('script')</script>`,
  svg: `<svg onload="top.ran('svg')"></svg>`,
  srcdoc: `<iframe srcdoc="<script>top.ran('srcdoc')</script>"></iframe>`,
  iframe: `<iframe src="java&#10;script:top.ran('iframe')"></iframe>`,
  math: `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;"></table></mtext></math><img src=x onerror="top.ran('math')">`,
  animation: `<style>@keyframes x{}</style><p style="animation-name:x" onanimationstart="top.ran('animation')"></p>`,
  toggle: `<details open ontoggle="top.ran('toggle')"><summary>x</summary></details>`,
}

export const elsewhere = 'http://evil.example'

/** Each asks `elsewhere` for its name when it loads. */
export const loading: Record<string, string> = {
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
export const pressed = `<a href="javascript:alert(1)">a</a> <a href="data:text/html,<script>alert(1)</script>">b</a>
  <a href="https://kommun.example/ok" ping="${elsewhere}/ping" target="_top">c</a> <math href="javascript:alert(1)">d</math>
  <svg><a xlink:href="javascript:alert(1)"><text>e</text></a></svg> <form action="${elsewhere}/form"><button>f</button></form>`

/** What is asked for outside of the gateway, from now on. */
export function watchRequests(page: Page, gateway: TestGateway): string[] {
  const asked: string[] = []
  page.on('request', (request) => {
    const url = request.url()
    if (!/^(?:data|blob|about):/.test(url) && !url.startsWith(`${gateway.url}/`)) asked.push(url)
  })
  return asked
}

type Listening = { ran: (what: unknown) => void; whatRan: () => string[] }

/** Within the page: what runs in it or in its frames says so here. */
export const listen = () => {
  const heard: string[] = []
  const listening: Listening = { ran: (what) => heard.push(String(what)), whatRan: () => heard }
  Object.assign(window, listening, { alert: (what: unknown) => (top as unknown as Listening).ran(what) })
}
export const whatRan = () => (window as unknown as Listening).whatRan()

/** The file has each vector between a numbered `div` and what closes whatever the vector leaves open. */
export const h5sc = () =>
  [...readFileSync(corpus, 'utf8').matchAll(/<div id="\d+">([\s\S]*?)\/\/\["'`-->\]\]>\]<\/div>/g)].flatMap(
    ([, html]) => html ?? [],
  )

export const inBatches = (pieces: string[], size: number) =>
  Array.from({ length: Math.ceil(pieces.length / size) }, (_, i) => pieces.slice(i * size, (i + 1) * size))
