/**
 * Lets the frame grow with its mail until it is told to stop. A table that is wider than the screen moves sideways by
 * itself, and the whole mail does for the sake of lines that do not break.
 */
export function fitMail(frame: HTMLIFrameElement, page: Document): () => void {
  const movable = [page.body, ...[...page.querySelectorAll('table')].filter(isOutermost).map(wrap)]
  const observer = new ResizeObserver(() => {
    frame.style.height = `${Math.ceil(page.body.getBoundingClientRect().height)}px`
    for (const element of movable) {
      // What can be moved must be reachable by keyboard.
      if (element.scrollWidth > element.clientWidth) element.tabIndex = 0
      else element.removeAttribute('tabindex')
    }
  })
  observer.observe(frame)
  observer.observe(page.body)
  return () => {
    observer.disconnect()
  }
}

const isOutermost = (table: Element) => !table.parentElement?.closest('table')

function wrap(table: Element): HTMLElement {
  const around = table.ownerDocument.createElement('div')
  around.dataset['wide'] = ''
  table.replaceWith(around)
  around.append(table)
  return around
}
