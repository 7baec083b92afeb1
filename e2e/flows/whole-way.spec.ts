import { readFile } from 'node:fs/promises'
import { expect } from '@playwright/test'
import { simpleParser } from 'mailparser'
import { byLink, byPin, eva, letter, pdf, png, secretText, somebody, subject } from '../data.ts'
import { bodyOf, followNotice, openByLink, openByPin } from '../support/recipient.ts'
import { test } from '../support/test.ts'

// Playwright looks into the frame by running a script in it, which the frame's sandbox forbids, as it should.
test.use({ expectedNoise: [/Blocked script execution in '\S+\/frame\.html'/] })

test('a confidential mail goes from the mail program to the phone, and the reply and its answer go back and forth', async ({
  page,
  gateway,
}) => {
  const anna = somebody()
  const from = { ...eva, address: 'eva.hela.vagen@kommun.example' }
  await gateway.send(letter(byPin(anna), { from, messageId: '<forsta@kommun.example>' }))

  await test.step('the notice says who wrote, and nothing of what', async () => {
    const notice = await gateway.outbox.mailTo(anna.address)
    expect(notice.headers.get('auto-submitted')).toBe('auto-generated')
    expect(notice.from?.value[0]).toMatchObject({ address: 'sigill@localhost' })
    expect(`${notice.subject ?? ''}${notice.text ?? ''}${String(notice.html)}`).toContain(eva.name)
    expect(`${notice.subject ?? ''}${notice.text ?? ''}${String(notice.html)}`).not.toMatch(/Beslut|tisdag|0701/)
  })

  await test.step('the message is read like an ordinary mail', async () => {
    await openByPin(page, { gateway, person: anna })
    await expect(page.getByRole('heading', { name: subject })).toBeVisible()
    await expect(page.getByText(from.address).first()).toBeVisible()
    await expect(bodyOf(page).getByText(secretText)).toBeVisible()
    const logo = bodyOf(page).getByRole('img', { name: 'Kommunens logotyp' })
    await expect(logo).toHaveAttribute('src', /^blob:/)
    await expect(page.getByText('Pictures that lie on other websites are not shown.')).toBeVisible()
    expect(page.url()).not.toContain('#')
  })

  await test.step('an attachment is decrypted in the browser', async () => {
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Download Beslut åtgärd.pdf' }).click()
    const file = await download
    expect(file.suggestedFilename()).toBe('Beslut åtgärd.pdf')
    expect((await readFile(await file.path())).equals(pdf)).toBe(true)
  })

  await test.step('the reply lands in the mailbox as an ordinary mail of the thread', async () => {
    await page.getByRole('button', { name: 'Reply', exact: true }).click()
    await page.getByRole('textbox', { name: 'Your reply' }).fill('Tack, jag kommer på tisdag. Å ä ö!')
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: 'intyg å.png', mimeType: 'image/png', buffer: png })
    await page.getByRole('button', { name: 'Send reply' }).click()
    await expect(page.getByText(/Your reply has been sent/)).toBeVisible()
    await expect(page.getByText('Tack, jag kommer på tisdag. Å ä ö!')).toBeVisible()
    const reply = await gateway.outbox.replyTo(from.address)
    expect(reply.subject).toMatch(/^(Sv|Re): Beslut om stöd – möte på tisdag$/)
    expect(reply.text).toContain('Tack, jag kommer på tisdag. Å ä ö!')
    expect(reply.inReplyTo).toBe('<forsta@kommun.example>')
    expect(reply.references).toContain('<forsta@kommun.example>')
    expect(reply.replyTo?.value[0]?.address).toBe(`${anna.address}.s`)
    expect(reply.attachments).toMatchObject([{ filename: 'intyg å.png', contentType: 'image/png' }])
    expect(reply.attachments[0]?.content.equals(png)).toBe(true)
  })

  await test.step('the answer to it is the next message of the conversation, with a PIN again', async () => {
    const reply = await gateway.outbox.replyTo(from.address)
    const answer = {
      inReplyTo: reply.messageId,
      references: [reply.messageId ?? ''],
      html: '',
      text: 'Bra, då ses vi!',
    }
    await gateway.send(letter(`${anna.address}.s`, { ...answer, from, subject: reply.subject, attachments: [] }))
    await openByPin(page, { gateway, person: anna, nth: 2, sms: 2 })
    await expect(page.getByText('Bra, då ses vi!')).toBeVisible()
    await expect(page.getByRole('heading', { name: 'More in the same conversation' })).toBeVisible()
  })
})

