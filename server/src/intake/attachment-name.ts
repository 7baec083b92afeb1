import { oneLine } from './mail-headers.ts'

const mostCharacters = 150

/** A name without folders, controls and direction marks; a nameless attachment is called by its number. */
export function attachmentName(
  { fileName, contentType }: { fileName: string | undefined; contentType: string },
  partId: string,
): string {
  const name =
    oneLine(fileName ?? '', 1_000)
      .split(/[/\\]/)
      .at(-1)
      ?.replaceAll(/[<>:"|?*]/g, '_') ?? ''
  const shown = name.replace(/^\.+/, '').slice(-mostCharacters).trim().toWellFormed()
  if (shown !== '') return shown
  return contentType === 'message/rfc822' ? namelessMail(partId) : `attachment-${partId}`
}

export const namelessMail = (partId: string) => `message-${partId}.eml`
