/* global document, addEventListener, location, fetch, DOMParser, setInterval */
// Shows new mails and SMS as they come, and lets the frame be as tall as its mail.

const frame = document.querySelector('iframe')

function fitFrame() {
  const mail = frame.contentDocument?.documentElement
  if (!mail) return
  frame.style.height = '0' // a document is never lower than its frame
  frame.style.height = `${mail.scrollHeight}px`
}

if (frame) {
  frame.addEventListener('load', fitFrame)
  addEventListener('resize', fitFrame)
  fitFrame()
}

function scrollPhone() {
  const screen = document.querySelector('.screen')
  screen.scrollTop = screen.scrollHeight
}

async function refresh() {
  if (document.hidden) return
  const response = await fetch(location.href)
  if (!response.ok) return
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html')
  for (const shown of document.querySelectorAll('[data-fresh]')) {
    const next = fresh.querySelector(`[data-fresh="${shown.dataset.fresh}"]`)
    if (!next || next.innerHTML === shown.innerHTML) continue
    shown.replaceChildren(...next.childNodes)
    if (shown.dataset.fresh === 'sms') scrollPhone()
  }
}

scrollPhone()
setInterval(() => refresh().catch(() => undefined), 2000)
