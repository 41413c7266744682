/** The screens of web capture, mail, programmes, watch and consent, on a small demo company: wide and narrow, light and dark. */
import { expect, test } from 'vitest'
import { open } from '../../src/main.ts'
import { readConfig } from '#platform/config.ts'
import { simulateLive } from '#simulate/live.ts'
import { spanOf } from '#simulate/season.rules.ts'
import { expectAccessible, violations } from './axe.ts'
import { openBrowser, startProduct } from './product.ts'

const base = await startProduct(async (url) => {
  const now = Date.now()
  const config = readConfig({ DATABASE_URL: url, BATON_DATA: '/nonexistent', LOG_LEVEL: 'error' })
  const { services, close } = await open(config, () => now)
  await simulateLive(services, { seed: 3, leads: 90, span: spanOf(now, 12) }, () => undefined)
  await close()
})
// one profile for all: a new one costs a second, and these screens keep nothing
const { page, mishaps } = await (await openBrowser())(base)
await page.addInitScript({
  content: `if (top === window) localStorage.setItem('baton.person', 'ines.marchetti')`,
})

const screens: { path: string; ready: string; press?: RegExp }[] = [
  { path: '/forms', ready: 'Talk to an engineer' },
  { path: '/forms/talk', ready: 'For the page’s HTML' },
  { path: '/forms/talk/submissions', ready: 'New lead', press: /^Answers of/ },
  { path: '/forms/calibration-guide/submissions?became=refused', ready: 'Refused' },
  { path: '/consent', ready: 'Calibration reminders' },
  { path: '/watch', ready: 'Leads that are not for us now' },
  { path: '/signals', ready: 'Why we think so' },
  { path: '/mail', ready: 'Who writes' },
  { path: '/mail/incoming', ready: 'Ten thousand leads' },
  { path: '/templates', ready: 'What it costs' },
  { path: '/programmes', ready: 'First steps' },
  { path: '/programmes/first_steps', ready: 'Who comes in' },
]

test.each(screens)('given $path, then axe finds no violation', async ({ path, ready, press }) => {
  await page.goto(path)
  await page.locator('#main').getByText(ready).first().waitFor()
  if (press) await page.getByRole('button', { name: press }).first().click()
  await expectAccessible(page, path)
  expect(await widerThanScreen(), `${path} scrolls sideways`).toBe(false)
  expect(mishaps).toEqual([])
})

test('given the page of a form, as visitors see it, then axe finds no violation', async () => {
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 844 })
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await page.goto('/f/talk')
      expect(await violations(page), `${width} px, ${colorScheme}`).toEqual([])
    }
  }
})

/** On a phone, whether anything makes the whole page wider than it. */
async function widerThanScreen(): Promise<boolean> {
  await page.setViewportSize({ width: 390, height: 844 })
  const wider = await page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth')
  await page.setViewportSize({ width: 1440, height: 900 })
  return wider
}
