import { callerNames, whoTheyAre, type CallerName } from './callers.ts'
import { objectFields } from './fields.ts'
import type { Matrix } from './matrix.ts'

const about = `# Who may what

Every field of \`schema.graphql\` with every kind of caller, as the server answers over HTTP: \`server/src/graphql/authorisation.test.ts\`
asks for all of it and compares this file with what came. A field that is new, or that answers somebody else than before, fails the test
until its line here is reviewed and written anew (\`npx vitest run --project server server/src/graphql/authorisation.test.ts -u\`).
`

function table(heads: string[], rows: string[][]): string {
  const widths = heads.map((head, at) =>
    Math.max(3, ...[head, ...rows.map((row) => row[at] ?? '')].map((cell) => cell.length)),
  )
  const line = (cells: string[]) => `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`
  return [line(heads), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n')
}

/** The matrix as a document that people read and the test compares. */
export function documentOf({ rows, parts, seen }: Matrix): string {
  const asked = rows.map(({ field, name, cells }) => [`\`${field}\``, name, ...cells])
  const fetched = ['`GET /parts/…`', 'of what was opened', ...parts]
  const marks = (field: string) => callerNames.map((name: CallerName) => (seen.get(name)?.has(field) ? 'yes' : '–'))
  const fields = objectFields.map((field) => [`\`${field}\``, ...marks(field)])
  const who = callerNames.map((name) => [`\`${name}\``, whoTheyAre[name]])
  return `${about}
${table(['caller', 'who'], who)}

## What is asked for

\`yes\`: what the row is about. \`unknown\`: \`DeliveryGone\` or \`ControlRefused\` with the reason \`UNKNOWN\`, or
\`SentMessageUnknown\`, as for what never was. Other words are
the type of the answer, the code of the error, or the status.

${table(['field', 'of or with', ...callerNames], [...asked, fetched])}

## What is given

Whether the caller sees this field in any of the answers above.

${table(['field', ...callerNames], fields)}
`
}
