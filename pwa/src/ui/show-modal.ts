import type { Attachment } from 'svelte/attachments'

/** Opens a dialog over the page; Escape and the dialog's own buttons close it, and focus goes back to where it was. */
export const showModal: Attachment<HTMLDialogElement> = (dialog) => {
  const before = document.activeElement
  dialog.showModal()
  return () => {
    if (before instanceof HTMLElement) before.focus()
  }
}
