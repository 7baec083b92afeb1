import { Kind, type GraphQLError } from 'graphql'

const valueKinds: string[] = [
  Kind.NULL,
  Kind.BOOLEAN,
  Kind.INT,
  Kind.FLOAT,
  Kind.STRING,
  Kind.ENUM,
  Kind.LIST,
  Kind.OBJECT,
  Kind.VARIABLE,
]

/**
 * graphql quotes the values that it cannot read, of variables and of the query; callers write answers to their logs.
 * @returns what is wrong and where, in names of the contract that the query has, and of the query alone
 */
export function withoutValues(error: GraphQLError): string {
  const { message } = error
  const node = error.nodes?.[0]
  if (error.extensions['code'] === 'GRAPHQL_PARSE_FAILED') return aboutSyntax(message)
  if (message.startsWith('Unknown operation named ')) return 'The query has no operation of that name.'
  if (node?.kind === Kind.VARIABLE_DEFINITION) return aboutVariable(error)
  return withoutSuggestion(node && valueKinds.includes(node.kind) ? rule(message) : message)
}

/** What graphql thinks was meant would give out the contract, name by name, where introspection is off. */
const withoutSuggestion = (message: string) => message.replace(/ Did you mean .*\?$/s, '')

/** Tokens of the query are quoted, and a text is a token. */
function aboutSyntax(message: string): string {
  if (!message.includes('"')) return message
  const expected = /^Syntax Error: Expected (?:\w+|"[^"]+")(?=, found )/.exec(message)
  return expected ? `${expected[0]}.` : 'Syntax Error.'
}

/** `Variable "$input" got invalid value … at "input.pin"; …`: texts in the value have their quotation marks escaped. */
function aboutVariable({ message, originalError }: GraphQLError): string {
  const start = /^Variable "\$\w+"(?= got invalid value )/.exec(message)
  if (!start) return message
  const inner = originalError?.message ?? ''
  const [at = ''] = / at "[\w.[\]]+"$/.exec(message.slice(0, -`; ${inner}`.length)) ?? []
  const isOurs = (originalError as Partial<GraphQLError> | undefined)?.extensions?.['code'] === 'BAD_USER_INPUT'
  return `${start[0]} has an invalid value${at}; ${isOurs ? inner : rule(inner)}`
}

const rulesOfNames = [
  /^Expected non-nullable type "[\w[\]!]+" not to be null\.$/,
  /^Expected type "\w+" to be an object\.$/,
  /^Field "[\w.]+" of required type "[\w[\]!]+" was not provided\.$/,
  /^Argument "\w+" of (?:non-null|required) type "[\w[\]!]+" [\w "$]+\.$/,
]

const beforeValues = [
  /^(String|Int|Float|Boolean|ID) cannot represent /,
  /^Enum "(\w+)" cannot represent /,
  /^Value ".*" does not exist in "(\w+)" enum\./s,
  /^Expected value of type "([\w[\]!]+)", found /,
  /^Expected type "(\w+)"/,
]

function rule(message: string): string {
  if (rulesOfNames.some((names) => names.test(message))) return message
  const [, argument] = /^Argument "(\w+)" has invalid value /.exec(message) ?? []
  if (argument) return `Argument "${argument}" has an invalid value.`
  const [, unknown] = /^Field ".*" is not defined by type "(\w+)"\./s.exec(message) ?? []
  if (unknown) return `It has a field that type "${unknown}" does not define.`
  const type = beforeValues.map((before) => before.exec(message)?.[1]).find((found) => found !== undefined)
  return type ? `Expected a value of type "${type}".` : 'Expected another value.'
}