test('at level LINK the link opens the message, today and again tomorrow, and on another phone', async ({
  page,
  gateway,
  browser,
}) => {
  const anna = somebody()
  await gateway.send(letter(byLink(anna)))
  for (let visit = 0; visit < 2; visit++) {
    await openByLink(page, { gateway, person: anna })
    await expect(bodyOf(page).getByText(secretText)).toBeVisible()
  }
  const another = await browser.newPage({ locale: 'en-GB' })
  await openByLink(another, { gateway, person: anna })
  await expect(bodyOf(another).getByText(secretText)).toBeVisible()
  await another.close()
  expect(await gateway.outbox.smsTo(anna.e164)).toEqual([])
})

test('the whole message is saved as a mail that a mail program opens', async ({ page, gateway }) => {
  const anna = somebody()
  await gateway.send(letter(byLink(anna)))
  await openByLink(page, { gateway, person: anna })
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save the message' }).click()
  const file = await download
  expect(file.suggestedFilename()).toMatch(/\.eml$/)
  const saved = await simpleParser(await readFile(await file.path()))
  expect(saved.subject).toBe(subject)
  expect(saved.from?.value).toMatchObject([eva])
  expect(saved.html).toContain(secretText)
  expect(saved.attachments.map(({ filename }) => filename)).toEqual(['logo.png', 'Beslut åtgärd.pdf'])
  expect(saved.attachments[1]?.content.equals(pdf)).toBe(true)
})

test('a text mail is readable, with links that can be pressed', async ({ page, gateway }) => {
  const anna = somebody()
  const text = 'Hej!\n\nLäs mer på https://kommun.example/beslut?id=1.\n\n> Du skrev:\n> något tidigare'
  await gateway.send({ from: eva, to: byLink(anna), subject: 'Text', text })
  await openByLink(page, { gateway, person: anna })
  const link = page.getByRole('link', { name: 'https://kommun.example/beslut?id=1' })
  await expect(link).toHaveAttribute('href', 'https://kommun.example/beslut?id=1')
  await expect(link).toHaveAttribute('rel', /noopener/)
})

test('å, ä, ö, capital letters and several recipients at once', async ({ gateway }) => {
  const [anna, bo] = [somebody('Änna Öberg'), somebody('Bo Åkesson')]
  const to = [byLink(anna), { name: bo.name, address: `${bo.address}.S` }]
  await gateway.send(letter(to, { subject: 'Blåbär', attachments: [{ filename: 'räksmörgås.txt', content: 'å' }] }))
  const notices = await Promise.all([anna, bo].map(({ address }) => gateway.outbox.mailTo(address)))
  expect(notices.map(({ to: recipients }) => [recipients ?? []].flat()[0]?.value[0]?.name)).toEqual([
    anna.name,
    bo.name,
  ])
})

test('a machine that fetches the link, and runs what the page runs by itself, changes nothing', async ({
  page,
  gateway,
  request,
}) => {
  const anna = somebody()
  await gateway.send(letter(byPin(anna)))
  const link = await followNotice(page, { gateway, person: anna })
  for (const method of ['GET', 'HEAD', 'OPTIONS']) await request.fetch(link, { method })
  for (let visit = 0; visit < 5; visit++) {
    await followNotice(page, { gateway, person: anna })
  }
  expect(await gateway.outbox.smsTo(anna.e164)).toEqual([])
  await openByPin(page, { gateway, person: anna })
  await expect(bodyOf(page).getByText(secretText)).toBeVisible()
})
