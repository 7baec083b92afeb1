/** Lets the frame grow with its mail until it is told to stop; a table that is wider than the screen moves sideways by itself. */
export function fitMail(frame: HTMLIFrameElement, page: Document): () => void {
  const wraps = [...page.querySelectorAll('table')].filter(isOutermost).map(wrap)
  const observer = new ResizeObserver(() => {
    frame.style.height = `${Math.ceil(page.body.getBoundingClientRect().height)}px`
    for (const table of wraps) {
      // What can be moved must be reachable by keyboard.
      if (table.scrollWidth > table.clientWidth) table.tabIndex = 0
      else table.removeAttribute('tabindex')
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
