import { getLocation, printParseErrorCode, type ParseError } from 'jsonc-parser'

const whatIsWrong: Record<ReturnType<typeof printParseErrorCode>, string> = {
  InvalidSymbol: 'this is neither a text in straight double quotes nor a number, true or false',
  InvalidNumberFormat: 'this is not a number',
  PropertyNameExpected: 'a name in straight double quotes is missing before this',
  ValueExpected: 'a value is missing before this',
  ColonExpected: 'a colon is missing before this',
  CommaExpected: 'a comma is missing before this',
  CloseBraceExpected: 'a } is missing before this',
  CloseBracketExpected: 'a ] is missing before this',
  EndOfFileExpected: 'something follows after the end of the policy',
  InvalidCommentToken: 'this is not a comment: those begin with //',
  UnexpectedEndOfComment: 'the comment that begins here has no */ at its end',
  UnexpectedEndOfString: 'the text that begins here has no double quote at its end',
  UnexpectedEndOfNumber: 'this number has no end',
  InvalidUnicode: 'in this text, \\u is not followed by four hexadecimal digits (0-9, a-f)',
  InvalidEscapeCharacter: 'in this text stands a \\ that means nothing; write \\\\',
  InvalidCharacter: 'in this text stands a character that cannot be seen',
  '<unknown ParseErrorCode>': 'this is not JSON',
}

/** What keeps a text from being JSON: where, and what to do about it. Of each line the first, since the next ones mostly follow from it. */
export function jsonFaults(text: string, errors: readonly ParseError[]): string[] {
  const placed = errors.map(({ error, offset }) => ({ error, offset, line: lineAt(text, offset) }))
  const first = placed.filter(({ line }, index) => placed.findIndex((other) => other.line === line) === index)
  return first.map(({ error, offset, line }) => {
    const column = offset - text.lastIndexOf('\n', offset - 1)
    const within = knownPath(getLocation(text, offset).path)
    return `line ${line}, column ${column}: ${within === '' ? '' : `in ${within}, `}${whatIsWrongAt(text, { error, offset })}`
  })
}

/** The parser has one word for what has more than one remedy. */
function whatIsWrongAt(text: string, { error, offset }: Pick<ParseError, 'error' | 'offset'>): string {
  const code = printParseErrorCode(error)
  // JSON's numbers end after a zero that they begin with: the rest of 012 is another one.
  if (/(^|[^\d.eE+])0$/.test(text.slice(0, offset)) && /^\d/.test(text.slice(offset)))
    return 'a number begins with a zero that is too many before this'
  const isTooMany = code === 'EndOfFileExpected' && /[}\]]/.test(text.charAt(offset))
  return isTooMany ? `${whatIsWrong[code]}: there is a } or a ] too many` : whatIsWrong[code]
}

/** As far as it is words: what stands by mistake where a name should may be somebody's address. */
function knownPath(path: readonly (string | number)[]): string {
  const unknown = path.findIndex((step) => typeof step === 'string' && !/^[a-z]+$/i.test(step))
  return pathName(unknown === -1 ? path : path.slice(0, unknown))
}

/** `rules[0].when.sender` */
export const pathName = (path: readonly (string | number)[]): string =>
  path
    .reduce<string>((so, step) => (typeof step === 'number' ? `${so}[${step}]` : `${so}.${step}`), '')
    .replace(/^\./, '')

/** Counted from 1. */
export const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length
