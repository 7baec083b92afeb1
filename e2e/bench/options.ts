import { parseArgs } from 'node:util'

const parts = ['intake', 'reading', 'stored'] as const
export type Part = (typeof parts)[number]

export type Options = {
  only: Part[]
  systems: string[]
  sizes: { name: string; bytes: number }[]
  connections: number[]
  rounds: number
  /** Too quick for its figures to be held against an aim. */
  quick: boolean
  seconds: number
  /** Of each kind, in each round. */
  requests: number
  /** Deliveries in the database. */
  stored: { name: string; count: number }[]
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
  --stored N,…          deliveries in the database; default: 10k,100k,1M
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
  stored: { type: 'string' },
  quick: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
  profile: { type: 'string' },
  json: { type: 'string' },
  env: { type: 'string', multiple: true },
} as const

/** What is taken when nothing is said. */
const defaults = { sizes: '4k,100k,10M', connections: '1,10,50', rounds: '3', seconds: '4', stored: '10k,100k,1M' }
const quickly: typeof defaults = { sizes: '4k,100k', connections: '2', rounds: '1', seconds: '0.2', stored: '1k,2k' }

/** @throws with a sentence for a person when an option is none */
export function readOptions(args: string[]): Options {
  const { values } = parseArgs({ args, options: flags })
  const { quick, help, profile, json, env = [], ...given } = values
  if (help) throw new Error('What can be measured:')
  const said = { only: parts.join(), systems: 'a,b,c,d', ...(quick ? quickly : defaults), ...given }
  const only = said.only.split(',')
  const unknown = only.filter((part) => !parts.includes(part as Part))
  if (unknown.length > 0) throw new Error(`There is no part called ${unknown.join(' or ')}.`)
  return {
    only: only as Part[],
    systems: said.systems.split(','),
    sizes: said.sizes.split(',').map((name) => ({ name, bytes: bytesOf(name) })),
    connections: said.connections.split(',').map(numberOf),
    rounds: numberOf(said.rounds),
    quick,
    seconds: numberOf(said.seconds),
    requests: quick ? 5 : 300,
    stored: said.stored.split(',').map((name) => ({ name, count: countOf(name) })),
    profile,
    json,
    env: Object.fromEntries(env.map(settingOf)),
  }
}

function bytesOf(size: string): number {
  const [, number = '', unit = ''] = /^(\d+)([kM]?)$/.exec(size) ?? []
  if (number === '') throw new Error(`${size} is not a size: 4k, 100k, 10M.`)
  return Number(number) * ({ k: 1024, M: 1_048_576 }[unit] ?? 1)
}

function countOf(count: string): number {
  const [, number = '', unit = ''] = /^(\d+)([kM]?)$/.exec(count) ?? []
  if (number === '') throw new Error(`${count} is not a number of deliveries: 10k, 1M.`)
  return Number(number) * ({ k: 1_000, M: 1_000_000 }[unit] ?? 1)
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
