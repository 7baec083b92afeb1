import { isLanguage, type Language, preferredLanguage } from '@sigill/texts/language.ts'
import { en } from '@sigill/texts/reader/opening/en.ts'
import { fi } from '@sigill/texts/reader/opening/fi.ts'
import { type OpeningTexts, sv } from '@sigill/texts/reader/opening/sv.ts'

const texts: Record<Language, OpeningTexts> = { sv, fi, en }
const rememberedAs = 'sigill-language'

/** The language of the page: the one a person has chosen, or else the browser's. */
class ReadingLanguage {
  current = $state<Language>(remembered() ?? preferredLanguage(navigator.languages, 'sv'))
  readonly texts = $derived(texts[this.current])

  choose(language: Language) {
    this.current = language
    try {
      localStorage.setItem(rememberedAs, language)
    } catch {
      // A browser that keeps nothing still shows the language now.
    }
  }
}

function remembered(): Language | undefined {
  try {
    const language = localStorage.getItem(rememberedAs) ?? ''
    return isLanguage(language) ? language : undefined
  } catch {
    return undefined
  }
}

export const language = new ReadingLanguage()
