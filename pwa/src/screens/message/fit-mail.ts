const smallestScale = 0.6 // Below it people read better by moving the mail sideways.
const scrollbarRoom = 16

/** Lets the frame grow with its mail, and shrinks a mail that is wider than the screen. */
export function fitMail(frame: HTMLIFrameElement, page: Document) {
  const { body } = page
  body.style.width = ''
  body.style.transform = ''
  const available = page.documentElement.clientWidth
  const needed = body.scrollWidth
  const scale = Math.min(1, Math.max(smallestScale, available / needed))
  if (scale < 1) {
    body.style.width = `${needed}px`
    body.style.transform = `scale(${scale})`
  }
  const scrolls = needed * scale > available + 1
  frame.style.height = `${Math.ceil(body.offsetHeight * scale) + (scrolls ? scrollbarRoom : 0)}px`
}
