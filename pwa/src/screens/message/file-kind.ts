import type { MessageTexts } from '@sigill/texts/reader/message/sv.ts'

export type FileKind = keyof MessageTexts['attachments']['kinds']

const extensions: Partial<Record<FileKind, string>> = {
  archive: '7z bz2 gz rar tar tgz xz zip',
  audio: 'aac flac m4a mp3 oga ogg opus wav',
  document: 'doc docm docx odt pages rtf',
  image: 'avif bmp gif heic heif jpeg jpg png svg tif tiff webp',
  mail: 'eml msg',
  pdf: 'pdf',
  program:
    'apk app appx bat chm cmd com command cpl dll dmg exe hta htm html img inf iso jar jnlp js jse lnk mht mhtml mjs msc msi msix pif pkg ps1 reg scf scr sh shtml svgz url vb vbe vbs vhd vhdx wasm ws wsf wsh xht xhtml xll xml xsl',
  sheet: 'csv numbers ods xls xlsm xlsx',
  slides: 'key odp ppt pptm pptx',
  text: 'log md txt',
  video: 'avi m4v mkv mov mp4 mpeg mpg webm',
}

const kindOfExtension = new Map(
  Object.entries(extensions).flatMap(([kind, list]) =>
    list.split(' ').map((extension) => [extension, kind as FileKind] as const),
  ),
)

/** By the extension, which decides what the device will do with a saved file, whatever type the mail gave. */
export function kindOf(fileName: string): FileKind {
  return kindOfExtension.get(extensionOf(fileName) ?? '') ?? 'file'
}

/** The type of what can only be saved. No browser shows it, whatever is in it. */
export const bytesOnly = 'application/octet-stream'

export type View = { kind: 'image' | 'pdf'; contentType: string; extensions: readonly string[] }

const views: readonly View[] = [
  { kind: 'pdf', contentType: 'application/pdf', extensions: ['pdf'] },
  { kind: 'image', contentType: 'image/avif', extensions: ['avif'] },
  { kind: 'image', contentType: 'image/gif', extensions: ['gif'] },
  { kind: 'image', contentType: 'image/jpeg', extensions: ['jpg', 'jpeg', 'jpe'] },
  { kind: 'image', contentType: 'image/png', extensions: ['png'] },
  { kind: 'image', contentType: 'image/webp', extensions: ['webp'] },
]

/** How a file can be shown here, and the type it is then given: only types in which nothing can run. */
export function viewOf(file: { fileName: string; contentType: string }): View | undefined {
  const extension = extensionOf(file.fileName)
  const stated = file.contentType.toLowerCase()
  return views.find(({ contentType, extensions }) => {
    const hasExtension = extension !== undefined && extensions.includes(extension)
    return stated === contentType
      ? hasExtension || extension === undefined
      : stated === 'application/octet-stream' && hasExtension
  })
}

const extensionOf = (fileName: string) => /\.([^.]+)$/.exec(fileName)?.[1]?.toLowerCase()
