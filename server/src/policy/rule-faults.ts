import { z } from 'zod'
import type { Config } from '../config.ts'
import { policyRule, type PolicyRule } from './policy-rule.ts'

export type Fault = { path: (string | number)[]; what: string }
type Numbered = { rule: PolicyRule; index: number }

/** What is wrong with rules that are well written each: taken together, or with the settings that lie below them. */
export function ruleFaults(file: unknown, { policy }: Pick<Config, 'policy'>): Fault[] {
  const given = z.object({ rules: z.array(z.unknown()) }).safeParse(file).data?.rules ?? []
  const rules = given.flatMap((entry, index): Numbered[] => {
    const { data: rule } = policyRule.safeParse(entry)
    return rule === undefined ? [] : [{ rule, index }]
  })
  const everything = rules.find(({ rule }) => Object.values(rule.when).every((condition) => condition === undefined))
  return rules.flatMap(({ rule: { name, then }, index }) => {
    const at = (step: string[], what: string) => ({ path: ['rules', index, ...step], what })
    const faults: Fault[] = []
    if (rules.some((other) => other.index < index && other.rule.name === name)) {
      faults.push(at(['name'], 'is the name of an earlier rule'))
    }
    if (everything !== undefined && everything.index < index) {
      faults.push(at([], `never decides: rules[${everything.index}] matches every mail`))
    }
    if (then.sms === false && (then.level ?? policy.defaultLevel) === 'PIN') {
      const from = then.level === undefined ? 'DEFAULT_LEVEL' : 'the level'
      faults.push(at(['then', 'sms'], `is false, but ${from} is PIN, whose codes go by SMS`))
    }
    if (then.maxMailBytes !== undefined && then.maxMailBytes > policy.maxMailBytes) {
      faults.push(at(['then', 'maxMailBytes'], `is more than MAX_MAIL_BYTES (${policy.maxMailBytes})`))
    }
    return faults
  })
}
