import createDOMPurify from 'dompurify'
import { isChosen, isColour, keptDeclarations } from './clean-style.ts'
import { pageAsBlock } from './page-as-block.ts'

export type CleanMail = {
  html: string
  /** There is neither text nor a picture in it. */
  isEmpty: boolean
  /** Pictures lay on other websites, and were taken out. */
  hasRemoteImages: boolean
  /** The mail chose colours of its own, for white paper. */
  hasColours: boolean
  /** Content ids of pictures that came with the mail; each `img` has its own in `data-cid`. */
  contentIds: Set<string>
}

type Found = Omit<CleanMail, 'html' | 'isEmpty'>

const keptTags =
  `a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del dfn div dl
  dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li mark ol p pre q rp rt ruby s samp section small
  span strike strong sub sup table tbody td tfoot th thead time tr tt u ul var wbr`.split(/\s+/)

const keptAttributes =
  `abbr align alt bgcolor border cellpadding cellspacing color colspan dir face height href hspace lang
  nowrap rowspan scope size span src start style title type valign vspace width`.split(/\s+/)

// DOMPurify holds every attribute against it, so what begins like no scheme passes; which addresses stay is decided below.
const harmlessValue = /^(?:(?:https?|mailto|tel|cid):|[^a-z]|[a-z+.-]+(?:[^a-z+.\-:]|$))/i
const safeLink = /^(?:https?:|mailto:|tel:)/i
const embeddedImage = /^data:image\/(?:png|jpe?g|gif|webp|avif);base64,/i
const contentIdUrl = /^cid:/i

/**
 * What is left is text, tables, pictures that came with the mail, and links that a person may follow.
 * `window`: of the frame that the mail is shown in, so that it is already parsed where no script runs and nothing loads.
 */
export function cleanHtml(dirty: string, window: Window & typeof globalThis): CleanMail {
  const found: Found = { hasRemoteImages: false, hasColours: false, contentIds: new Set() }
  const purifier = createDOMPurify(window)
  purifier.addHook('afterSanitizeAttributes', (element) => {
    cleanElement(element, found)
  })
  const html = purifier.sanitize(pageAsBlock(dirty, window), {
    ALLOWED_TAGS: keptTags,
    ALLOWED_ATTR: keptAttributes,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    ALLOWED_URI_REGEXP: harmlessValue,
  })
  return { html, isEmpty: withoutTags(html) === '', ...found }
}

const withoutTags = (html: string) => html.replace(/<(?!img\b)[^>]*>|&nbsp;|\s/g, '')

function cleanElement(element: Element, found: Found) {
  if (element.hasAttribute('style')) cleanStyle(element as HTMLElement, found)
  for (const name of ['bgcolor', 'color']) {
    if (isChosen(element.getAttribute(name) ?? 'inherit')) found.hasColours = true
  }
  if (element.localName === 'img') cleanImage(element, found)
  else element.removeAttribute('src')
  if (element.localName === 'a') cleanLink(element)
  else element.removeAttribute('href')
}

function cleanStyle(element: HTMLElement, found: Found) {
  const declarations = keptDeclarations((property) => element.style.getPropertyValue(property))
  if (declarations.some(isColour)) found.hasColours = true
  if (declarations.length > 0) element.setAttribute('style', declarations.join('; '))
  else element.removeAttribute('style')
}

function cleanImage(image: Element, found: Found) {
  const source = image.getAttribute('src')?.trim() ?? ''
  if (embeddedImage.test(source)) return
  image.removeAttribute('src')
  if (contentIdUrl.test(source)) {
    const contentId = percentDecoded(source.replace(contentIdUrl, ''))
    found.contentIds.add(contentId)
    image.setAttribute('data-cid', contentId)
  } else if (source !== '') {
    found.hasRemoteImages = true
  }
}

function cleanLink(link: Element) {
  if (safeLink.test(link.getAttribute('href')?.trim() ?? '')) {
    link.setAttribute('target', '_blank')
    link.setAttribute('rel', 'noopener noreferrer')
  } else {
    link.removeAttribute('href')
  }
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
