import { parseArgs } from 'node:util'

const parts = ['intake'] as const
export type Part = (typeof parts)[number]

export type Options = {
  only: Part[]
  systems: string[]
  sizes: { name: string; bytes: number }[]
  connections: number[]
  rounds: number
  seconds: number
  profile: string | undefined
  json: string | undefined
  env: Record<string, string>
}

export const usage = `npm run bench -- [options]
  --only PART,…         ${parts.join(', ')}; default: all
  --systems LETTER,…    a Haraka that discards, b Haraka that streams to an HTTP sink, c Sigill, d Postfix with gpg; default: all
  --sizes SIZE,…        of a mail on the wire; default: 4k,100k,10M
  --connections N,…     default: 1,10,50
  --rounds N            default: 3
  --seconds N           that each load lasts; default: 4
  --quick               a look of a few seconds at everything; its figures mean nothing
  --profile FOLDER      CPU profiles of Sigill's processes, and what was costly in them
  --json FILE           every figure of every round
  --env NAME=VALUE      a setting of Sigill's and of Haraka's; more than once if need be
  --help                this`

const flags = {
  only: { type: 'string' },
  systems: { type: 'string' },
  sizes: { type: 'string' },
  connections: { type: 'string' },
  rounds: { type: 'string' },
  seconds: { type: 'string' },
  quick: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
  profile: { type: 'string' },
  json: { type: 'string' },
  env: { type: 'string', multiple: true },
} as const

/** @throws with a sentence for a person when an option is none */
export function readOptions(args: string[]): Options {
  const { values } = parseArgs({ args, options: flags })
  const { quick, help } = values
  if (help) throw new Error('What can be measured:')
  const list = (text: string | undefined, otherwise: string) => (text ?? otherwise).split(',')
  const wanted = list(values.only, parts.join())
  const unknown = wanted.filter((part) => !parts.includes(part as Part))
  if (unknown.length > 0) throw new Error(`There is no part called ${unknown.join(' or ')}.`)
  return {
    only: wanted as Part[],
    systems: list(values.systems, 'a,b,c,d'),
    sizes: list(values.sizes, quick ? '4k,100k' : '4k,100k,10M').map((name) => ({ name, bytes: bytesOf(name) })),
    connections: list(values.connections, quick ? '2' : '1,10,50').map(numberOf),
    rounds: numberOf(values.rounds ?? (quick ? '1' : '3')),
    seconds: numberOf(values.seconds ?? (quick ? '0.2' : '4')),
    profile: values.profile,
    json: values.json,
    env: Object.fromEntries((values.env ?? []).map(settingOf)),
  }
}

function bytesOf(size: string): number {
  const [, number = '', unit = ''] = /^(\d+)([kM]?)$/.exec(size) ?? []
  if (number === '') throw new Error(`${size} is not a size: 4k, 100k, 10M.`)
  return Number(number) * ({ k: 1024, M: 1_048_576 }[unit] ?? 1)
}

function numberOf(text: string): number {
  if (!(Number(text) > 0)) throw new Error(`${text} is not a number above 0.`)
  return Number(text)
}

function settingOf(setting: string): [string, string] {
  const at = setting.indexOf('=')
  if (at < 1) throw new Error(`${setting} is not NAME=VALUE.`)
  return [setting.slice(0, at), setting.slice(at + 1)]
}
