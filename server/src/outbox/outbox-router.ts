import { join } from 'node:path'
import { preferredLanguage } from '@sigill/texts/language.ts'
import { Router, type Request, type Response } from 'express'
import { bodyPolicy, mailBody } from './mail-body.ts'
import { outboxPage } from './outbox-page.ts'
import { readMail } from './read-mail.ts'
import { isMailName, readOutbox } from './read-outbox.ts'

const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

type Setting = { folder: string; timeZone: string }

/** A mailbox and a phone that show what would have been sent. For those who try Sigill: whoever reaches it reads every link and PIN. */
export function outboxRouter({ folder, timeZone }: Setting): Router {
  const router = Router()
  router.use((_request, response, next) => {
    response.set({ 'Content-Security-Policy': pagePolicy, 'Cache-Control': 'no-store' })
    next()
  })
  router.get('/', (request, response) => sendPage({ folder, timeZone }, request, response))
  router.get(['/outbox.js', '/outbox.css'], (request, response) => {
    response.sendFile(join(import.meta.dirname, 'page', request.path))
  })
  router.get('/mails/:name', (request, response) => sendRaw(folder, request.params.name, response))
  router.get('/mails/:name/body', (request, response) => sendBody(folder, request.params.name, response))
  router.get('/mails/:name/attachments/:index', (request, response) => sendAttachment(folder, request.params, response))
  return router
}

async function sendPage({ folder, timeZone }: Setting, request: Request, response: Response): Promise<void> {
  const name = typeof request.query['mail'] === 'string' ? request.query['mail'] : undefined
  const page = outboxPage({
    path: request.baseUrl,
    language: preferredLanguage(request.get('accept-language') ?? '', 'en'),
    timeZone,
    outbox: await readOutbox(folder),
    opened: name === undefined ? undefined : { name, mail: await readMail(folder, name) },
  })
  response.vary('Accept-Language').type('html').send(page)
}

function sendRaw(folder: string, name: string, response: Response): void {
  if (!isMailName(name)) {
    response.sendStatus(404)
    return
  }
  response.download(join(folder, name), name, { headers: { 'Content-Type': 'message/rfc822' } }, (error) => {
    if (error && !response.headersSent) response.sendStatus(404)
  })
}

async function sendBody(folder: string, name: string, response: Response): Promise<void> {
  const mail = await readMail(folder, name)
  if (!mail) response.sendStatus(404)
  else response.set('Content-Security-Policy', bodyPolicy).type('html').send(mailBody(mail))
}

async function sendAttachment(
  folder: string,
  { name, index }: { name: string; index: string },
  response: Response,
): Promise<void> {
  const attachment = (await readMail(folder, name))?.attachments[Number(index)]
  if (!attachment) response.sendStatus(404)
  else
    response
      .attachment(attachment.filename ?? index)
      .type('application/octet-stream')
      .send(attachment.content)
}
