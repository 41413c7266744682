import { expect, test } from 'vitest'
import { violations } from './axe.ts'
import { playCast } from './cast.ts'
import { openBrowser, startProduct } from './product.ts'

const base = await startProduct()
await playCast(base)
const visit = await openBrowser()
const { page } = await visit(base)
const context = page.context()

test('given a server that does not answer, when a screen is open, then it stays and says so, until the server is back', async () => {
  await page.goto('/leads')
  await page.getByText('4 leads').waitFor()
  await context.setOffline(true)
  await page.getByText('The server does not answer').waitFor()
  expect(await page.getByText('4 leads').isVisible()).toBe(true)
  expect(await violations(page)).toEqual([])
  await context.setOffline(false)
  await page.getByText('The server does not answer').waitFor({ state: 'detached' })
})

test('given a server that does not answer, when another screen is opened, then it says why not, and opens by itself later', async () => {
  await page.goto('/leads')
  await page.getByText('4 leads').waitFor()
  await context.setOffline(true)
  await page.keyboard.press('g')
  await page.keyboard.press('a')
  await page.getByRole('heading', { name: 'This page could not be fetched' }).waitFor()
  expect(await page.getByRole('link', { name: 'Leads', exact: true }).isVisible()).toBe(true)
  await context.setOffline(false)
  await page.getByRole('heading', { name: 'Agreement', exact: true }).waitFor()
})
