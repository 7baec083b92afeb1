import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { ConfigError, readConfig } from '../config.ts'
import { defaultPolicy } from './policy.ts'
import { readPolicy, readPolicyFile } from './policy-file.ts'

const settings = (env: Record<string, string> = {}) => readConfig({ DATABASE_URL: 'postgres://localhost/x', ...env })

function faultsOf(text: string, env?: Record<string, string>): string[] {
  try {
    readPolicy(text, settings(env))
  } catch (error) {
    if (error instanceof ConfigError) return error.message.split('\n')
    throw error
  }
  return []
}

test('a file that says nothing leaves what holds without one', () => {
  expect(readPolicy('{}', settings())).toEqual(defaultPolicy)
})

test('comments may stand in it, and what it compares with is written as mail has it', () => {
  const policy = readPolicy(
    `{
      // Social services write to people, not to systems.
      "rules": [
        { "name": "social", "when": { "sender": ["Eva@Kommun.se"], "senderDomain": ["@Företag.se"],
          "header": { "Sensitivity": ["Company-Confidential"] }, "subjectTag": ["[Sekretess]", "hemligt"] },
          "then": { "level": "PIN", "expiryDays": 14 } },
      ],
    }`,
    settings(),
  )
  expect(policy.rules[0]?.when).toEqual({
    sender: ['eva@kommun.se'],
    senderDomain: ['xn--fretag-wxa.se'],
    header: { sensitivity: ['company-confidential'] },
    subjectTag: ['sekretess', 'hemligt'],
  })
})

test('every fault is listed with its line and its place, and no value is', () => {
  const text = `{
    "rules": [
      { "name": "a", "when": { "sender": ["hemlig"], "senderDomain": [] }, "then": { "level": "EID" } },
      { "name": "b", "when": { "recipientDomain": ["a b"], "recipent": [] }, "then": { "expiryDays": 366, "sms": "no" } },
      { "name": "c", "when": { "header": { "a b": ["x"] }, "subjectTag": ["a:b"] } },
      { "name": "d", "when": {}, "then": { "level": "PIN", "sms": false } },
      { "name": "d", "when": {}, "then": { "maxMailBytes": 99999999999 }, "name": "e" }
    ],
    "mixedMail": "allow"
  }`
  expect(faultsOf(text)).toEqual([
    'POLICY_FILE, line 7: rules[4].name stands there twice',
    'POLICY_FILE, line 3: rules[0].when.sender[0] is not a mail address',
    'POLICY_FILE, line 3: rules[0].when.senderDomain lists nothing',
    'POLICY_FILE, line 3: rules[0].then.level is neither LINK nor PIN',
    'POLICY_FILE, line 4: rules[1].when.recipientDomain[0] is not a domain',
    'POLICY_FILE, line 4: rules[1].when.recipent is not known',
    'POLICY_FILE, line 4: rules[1].then.expiryDays is more than 365',
    'POLICY_FILE, line 4: rules[1].then.sms is neither true nor false',
    'POLICY_FILE, line 5: rules[2].when.header.a b is not the name of a header',
    'POLICY_FILE, line 5: rules[2].when.subjectTag[0] is not a word as it stands between [ and ]',
    'POLICY_FILE, line 5: rules[2].then is missing',
    'POLICY_FILE, line 9: mixedMail is neither warn nor refuse',
    'POLICY_FILE, line 6: rules[3].then.sms is false, but the level is PIN, whose codes go by SMS',
    'POLICY_FILE, line 7: rules[4] never decides: rules[3] matches every mail',
    'POLICY_FILE, line 7: rules[4].then.maxMailBytes is more than MAX_MAIL_BYTES (52428800)',
  ])
  expect(faultsOf(text).join()).not.toContain('hemlig')
})

