const kept =
  `background-color border-bottom border-collapse border-left border-radius border-right border-spacing border-top clear color
  direction display float font-family font-size font-style font-weight height letter-spacing line-height list-style-type margin-bottom
  margin-left margin-right margin-top max-width padding-bottom padding-left padding-right padding-top table-layout text-align
  text-decoration-line text-indent text-transform vertical-align white-space width word-break`.split(/\s+/)

const displays = new Set('block inline inline-block inline-table list-item none table table-cell table-row'.split(' '))
// Anything else in brackets can load something: url(), image-set(), src(), attr(), and whatever comes next.
const harmlessFunction = /^(?:rgba?|hsla?)$/
const called = /([\w-]*)\s*\(/g
const genericFont = /serif|monospace|cursive|fantasy|system-ui/i
// Mail programs write black on everything, and it is what text has anyway.
const noColour = /^(?:black|windowtext|#?000|#?000000|rgb\(0, ?0, ?0\)|transparent|inherit)$/i

/** What is kept of an inline style, which `valueOf` reads by property; an absent one is ''. */
export const keptDeclarations = (valueOf: (property: string) => string): string[] =>
  kept
    .map((property) => keptDeclaration(property, valueOf(property)))
    .filter((declaration) => declaration !== undefined)

function keptDeclaration(property: string, value: string): string | undefined {
  const isKept = value !== '' && value !== 'initial' && isHarmless(value) && (rules[property]?.(value) ?? true)
  if (!isKept) return undefined
  // Phones do not have the fonts of office programs, and what they take instead has serifs.
  return property === 'font-family' && !genericFont.test(value)
    ? `${property}: ${value}, sans-serif`
    : `${property}: ${value}`
}

const isHarmless = (value: string) =>
  !value.includes('\\') && [...value.matchAll(called)].every(([, name]) => harmlessFunction.test(name ?? ''))

const rules: Record<string, (value: string) => boolean> = {
  display: (value) => displays.has(value),
  height: (value) => /^\d+(?:\.\d+)?px$/.test(value),
}

/** Whether a mail chose this colour, so that it must be shown on white as its sender saw it. */
export function isColour(declaration: string): boolean {
  const value = /^(?:color|background-color): (.*)$/.exec(declaration)?.[1]
  return value !== undefined && isChosen(value)
}

export const isChosen = (colour: string) => !noColour.test(colour.trim())
