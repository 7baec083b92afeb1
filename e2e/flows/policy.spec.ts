import { expect } from '@playwright/test'
import { appPolicy, framePolicy } from '../../server/src/http/security-headers.ts'
import { test } from '../support/test.ts'

test('pages that the service worker keeps come with their policy, the frame of mails too', async ({ page }) => {
  await page.goto('/')
  await page.evaluate(() => navigator.serviceWorker.ready)
  const again = await page.reload()
  expect(again?.fromServiceWorker()).toBe(true)
  expect(again?.headers()['content-security-policy']).toBe(appPolicy)
  expect(again?.headers()['referrer-policy']).toBe('no-referrer')
  const frame = await page.evaluate(async () => {
    const answer = await fetch('/frame.html')
    return { policy: answer.headers.get('content-security-policy'), html: await answer.text() }
  })
  expect(frame.policy).toBe(framePolicy)
  // The kept copy is renewed when its text changes: a policy that stands in the text cannot grow old beside it.
  const inText = /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(frame.html)?.[1]
  expect(framePolicy).toBe(`${inText ?? ''}; frame-ancestors 'self'`)
})
