import { demoConfig } from './config.ts'
import { DemoError, sendSamples } from './send-samples.ts'

try {
  const { smtp, suffix, outboxUrl } = demoConfig()
  const recipients = await sendSamples({ smtp, suffix })
  console.log(['Sent by SMTP, as a mail program would:', ...recipients.map((address) => `  ${address}`)].join('\n'))
  console.log(
    outboxUrl === undefined
      ? 'SMTP_URL is set, so the notices have gone to that mail server.'
      : `The notices, and the codes by SMS, are shown at ${outboxUrl}`,
  )
} catch (error) {
  if (!(error instanceof DemoError)) throw error
  console.error(error.message)
  process.exitCode = 1
}