test('rules are held against the settings that lie below them', () => {
  const rule = (then: object) => JSON.stringify({ rules: [{ name: 'a', when: {}, then }] })
  expect(faultsOf(rule({ sms: false }), { DEFAULT_LEVEL: 'PIN' })).toEqual([
    'POLICY_FILE, line 1: rules[0].then.sms is false, but DEFAULT_LEVEL is PIN, whose codes go by SMS',
  ])
  expect(faultsOf(rule({ sms: false, level: 'LINK' }), { DEFAULT_LEVEL: 'PIN' })).toEqual([])
})

test('what senders are told has its faults listed too', () => {
  const receipts = { opened: 'yes', notOpenedAfterDays: -1, remindDaysBefore: 31, language: 'de', held: false }
  expect(faultsOf(JSON.stringify({ receipts }))).toEqual([
    'POLICY_FILE, line 1: receipts.opened is neither true nor false',
    'POLICY_FILE, line 1: receipts.notOpenedAfterDays is less than 0',
    'POLICY_FILE, line 1: receipts.remindDaysBefore is more than 30',
    'POLICY_FILE, line 1: receipts.language is none of sv, fi, en',
    'POLICY_FILE, line 1: receipts.held is not known',
  ])
})

test('what is no JSON is told with line, column and place, in a sentence, and all that is wrong at once', () => {
  const text = `{
  "rules": [
    { "name" },
    { "name": "b" "when": {} "then": {} },
    { "name": “c”, "when": { "sender": ["a@kommun.se"], "hemlig@kommun.se" }, "then": {} },
    { "name": "d", "when": { "header": { "hemlig@kommun.se" } }, "then": {} },
  ]
}}`
  expect(faultsOf(text)).toEqual([
    'POLICY_FILE, line 3, column 14: in rules[0].name, a colon is missing before this',
    'POLICY_FILE, line 4, column 19: in rules[1].when, a comma is missing before this',
    'POLICY_FILE, line 5, column 15: in rules[2].name, this is neither a text in straight double quotes nor a number, true or false',
    'POLICY_FILE, line 6, column 61: in rules[3].when.header, a colon is missing before this',
    'POLICY_FILE, line 8, column 2: something follows after the end of the policy: there is a } or a ] too many',
  ])
  expect(faultsOf('{\n "rules": [')).toEqual([
    'POLICY_FILE, line 2, column 12: in rules[0], a ] is missing before this',
  ])
})

test.each([
  ['true false', 'column 6: something follows after the end of the policy'],
  ['{} ]', 'column 4: something follows after the end of the policy: there is a } or a ] too many'],
  ['{ "a": 01 }', 'column 9: in a, a number begins with a zero that is too many before this'],
  ['{ "a": [1 2] }', 'column 11: in a[0], a comma is missing before this'],
  ['{ "a": [10 0.05 2] }', 'column 12: in a[0], a comma is missing before this'],
  ['{ "a": "\\u00g0" }', 'column 8: in a, in this text, \\u is not followed by four hexadecimal digits (0-9, a-f)'],
])('what is wrong with %s is told so that it can be put right', (text, told) => {
  expect(faultsOf(text)).toEqual([`POLICY_FILE, line 1, ${told}`])
})

test('an empty file, and one that cannot be read, are told as that', () => {
  expect(faultsOf(' \n')).toEqual([
    'POLICY_FILE, line 1: there is nothing in it; write {} for a policy that says nothing',
  ])
  expect(() => readPolicyFile('/nowhere/policy.json', settings())).toThrow(
    'POLICY_FILE names a file that cannot be read',
  )
})

test('a file from a Windows editor, with a byte order mark and its line ends, is read', () => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'sigill-policy-')), 'policy.json')
  writeFileSync(file, '\uFEFF{\r\n"mixedMail": "refuse"\r\n}\r\n')
  expect(readPolicyFile(file, settings()).mixedMail).toBe('refuse')
})

test('docs/policy.example.json is a policy without faults', () => {
  const file = fileURLToPath(new URL('../../../docs/policy.example.json', import.meta.url))
  expect(readPolicyFile(file, settings()).rules.length).toBeGreaterThan(5)
})
