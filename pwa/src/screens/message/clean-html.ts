import createDOMPurify from 'dompurify'
import { isColour, keptDeclarations } from './clean-style.ts'

export type CleanMail = {
  html: string
  /** Pictures lay on other websites, and were taken out. */
  hasRemoteImages: boolean
  /** The mail chose colours of its own, for white paper. */
  hasColours: boolean
  /** Content ids of pictures that came with the mail; each `img` has its own in `data-cid`. */
  contentIds: Set<string>
}

const forbiddenTags =
  `audio base button canvas dialog embed fieldset form frame frameset iframe input link math menu meta meter
  noscript object optgroup option picture progress select slot source style svg template textarea title track video`.split(
    /\s+/,
  )

const keptAttributes =
  `abbr align alt bgcolor border cellpadding cellspacing color colspan dir face height href hspace lang
  nowrap rowspan scope size span src start style title type valign vspace width`.split(/\s+/)

const safeLink = /^(?:https?:|mailto:|tel:)/i
const embeddedImage = /^data:image\/(?:png|jpe?g|gif|webp|avif);base64,/i
const contentId = /^cid:/i

/** What is left is text, tables, pictures that came with the mail, and links that a person may follow. */
export function cleanHtml(dirty: string): CleanMail {
  const found: Omit<CleanMail, 'html'> = { hasRemoteImages: false, hasColours: false, contentIds: new Set() }
  const purifier = createDOMPurify(window)
  purifier.addHook('afterSanitizeAttributes', (element) => {
    if (element instanceof Element) cleanElement(element, found)
  })
  const html = purifier.sanitize(dirty, {
    USE_PROFILES: { html: true },
    FORBID_TAGS: forbiddenTags,
    FORBID_CONTENTS: ['style', 'title', 'select', 'textarea', 'noscript', 'object', 'template'],
    ALLOWED_ATTR: keptAttributes,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    ALLOWED_URI_REGEXP: /^(?:https?:|mailto:|tel:|cid:|data:image\/)/i,
  })
  return { html, ...found }
}

function cleanElement(element: Element, found: Omit<CleanMail, 'html'>) {
  if (element.hasAttribute('style')) cleanStyle(element, found)
  if (element.hasAttribute('bgcolor') || element.hasAttribute('color')) found.hasColours = true
  if (element.localName === 'img') cleanImage(element, found)
  else element.removeAttribute('src')
  if (element.localName === 'a') cleanLink(element)
  else element.removeAttribute('href')
}

function cleanStyle(element: Element, found: Omit<CleanMail, 'html'>) {
  // The app's content security policy lets no style attribute be parsed, but a script may set one.
  const { style } = document.createElement('span')
  style.cssText = element.getAttribute('style') ?? ''
  const declarations = keptDeclarations((property) => style.getPropertyValue(property))
  if (declarations.some(isColour)) found.hasColours = true
  if (declarations.length > 0) element.setAttribute('style', declarations.join('; '))
  else element.removeAttribute('style')
}

function cleanImage(image: Element, found: Omit<CleanMail, 'html'>) {
  const source = image.getAttribute('src')?.trim() ?? ''
  if (embeddedImage.test(source)) return
  image.removeAttribute('src')
  if (contentId.test(source)) {
    const id = decodeURIComponentLeniently(source.replace(contentId, ''))
    found.contentIds.add(id)
    image.setAttribute('data-cid', id)
  } else if (source !== '') {
    found.hasRemoteImages = true
  }
}

function cleanLink(link: Element) {
  const target = link.getAttribute('href')?.trim() ?? ''
  if (!safeLink.test(target)) {
    link.removeAttribute('href')
    return
  }
  link.setAttribute('target', '_blank')
  link.setAttribute('rel', 'noopener noreferrer')
}

function decodeURIComponentLeniently(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
