import { safeFileName } from '@sigill/envelope/file-name.ts'

/** A name that is safe to save under; a nameless attachment is called by its number. */
export function attachmentName(
  { fileName, contentType }: { fileName: string | undefined; contentType: string },
  partId: string,
): string {
  return safeFileName(fileName ?? '', contentType === 'message/rfc822' ? namelessMail(partId) : `attachment-${partId}`)
}

export const namelessMail = (partId: string) => `message-${partId}.eml`
