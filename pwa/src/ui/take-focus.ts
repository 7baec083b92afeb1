import type { Attachment } from 'svelte/attachments'

/** For the heading of what has just replaced what a person pressed: a screen reader goes on from there. */
export const takeFocus: Attachment<HTMLElement> = (element) => {
  element.tabIndex = -1
  element.autofocus = true // A dialog around it, which opens after this, focuses it then.
  element.focus()
}
