import { fromBase64url, toBase64url, type Bytes } from '@sigill/envelope/bytes.ts'

// A phone throws a page away while its owner looks at the SMS, and a person reloads: the address bar has no secret any
// more by then. What is kept here belongs to this tab alone and goes when the tab is closed.
const secretKey = (deliveryId: string) => `secret ${deliveryId}`
const pressedKey = (deliveryId: string) => `pressed ${deliveryId}`

export const keepInTab = (deliveryId: string, linkSecret: Bytes) => {
  store(secretKey(deliveryId), toBase64url(linkSecret))
}

export function secretInTab(deliveryId: string): Bytes | undefined {
  const kept = read(secretKey(deliveryId))
  return kept === null ? undefined : fromBase64url(kept)
}

export const keepThatOpenWasPressed = (deliveryId: string) => {
  store(pressedKey(deliveryId), 'yes')
}

export const openWasPressed = (deliveryId: string) => read(pressedKey(deliveryId)) !== null

export function forgetInTab(deliveryId: string) {
  try {
    sessionStorage.removeItem(secretKey(deliveryId))
    sessionStorage.removeItem(pressedKey(deliveryId))
  } catch {
    // Then nothing was kept.
  }
}

const tokenKey = (messageId: string) => `sent ${messageId}`

/** For the page of a sent message. */
export const keepTokenInTab = (messageId: string, token: string) => {
  store(tokenKey(messageId), token)
}

export const tokenInTab = (messageId: string) => read(tokenKey(messageId)) ?? undefined

function store(key: string, value: string) {
  try {
    sessionStorage.setItem(key, value)
  } catch {
    // Then a page that is thrown away needs its link again.
  }
}

function read(key: string): string | null {
  try {
    return sessionStorage.getItem(key)
  } catch {
    return null
  }
}
