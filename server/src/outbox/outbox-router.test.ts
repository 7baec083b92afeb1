import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import express from 'express'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { outboxMailSender } from '../ports/mail-sender.outbox.ts'
import type { OutgoingMail } from '../ports/mail-sender.ts'
import { outboxSmsSender } from '../ports/sms-sender.outbox.ts'
import { outboxRouter } from './outbox-router.ts'

const clock = { now: () => new Date('2026-11-24T18:24:55.000Z') }
const pixel = Buffer.from('R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==', 'base64')
const mail: OutgoingMail = {
  envelope: { from: '', to: 'anna@foretag.se' },
  from: { name: 'Karin <script>', address: 'sigill@sigill.example' },
  to: { name: 'Anna', address: 'anna@foretag.se' },
  messageId: '<1@sigill.example>',
  subject: 'Ärende <b>1</b>',
  text: 'Hej',
  html: '<html><head><title>x</title></head><body><p>Hej</p><img src="cid:pixel"><script>alert(1)</script></body></html>',
  attachments: [
    { filename: 'pixel.gif', content: pixel, cid: 'pixel' },
    { filename: 'räkning.pdf', content: 'PDF' },
  ],
}
const mailName = '20261124T182455000Z-1-sigill-example.eml'

let folder: string
let server: Server
let origin: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'outbox '))
  server = createServer(express().use('/outbox', outboxRouter({ folder, timeZone: 'Europe/Helsinki' })))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterEach(async () => {
  server.close()
  await rm(folder, { recursive: true })
})

const get = (path: string, headers = {}) => fetch(`${origin}/outbox${path}`, { headers })
const text = async (path: string, headers = {}) => (await get(path, headers)).text()

describe('the outbox page', () => {
  test('says what to do while nothing has been sent', async () => {
    const page = await text('', { 'accept-language': 'en' })
    expect(page).toContain('npm run demo')
    expect(page).toContain('No SMS yet')
  })

  test('speaks the language of the browser', async () => {
    expect(await text('', { 'accept-language': 'fi,en;q=0.5' })).toContain('<html lang="fi">')
  })

  test('shows mails and SMS, and nothing in them becomes markup', async () => {
    await outboxMailSender(folder, clock).send(mail)
    await outboxSmsSender(folder, clock).send({ to: '+46701234567', text: '<i>123456</i>\n\n@localhost #123456' })
    const page = await text('', { 'accept-language': 'sv' })
    expect(page).toContain('Ärende &lt;b&gt;1&lt;/b&gt;')
    expect(page).toContain('Karin &lt;script&gt;')
    expect(page).toContain('&lt;i&gt;123456&lt;/i&gt;\n\n@localhost #123456')
    expect(page).toContain('20:24')
  })

  test('shows an opened mail with its fields and attachments, pictures of the text left out of the list', async () => {
    await outboxMailSender(folder, clock).send(mail)
    const page = await text(`?mail=${mailName}`, { 'accept-language': 'sv' })
    expect(page).toContain('Anna &lt;anna@foretag.se&gt;')
    expect(page).toContain('räkning.pdf')
    expect(page).not.toContain('pixel.gif')
    expect(page).toContain(`src="/outbox/mails/${mailName}/body"`)
  })

  test('runs no script but its own file, and has no style but its own', async () => {
    const response = await get('')
    expect(response.headers.get('content-security-policy')).toContain("script-src 'self'; style-src 'self'")
    const page = await response.text()
    expect(page).not.toMatch(/<style| style=| on\w+=|<script>/)
    expect((await get('/outbox.js')).headers.get('content-type')).toContain('javascript')
    expect((await get('/outbox.css')).headers.get('content-type')).toContain('css')
  })

  test('does not mind a file that is being written, or one of somebody else', async () => {
    await writeFile(join(folder, '.half.eml.part'), 'From')
    await writeFile(join(folder, 'notes.txt'), 'x')
    expect((await get('')).status).toBe(200)
  })
})

describe('one mail of the outbox', () => {
  beforeEach(() => outboxMailSender(folder, clock).send(mail))

  test('is shown with its own pictures, under a policy in which nothing runs or loads', async () => {
    const response = await get(`/mails/${mailName}/body`)
    const policy = response.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('script')
    expect(policy).toMatch(/sandbox (?!.*allow-scripts)/)
    const body = await response.text()
    expect(body).toContain('<base target="_blank">')
    expect(body, 'the margins of the page around it').toMatch(
      /^<base [^>]*><style>body\{margin:1rem 1\.5rem|<head[^>]*><base [^>]*><style>body\{margin/,
    )
    expect(body).toContain(`src="data:image/gif;base64,${pixel.toString('base64')}"`)
  })

  test('is downloaded as it was written', async () => {
    const response = await get(`/mails/${mailName}`)
    expect(response.headers.get('content-type')).toBe('message/rfc822')
    expect(response.headers.get('content-disposition')).toContain('attachment')
    expect(await response.text()).toContain('Return-Path: <>')
  })

  test('hands out an attachment as a download, never as a page', async () => {
    const response = await get(`/mails/${mailName}/attachments/1`)
    expect(response.headers.get('content-type')).toBe('application/octet-stream')
    expect(response.headers.get('content-disposition')).toContain("filename*=UTF-8''r%C3%A4kning.pdf")
    expect(await response.text()).toBe('PDF')
  })

  test.each(['nothing.eml', '..%2F..%2Fetc%2Fpasswd', '.%2Fx.eml', '..%2Fsecret.eml', 'x%00.eml', 'x.sms.json'])(
    '%s is not found',
    async (name) => {
      await writeFile(join(folder, '..', 'secret.eml'), 'Subject: secret\r\n\r\n')
      for (const path of [`/mails/${name}`, `/mails/${name}/body`, `/mails/${name}/attachments/0`]) {
        expect((await get(path)).status).toBe(404)
      }
      expect(await text(`?mail=${name}`, { 'accept-language': 'en' })).toContain('There is no such mail.')
      await rm(join(folder, '..', 'secret.eml'))
    },
  )
})
