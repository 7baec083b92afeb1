import { readFileSync } from 'node:fs'
import { findNodeAtLocation, getNodeValue, parseTree, type JSONPath, type Node, type ParseError } from 'jsonc-parser'
import type { z } from 'zod'
import { ConfigError, type Config } from '../config.ts'
import { jsonFaults, lineAt, pathName } from './json-faults.ts'
import { policyFormat, type Policy } from './policy.ts'
import { ruleFaults, type Fault } from './rule-faults.ts'

/**
 * Reads the policy from its file, JSON in which comments may stand.
 * @throws ConfigError that lists every fault with its line, and no value: it may be somebody's address
 */
export function readPolicyFile(file: string, config: Pick<Config, 'policy'>): Policy {
  return readPolicy(fileText(file), config)
}

function fileText(file: string): string {
  try {
    // Windows editors put a byte order mark before the text.
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '')
  } catch {
    throw new ConfigError('POLICY_FILE names a file that cannot be read')
  }
}

/** @throws ConfigError */
export function readPolicy(text: string, config: Pick<Config, 'policy'>): Policy {
  const errors: ParseError[] = []
  const tree = parseTree(text, errors, { allowTrailingComma: true })
  if (text.trim() === '') throw refused(['line 1: there is nothing in it; write {} for a policy that says nothing'])
  if (tree === undefined || errors.length > 0) throw refused(jsonFaults(text, errors))
  const value: unknown = getNodeValue(tree)
  const result = policyFormat.safeParse(value)
  const faults = [
    ...repeatedNames(tree),
    ...(result.error?.issues.flatMap(faultsOf) ?? []),
    ...ruleFaults(value, config),
  ]
  if (!result.success || faults.length > 0) throw refused(faults.map((fault) => sentence(fault, { text, tree })))
  return result.data
}

const refused = (faults: string[]) => new ConfigError(faults.map((fault) => `POLICY_FILE, ${fault}`).join('\n'))

/** Of an object that has a name twice, JSON keeps the last: a rule would silently be another. */
function repeatedNames(node: Node, path: JSONPath = []): Fault[] {
  const { type, children = [] } = node
  if (type === 'array') return children.flatMap((child, index) => repeatedNames(child, [...path, index]))
  if (type !== 'object') return []
  const names = children.map(({ children: [name] = [] }) => String(name?.value))
  const repeated = names.filter((name, index) => names.indexOf(name) !== index)
  const here = repeated.map((name) => ({ path: [...path, name], what: 'stands there twice' }))
  return [
    ...here,
    ...children.flatMap(({ children: [, value] = [] }, index) =>
      value === undefined ? [] : repeatedNames(value, [...path, names[index] ?? '']),
    ),
  ]
}

function faultsOf(issue: z.core.$ZodIssue): Fault[] {
  const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step))
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: [...path, key], what: 'is not known' }))
  if (issue.code === 'invalid_key') return [{ path, what: issue.issues[0]?.message ?? issue.message }]
  const isOwnSentence = issue.message.startsWith('is ') || issue.message.startsWith('lists ')
  if (issue.code === 'invalid_type' && !isOwnSentence) return [{ path, what: `is not of the type ${issue.expected}` }]
  return [{ path, what: issue.message }]
}

function sentence({ path, what }: Fault, { text, tree }: { text: string; tree: Node }): string {
  const node = findNodeAtLocation(tree, path)
  const nearest = node ?? nearestNode(tree, path)
  const said = node === undefined ? 'is missing' : what
  return `line ${lineAt(text, nearest.offset)}: ${pathName(path) || 'the whole'} ${said}`
}

function nearestNode(tree: Node, path: JSONPath): Node {
  const found = path.map((_, index) => findNodeAtLocation(tree, path.slice(0, path.length - 1 - index)))
  return found.find((node) => node !== undefined) ?? tree
}
