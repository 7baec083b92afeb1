import { createTransport, type NodemailerError, type SendMailOptions } from 'nodemailer'
import type { DemoConfig } from './config.ts'

/** What went wrong, in words for whoever typed the command. */
export class DemoError extends Error {}

/** Hands mails in by SMTP, as a mail program would. @returns the addresses they went to */
export async function handIn(smtp: DemoConfig['smtp'], mails: SendMailOptions[]): Promise<string[]> {
  const transport = createTransport({
    ...smtp,
    tls: { rejectUnauthorized: false }, // a gateway that is tried out has signed its certificate itself
    connectionTimeout: 5_000,
    greetingTimeout: 5_000,
    socketTimeout: 30_000,
  })
  const recipients: string[] = []
  for (const mail of mails) {
    const { envelope } = await transport.sendMail(mail).catch((error: unknown) => {
      throw new DemoError(explanation(error as NodemailerError, smtp))
    })
    recipients.push(...envelope.to)
  }
  return recipients
}

function explanation(error: NodemailerError, { host, port }: DemoConfig['smtp']): string {
  if (error.responseCode !== undefined) return `Sigill did not take the mail: ${error.response ?? ''}`
  return `Nobody answers as a mail server at ${host}:${port}. Start Sigill first (npm start), or set SMTP_PORT to its port.`
}
