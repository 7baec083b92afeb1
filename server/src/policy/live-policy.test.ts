import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { ConfigError, readConfig } from '../config.ts'
import { silentLog } from '../ports/log.ts'
import { livePolicy } from './live-policy.ts'

function policyFile(text: string) {
  const folder = mkdtempSync(path.join(tmpdir(), 'sigill-policy-'))
  onTestFinished(() => {
    rmSync(folder, { recursive: true })
  })
  const file = path.join(folder, 'policy.json')
  const write = (next: string) => {
    writeFileSync(file, next)
  }
  write(text)
  const logged: string[] = []
  const log = { ...silentLog, error: (event: string) => logged.push(event) }
  const config = readConfig({ DATABASE_URL: 'postgres://localhost/x', POLICY_FILE: file })
  return { write, logged, live: () => livePolicy({ config, log }) }
}

test('a policy with faults stops the start', () => {
  expect(policyFile('{ "mixedMail": 1 }').live).toThrow(ConfigError)
})

test('the policy is another once its file is read again', () => {
  const { write, live } = policyFile('{}')
  const policy = live()
  write('{ "mixedMail": "refuse" }')
  expect(policy.current().mixedMail).toBe('warn')
  policy.reread()
  expect(policy.current().mixedMail).toBe('refuse')
})

test('a file that has become faulty changes nothing, and the log says each fault', () => {
  const { write, logged, live } = policyFile('{ "mixedMail": "refuse" }')
  const policy = live()
  write('{ "mixedMail": "allow",\n "rule": [] }')
  policy.reread()
  expect(policy.current().mixedMail).toBe('refuse')
  expect(logged).toEqual([
    'the policy stays as it was: POLICY_FILE, line 1: mixedMail is neither warn nor refuse',
    'the policy stays as it was: POLICY_FILE, line 2: rule is not known',
  ])
})
