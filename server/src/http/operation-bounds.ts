import type { RequestHandler } from 'express'

/** Characters: the largest query of the pages has 1,500. Comments and spaces are no tokens, so the limit of tokens does not hold them. */
const mostQueryCharacters = 20_000
/** Values in the variables, at whatever depth: `acceptMail` takes 1000 recipients. */
const mostValues = 5_000
const mostKeyCharacters = 100

/**
 * Bounds what graphql would look at before it can refuse it: for each field that an input type does not define it prints the
 * whole value once more.
 */
export const operationBounds: RequestHandler = (request, response, next) => {
  const fault = faultOf(request.body as unknown)
  if (fault === undefined) next()
  else response.status(400).json({ errors: [{ message: fault, extensions: { code: 'BAD_REQUEST' } }] })
}

function faultOf(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return undefined // Apollo Server refuses it.
  const { query, ...rest } = body as Record<string, unknown>
  if (typeof query === 'string' && query.length > mostQueryCharacters) return 'The query is too long.'
  return isBounded(rest) ? undefined : 'The variables are too many, or their names too long.'
}

function isBounded(root: object): boolean {
  const waiting: object[] = [root]
  let values = 0
  for (let holder = waiting.pop(); holder; holder = waiting.pop()) {
    for (const key in holder) {
      if (++values > mostValues || key.length > mostKeyCharacters) return false
      const value: unknown = (holder as Record<string, unknown>)[key]
      if (typeof value === 'object' && value !== null && !(value instanceof Promise)) waiting.push(value)
    }
  }
  return true
}
