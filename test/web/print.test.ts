import { expect, test } from 'vitest'
import { playCast } from './cast.ts'
import { openBrowser, startProduct } from './product.ts'

const base = await startProduct()
await playCast(base, 6)
const visit = await openBrowser()
const { page } = await visit(base)
const seen = (text: string | RegExp) => page.getByText(text).filter({ visible: true })

test('given a lead, when its page is printed, then what happened and the brief are on paper, and nothing to press', async () => {
  const listed = await fetch(`${base}/api/leads?q=Greta%20Weber`)
  const { items } = (await listed.json()) as { items: { id: string }[] }
  await page.goto(`/leads/${items[0]!.id}`)
  const entries = page.getByRole('listitem').filter({ has: page.locator('button[aria-expanded] time') })
  await entries.first().waitFor()
  const there = await entries.getByRole('button').count()
  expect(there).toBeGreaterThan(2)
  await page.emulateMedia({ media: 'print' })
  expect(await entries.getByRole('button').filter({ visible: true }).count()).toBe(there)
  await seen('Brief').first().waitFor()
  expect(
    await page
      .getByRole('button', { name: /Accept|Return/ })
      .filter({ visible: true })
      .count(),
  ).toBe(0)
  await page.emulateMedia({ media: 'screen' })
})

test('given the agreement, when it is printed, then its articles are on paper, and no menu', async () => {
  await page.goto('/agreement')
  await page.getByRole('heading', { level: 3 }).nth(5).waitFor()
  await page.emulateMedia({ media: 'print' })
  expect(await page.getByRole('heading', { level: 3 }).filter({ visible: true }).count()).toBeGreaterThan(4)
  expect(await page.getByRole('navigation').filter({ visible: true }).count()).toBe(0)
})
