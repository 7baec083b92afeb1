import type { Language } from '../language.ts'

type Page = { heading: string; text: string }

/** What stands in the page itself, for when nothing else can run: in all languages at once, since nothing can choose. */
export const fallbackTexts: Record<Language, Record<'noScript' | 'oldBrowser' | 'notLoaded', Page>> = {
  sv: {
    noScript: {
      heading: 'Slå på JavaScript för att läsa',
      text: 'Meddelandet låses upp i din egen webbläsare, och det kräver JavaScript. Slå på det och ladda om sidan, eller öppna länken i en annan webbläsare.',
    },
    oldBrowser: {
      heading: 'Webbläsaren är för gammal',
      text: 'Meddelandet går inte att låsa upp säkert i den här webbläsaren. Uppdatera den, eller öppna länken i mejlet på en annan telefon eller dator. Meddelandet ligger kvar.',
    },
    notLoaded: {
      heading: 'Sidan kunde inte hämtas',
      text: 'Kontrollera att du har nät och öppna länken i mejlet igen. Meddelandet ligger kvar.',
    },
  },
  fi: {
    noScript: {
      heading: 'Ota JavaScript käyttöön, jotta voit lukea',
      text: 'Viestin suojaus puretaan omassa selaimessasi, ja siihen tarvitaan JavaScript. Ota se käyttöön ja lataa sivu uudelleen tai avaa linkki toisella selaimella.',
    },
    oldBrowser: {
      heading: 'Selain on liian vanha',
      text: 'Viestiä ei voi avata turvallisesti tällä selaimella. Päivitä selain tai avaa sähköpostissa oleva linkki toisella puhelimella tai tietokoneella. Viesti on yhä tallessa.',
    },
    notLoaded: {
      heading: 'Sivua ei voitu ladata',
      text: 'Tarkista, että verkkoyhteys toimii, ja avaa sähköpostissa oleva linkki uudelleen. Viesti on yhä tallessa.',
    },
  },
  en: {
    noScript: {
      heading: 'Turn on JavaScript to read',
      text: 'The message is unlocked in your own browser, which takes JavaScript. Turn it on and reload the page, or open the link in another browser.',
    },
    oldBrowser: {
      heading: 'This browser is too old',
      text: 'The message cannot be unlocked safely in this browser. Update it, or open the link in the e-mail on another phone or computer. The message is still there.',
    },
    notLoaded: {
      heading: 'The page could not be loaded',
      text: 'Check that you are online and open the link in the e-mail again. The message is still there.',
    },
  },
}
