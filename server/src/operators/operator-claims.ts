/** Whom the identity provider must say that somebody is, for example `{ claim: 'groups', value: 'sigill' }`; `*`: whoever it lets in. */
export type Operators = '*' | { claim: string; value: string }[]

/** @returns undefined when something in the list is not claim=value */
export function readOperators(text: string): Operators | undefined {
  if (text.trim() === '*') return '*'
  const entries = text.split(',').map((entry) => /^([^=]+)=(.+)$/.exec(entry.trim()))
  const read = entries.flatMap((entry) => {
    const [, claim, value] = entry ?? []
    return claim === undefined || value === undefined ? [] : [{ claim: claim.trim(), value: value.trim() }]
  })
  return read.length === entries.length ? read : undefined
}

/** As it stands in the list. */
const written = ({ claim, value }: { claim: string; value: string }) => `${claim}=${value}`

export const entriesOf = (operators: Operators): string[] => (operators === '*' ? ['*'] : operators.map(written))

/**
 * A claim may be one value or a list of them; an address proves nothing unless the provider says that it has verified it: some let people write what they like.
 * @returns the first entry of the list by which somebody with these claims is an operator; undefined when there is none
 */
export function operatorEntry(operators: Operators, claims: Record<string, unknown>): string | undefined {
  if (operators === '*') return '*'
  const entry = operators.find(({ claim, value }) => {
    if (claim === 'email' && claims['email_verified'] !== true) return false
    const claimed = claims[claim]
    return Array.isArray(claimed) ? claimed.includes(value) : claimed === value
  })
  return entry && written(entry)
}
