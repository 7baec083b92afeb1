import { readCommandLine } from '../command-line.ts'
import { answerHeld } from './answer-held.ts'
import { demoConfig, type DemoConfig } from './config.ts'
import { DemoError } from './hand-in.ts'
import { sendSamples } from './send-samples.ts'

const usage =
  "npm run demo                         sends three mails\nnpm run demo -- '070-174 06 06'      answers the one that asks for a number"
const { positionals } = readCommandLine(usage, { allowPositionals: true })

try {
  const config = demoConfig()
  const lines = positionals.length === 0 ? await samples(config) : await answer(config, positionals.join(' '))
  console.log(lines.join('\n'))
} catch (error) {
  if (!(error instanceof DemoError)) throw error
  console.error(error.message)
  process.exitCode = 1
}

async function samples(config: DemoConfig): Promise<string[]> {
  const recipients = await sendSamples(config)
  return [
    'Sent by SMTP, as a mail program would:',
    ...recipients.map((address) => `  ${address}`),
    config.outbox === undefined
      ? 'SMTP_URL is set, so the notices have gone to that mail server.'
      : `The notices, and the codes by SMS, are shown at ${config.outbox.url}`,
  ]
}

async function answer(config: DemoConfig, said: string): Promise<string[]> {
  const [address = ''] = await answerHeld(config, said)
  return [
    `Answered, as the sender's mail program would, to ${address}`,
    `What came of it is shown at ${config.outbox?.url ?? ''}`,
  ]
}
