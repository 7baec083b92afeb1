/** HTML that is safe to put into HTML. */
export type Html = { markup: string }

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? '')

/** A tagged template: strings are escaped, `Html` and lists of it go in as they are. */
export function html(literals: TemplateStringsArray, ...values: (string | number | Html | Html[])[]): Html {
  const pieces = literals.map((literal, index) => literal + render(values[index]))
  return { markup: pieces.join('') }
}

function render(value: string | number | Html | Html[] | undefined): string {
  if (value === undefined) return ''
  if (Array.isArray(value)) return value.map(({ markup }) => markup).join('')
  return typeof value === 'object' ? value.markup : escapeHtml(String(value))
}
