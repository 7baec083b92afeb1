import { fallbackTexts } from '@sigill/texts/reader/fallback.ts'
import { languages } from '@sigill/texts/language.ts'
import type { Plugin } from 'vite'

/** Writes what must be readable without a script of ours into the page itself, in every language. */
export const fallbackTextsInPage = (): Plugin => ({
  name: 'sigill-fallback-texts',
  transformIndexHtml: (html) =>
    html
      .replace('<!-- noScript -->', `<div class="fallback">${articles('noScript')}</div>`)
      .replace('<!-- oldBrowser -->', articles('oldBrowser'))
      .replace('<!-- notLoaded -->', articles('notLoaded')),
})

const articles = (page: keyof (typeof fallbackTexts)['sv']) =>
  '<img src="/seal.svg" alt="" width="56" height="56">' +
  languages
    .map((language) => {
      const { heading, text } = fallbackTexts[language][page]
      return `<div lang="${language}"><h1>${heading}</h1><p>${text}</p></div>`
    })
    .join('')
