import type { Page } from '@playwright/test'

const step = 32
const mostSteps = 100

/** Everything that a person can do to a mail with mouse and keyboard, all over the frame that it is shown in. */
export async function fiddle(page: Page): Promise<void> {
  page.on('dialog', (dialog) => void dialog.dismiss())
  // A link that is followed opens a page of its own, which is no matter of the reader's.
  page.on('popup', (popup) => void popup.close())
  const box = await page.locator('iframe').first().boundingBox()
  if (!box) throw new Error('there is no frame to be seen')
  const height = Math.min(box.height, step * mostSteps)
  await page.setViewportSize({ width: 390, height: Math.ceil(box.y + height) + 20 })
  for (let y = box.y + step / 2; y < box.y + height; y += step) {
    const at = { x: box.x + 30, y }
    if (!(await page.evaluate(isOfFrame, at))) continue // The frame grows and shrinks with what it shows.
    await page.mouse.move(box.x + 12, y)
    await page.mouse.move(at.x, y)
    await page.mouse.dblclick(at.x, y)
    await page.mouse.click(at.x, y, { button: 'right' })
    await page.mouse.wheel(0, 1)
  }
  await goThroughByKeyboard(page)
}

const isOfFrame = ({ x, y }: { x: number; y: number }) => document.elementFromPoint(x, y)?.localName === 'iframe'

const isInFrame = () => document.activeElement?.localName === 'iframe'

/** From the first thing that takes the focus to the last; beyond it are the buttons of the reader itself. */
async function goThroughByKeyboard(page: Page): Promise<void> {
  await page.locator('iframe').first().focus()
  for (let index = 0; index < 40; index++) {
    await page.keyboard.press('Tab')
    if (!(await page.evaluate(isInFrame))) return
    await page.keyboard.press(index % 2 === 0 ? 'Enter' : 'x')
  }
}
