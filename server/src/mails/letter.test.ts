import { describe, expect, test } from 'vitest'
import type { Letter } from './block.ts'
import { letterHtml } from './letter.html.ts'
import { letterText } from './letter.text.ts'

const evil = `<img src=x onerror="alert('1')"> & co`
const link = `https://sigill.example/m/1#${'x'.repeat(90)}`
const letter: Letter = {
  language: 'sv',
  preheader: evil,
  masthead: evil,
  blocks: [
    { kind: 'Heading', text: evil },
    { kind: 'Facts', rows: [{ label: 'Från', value: evil, detail: evil }] },
    { kind: 'Paragraph', text: `${'Ett långt stycke som måste brytas. '.repeat(8)}${evil}` },
    { kind: 'Button', label: evil, url: link },
    { kind: 'Subheading', text: evil },
    { kind: 'Points', items: ['ett', evil] },
    { kind: 'Steps', items: ['först', evil] },
    {
      kind: 'ButtonHelp',
      heading: evil,
      link: { intro: evil, value: link },
      code: { intro: 'Koden', value: evil },
    },
  ],
  footer: evil,
}

describe('a letter as HTML', () => {
  const page = letterHtml(letter)

  test('has no markup from what others wrote', () => {
    expect(page).not.toMatch(/<img|<script/)
    expect(page.match(/&lt;img/g)?.length).toBeGreaterThan(10)
  })

  test('loads nothing: no picture, no font, no style sheet from anywhere', () => {
    expect(page).not.toMatch(/<[^>]*\bsrc=|<link|url\(|@import|@font-face/)
  })

  test('tells its language, and that its tables are no tables of data', () => {
    expect(page).toContain('<html lang="sv"')
    expect(page.match(/<table/g)?.length).toBe(page.match(/<table\s+role="presentation"/g)?.length)
  })

  test('breaks a long address in it, which would make the whole mail wider than a phone', () => {
    expect(page).toMatch(/class="card"[^>]*word-break:break-word;overflow-wrap:anywhere;/)
  })

  test('is small enough that no mail program cuts it off', () => {
    expect(page.length).toBeLessThan(60_000)
  })
})

describe('a letter as plain text', () => {
  const text = letterText(letter)

  test('has lines of at most 76 characters, but never a broken link', () => {
    const long = text.split('\n').filter((line) => line.length > 76)
    expect(long).toEqual([link])
  })

  test('says what the HTML says', () => {
    const words = (value: string) => new Set(value.toLowerCase().match(/[a-zåäö]{3,}/g))
    const shown = letterHtml({ ...letter, preheader: '' })
      .replace(/<head>.*<\/head>/s, '')
      .replace(/<[^>]+>/g, ' ')
      .replace(/&(quot|amp|lt|gt|#\d+);/g, ' ')
    expect(words(text)).toEqual(words(shown))
  })
})
