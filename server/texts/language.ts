/** The languages that every text exists in (BCP 47). */
export const languages = ['sv', 'fi', 'en'] as const
export type Language = (typeof languages)[number]

export const isLanguage = (value: string): value is Language => (languages as readonly string[]).includes(value)

/** The first language of an `Accept-Language` header (RFC 9110 §12.5.4) or of `navigator.languages` that we have texts in. */
export function preferredLanguage(accepted: string | readonly string[], fallback: Language): Language {
  const wanted = typeof accepted === 'string' ? byWeight(accepted) : accepted
  for (const tag of wanted) {
    const primary = tag.split('-')[0]?.toLowerCase() ?? ''
    if (isLanguage(primary)) return primary
  }
  return fallback
}

function byWeight(header: string): string[] {
  return header
    .split(',')
    .map((entry) => {
      const [tag = '', ...parameters] = entry.split(';').map((piece) => piece.trim())
      const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2)
      return { tag, weight: weight === undefined ? 1 : Number(weight) }
    })
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight)
    .map(({ tag }) => tag)
}
