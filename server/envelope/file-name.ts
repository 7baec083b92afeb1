const mostCharacters = 120 // in UTF-16, which Windows counts by
const mostBytes = 240 // in UTF-8, of which other systems take 255
// Marks that turn the direction of writing, so that "exe.fdp" reads as "pdf.exe", and whatever else nobody sees: halves of a character,
// private ones, those that a font leaves out, the empty pattern of braille.
const hidden = /\p{Cf}|\p{Cs}|\p{Co}|\p{Zl}|\p{Zp}|\p{Default_Ignorable_Code_Point}|\u2800/gu
const forbiddenOnWindows = /[<>:"|?*]/g
const reservedOnWindows = /^(con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³]|conin\$|conout\$)(?=\s*(?:\.|$))/i

/** A name that is safe to show and to save under: no folders, no hidden characters, none that a system refuses. */
export function safeFileName(name: string, unnamed: string): string {
  const last =
    name
      .replace(hidden, '')
      .replace(/\p{Cc}/gu, ' ')
      .split(/[/\\]/)
      .at(-1) ?? ''
  const tidy = last
    .replace(forbiddenOnWindows, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '')
    .replace(reservedOnWindows, '_$1')
  return shortened(tidy) || unnamed
}

/** Keeps the extension: it says what the file is. */
function shortened(name: string): string {
  if (fits(name)) return name
  const extension = /\.[^.]{1,10}$/.exec(name)?.[0] ?? ''
  let stem = name.slice(0, mostCharacters - extension.length - 1)
  while (!fits(`${stem}…${extension}`)) stem = stem.slice(0, -1)
  return `${stem.replace(/[\ud800-\udbff]$/, '')}…${extension}`
}

const fits = (name: string) => name.length <= mostCharacters && new TextEncoder().encode(name).length <= mostBytes
