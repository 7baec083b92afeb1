const hexWithoutHash = /^[\da-f]{6}$/i

/**
 * A mail's page as a block inside ours, still to be cleaned: white words on a dark body could not be read without their body.
 * `window`: where it is parsed; no script may run there.
 */
export function pageAsBlock(dirty: string, window: Window & typeof globalThis): string {
  const page = new window.DOMParser().parseFromString(dirty, 'text/html')
  const { body, documentElement } = page
  const block = page.createElement('div')
  block.dir = body.dir || documentElement.dir || 'auto'
  const lang = body.lang || documentElement.lang
  if (lang !== '') block.lang = lang
  block.style.backgroundColor = colourOf(body, 'bgcolor')
  block.style.color = colourOf(body, 'text')
  block.style.cssText += body.style.cssText
  if (block.style.backgroundColor !== '') onItsBackground(block, body)
  block.append(...body.childNodes)
  return block.outerHTML
}

/** Our colour of links is for our paper. */
function onItsBackground(block: HTMLElement, body: HTMLElement) {
  block.style.padding ||= '0.5rem'
  for (const link of body.querySelectorAll('a')) link.style.color ||= colourOf(body, 'link') || 'inherit'
}

function colourOf(body: HTMLElement, name: 'bgcolor' | 'text' | 'link'): string {
  const colour = body.getAttribute(name) ?? ''
  return hexWithoutHash.test(colour) ? `#${colour}` : colour
}
