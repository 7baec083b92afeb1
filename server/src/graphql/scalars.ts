import { GraphQLError, GraphQLScalarType, Kind } from 'graphql'
import { fromBase64url, toBase64url } from '@sigill/envelope/bytes.ts'
import { normalisedAddress } from '../policy/protected-address.ts'
import { isMonth } from '../statistics/month.ts'

const fault = (message: string) => new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } })

type TextScalar<T> = { name: string; parse: (text: string) => T; serialize?: (value: T) => string }

/** A scalar that travels as a string. Its faults never quote the value: it may be a secret. */
function textScalar<T>({ name, parse, serialize = String }: TextScalar<T>): GraphQLScalarType<T, string> {
  const parsed = (value: unknown) => {
    if (typeof value !== 'string') throw fault(`${name} is a string.`)
    return parse(value)
  }
  return new GraphQLScalarType({
    name,
    serialize: (value) => serialize(value as T),
    parseValue: parsed,
    parseLiteral: (node) => parsed(node.kind === Kind.STRING ? node.value : undefined),
  })
}

const mostBytesCharacters = 200
const e164 = /^\+[1-9]\d{6,14}$/

export const scalars = {
  DateTime: textScalar<Date>({
    name: 'DateTime',
    parse: (text) => {
      const date = new Date(text)
      if (Number.isNaN(date.getTime())) throw fault('DateTime is a moment as in RFC 3339.')
      return date
    },
    serialize: (date) => date.toISOString(),
  }),
  EmailAddress: textScalar<string>({
    name: 'EmailAddress',
    parse: (text) => {
      if (normalisedAddress(text) === undefined) throw fault('EmailAddress is an address as in RFC 5321.')
      return text
    },
  }),
  PhoneNumber: textScalar<string>({
    name: 'PhoneNumber',
    parse: (text) => {
      if (!e164.test(text)) throw fault('PhoneNumber is a number in E.164, for example +46701234567.')
      return text
    },
  }),
  Bytes: textScalar<Uint8Array<ArrayBuffer>>({
    name: 'Bytes',
    parse: (text) => {
      try {
        if (text.length <= mostBytesCharacters) return fromBase64url(text)
      } catch {
        // Said below, without the value.
      }
      throw fault('Bytes is base64url without padding.')
    },
    serialize: toBase64url,
  }),
  Month: textScalar<string>({
    name: 'Month',
    parse: (text) => {
      if (!isMonth(text)) throw fault('Month is a year and a month, for example 2026-11.')
      return text
    },
  }),
  Upload: new GraphQLScalarType({
    name: 'Upload',
    parseValue: (value) => {
      if (value instanceof Promise) return value as Promise<unknown>
      throw fault('Upload is a file of a multipart request.')
    },
    parseLiteral: () => {
      throw fault('Upload is a file of a multipart request.')
    },
    serialize: () => {
      throw new Error('an Upload is never given out')
    },
  }),
}
