import { readFileSync } from 'node:fs'
import { buildSchema, getNamedType, isInputObjectType, isObjectType, type GraphQLObjectType } from 'graphql'
import type { GraphQLArgument, GraphQLInputField } from 'graphql'

const schema = buildSchema(readFileSync(new URL('../../../schema.graphql', import.meta.url), 'utf8'))

const fieldsOf = (type: GraphQLObjectType) => Object.values(type.getFields())
const isOperation = ({ name }: GraphQLObjectType) => name === 'Query' || name === 'Mutation'
const objects = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) && !type.name.startsWith('__'))

const namesOf = (wanted: (type: GraphQLObjectType) => boolean) =>
  (objects as GraphQLObjectType[])
    .filter(wanted)
    .flatMap((type) => fieldsOf(type).map(({ name }) => `${type.name}.${name}`))

/** `Query.delivery`, `Mutation.verifyPin` …: what a request can begin with. */
export const operationFields = namesOf(isOperation)
/** `PinSent.triesLeft` …: everything else that the contract can give. */
export const objectFields = namesOf((type) => !isOperation(type))

/** Operations that are asked for something by its id, or with a token: `delivery`, `verifyPin` … */
export const operationsWithIdOrToken = (objects as GraphQLObjectType[])
  .filter(isOperation)
  .flatMap(fieldsOf)
  .filter(({ args }) => args.some(isIdOrToken))
  .map(({ name }) => name)

function isIdOrToken({ type }: GraphQLArgument | GraphQLInputField): boolean {
  const inner = getNamedType(type)
  if (isInputObjectType(inner)) return Object.values(inner.getFields()).some(isIdOrToken)
  return inner.name === 'ID' || inner.name === 'Bytes'
}

function objectCalled(name: string): GraphQLObjectType {
  const type = schema.getType(name)
  if (!isObjectType(type)) throw new Error(`${name} is no object type of the contract`)
  return type
}

/** All that a type has, as deep as it goes. */
export function wholeOf(typeName: string): string {
  const fields = fieldsOf(objectCalled(typeName)).map(({ name, type }) => {
    const inner = getNamedType(type)
    return isObjectType(inner) ? `${name} ${wholeOf(inner.name)}` : name
  })
  return `{ ${fields.join(' ')} }`
}

/** Which fields of the contract an answer of this type has values for. */
export function fieldsIn(answer: unknown, typeName: string): string[] {
  if (Array.isArray(answer)) return answer.flatMap((entry) => fieldsIn(entry, typeName))
  if (typeof answer !== 'object' || answer === null) return []
  return fieldsOf(objectCalled(typeName)).flatMap(({ name, type }) => {
    if (!(name in answer)) return []
    const inner = getNamedType(type)
    const below = isObjectType(inner) ? fieldsIn((answer as Record<string, unknown>)[name], inner.name) : []
    return [`${typeName}.${name}`, ...below]
  })
}
