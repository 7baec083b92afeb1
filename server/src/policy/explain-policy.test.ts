import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { testGateway, type TestGateway } from '../../testing/test-gateway.ts'

const script = fileURLToPath(new URL('explain-policy.main.ts', import.meta.url))

/** Runs the command as the operator does. */
async function explain(
  { deps: { config } }: TestGateway,
  { policyFile, args }: { policyFile: string; args: string[] },
) {
  const child = spawn(process.execPath, [script, ...args], {
    env: {
      DATABASE_URL: config.database.url.reveal(),
      DATA_DIR: config.dataFolder,
      POLICY_FILE: policyFile,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [[code], output, errors] = await Promise.all([once(child, 'exit'), text(child.stdout), text(child.stderr)])
  return { code: code as number | null, output, errors }
}

const envelope = ['eva@kommun.example', 'anna@region.example.s']

test('policy:explain says which rule decides, for an envelope and for a mail', async () => {
  const gateway = await testGateway()
  const policyFile = path.join(gateway.deps.config.dataFolder, 'policy.json')
  const secrecy = { name: 'secrecy', when: { subjectTag: ['sekretess'] }, then: { level: 'PIN' } }
  const region = { name: 'region', when: { recipientDomain: ['region.example'] }, then: { expiryDays: 90 } }
  await writeFile(policyFile, JSON.stringify({ rules: [secrecy, region] }))

  const atRcpt = await explain(gateway, { policyFile, args: envelope })
  expect(atRcpt).toMatchObject({ code: 0, errors: '' })
  expect(atRcpt.output).toMatch(/^Rule +"region" matches the recipient's domain\nLevel +LINK: /)
  expect(atRcpt.output).toMatch(/^Unless +rule "secrecy" decides/m)

  const tagged = await explain(gateway, {
    policyFile,
    args: ['--subject', '[sekretess] [SMS:0701234567] Hej', ...envelope],
  })
  expect(tagged.output).toMatch(/^Rule +"secrecy" matches a word in the subject\nLevel +PIN: a number is given\n/)
  expect(tagged.output).toMatch(/^Number +••• ••• •• 67, from the subject$/m)

  await writeFile(policyFile, '{ "mixedMail": "allow" }')
  const faulty = await explain(gateway, { policyFile, args: envelope })
  expect(faulty).toMatchObject({ code: 1, output: '' })
  expect(faulty.errors).toBe('POLICY_FILE, line 1: mixedMail is neither warn nor refuse\n')
})
