const mostCharacters = 120 // in UTF-16, which systems count by
// eslint-disable-next-line no-control-regex -- control characters are what is taken out
const unprintable = /[\u0000-\u001f\u007f-\u009f]/g
// Marks that turn the direction of writing, so that "exe.fdp" reads as "pdf.exe", and characters nobody sees.
const invisible = /[\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g
const forbiddenOnWindows = /[<>:"|?*]/g
const reservedOnWindows = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i

/** A name that is safe to show and to save under: no folders, no hidden characters, none that a system refuses. */
export function safeFileName(name: string, unnamed: string): string {
  const last = name.replace(invisible, '').replace(unprintable, ' ').split(/[/\\]/).at(-1) ?? ''
  const tidy = last
    .replace(forbiddenOnWindows, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '')
    .replace(reservedOnWindows, '_$1')
  return shortened(tidy) || unnamed
}

/** Keeps the extension: it says what the file is. */
function shortened(name: string): string {
  if (name.length <= mostCharacters) return name
  const extension = /\.[^.]{1,10}$/.exec(name)?.[0] ?? ''
  return name.slice(0, mostCharacters - extension.length - 1).replace(/[\ud800-\udbff]$/, '') + '…' + extension
}
