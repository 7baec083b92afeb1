import { createTransport, type NodemailerError } from 'nodemailer'
import type { MailOutcome, MailSender } from './mail-sender.ts'
import { smtpOptions } from './mail-sender.smtp-options.ts'

/** Hands mails to the relay that `SMTP_URL` names; see `smtpOptions` for what the URL can say. */
export function smtpMailSender(url: string, { silenceMs = 20_000 }: { silenceMs?: number } = {}): MailSender {
  const transport = createTransport({ ...smtpOptions(url, silenceMs), pool: true })
  return {
    send: async (mail) => {
      try {
        await transport.sendMail(mail)
        return { kind: 'MailTaken' }
      } catch (error) {
        return outcomeOf(error as NodemailerError)
      }
    },
    close: async () => {
      transport.close()
    },
  }
}

function outcomeOf(error: NodemailerError): MailOutcome {
  const code = replyCode(error.response) ?? error.code ?? 'UNKNOWN'
  return isRefusal(error) ? { kind: 'MailRefused', code } : { kind: 'MailDeferred', code }
}

/** A refused login, or a relay that wants one (530), says something about the setup, not about the mail: it is worth trying again. */
function isRefusal(error: NodemailerError): boolean {
  const aboutThisMail = error.code === 'EENVELOPE' || error.code === 'EMESSAGE'
  if (error.responseCode === undefined) return aboutThisMail
  return aboutThisMail && error.permanent === true && error.responseCode !== 530
}

/** RFC 3463: an enhanced status code may follow the reply code; the text after it is left out, for it may quote the mail. */
function replyCode(response: string | undefined): string | undefined {
  const match = /^(\d{3})(?:[ -]([245]\.\d{1,3}\.\d{1,3})\b)?/.exec(response ?? '')
  return match ? [match[1], match[2]].filter(Boolean).join(' ') : undefined
}
