import { expect, test } from 'vitest'
import { expectAccessible } from './axe.ts'
import { hot, playCast } from './cast.ts'
import { openBrowser, startProduct } from './product.ts'

const base = await startProduct()
await playCast(base, 4)
await post('/people', { id: 'hugo', name: 'Hugo Stein', role: 'sales_manager' })
const { items } = (await (await fetch(`${base}/api/leads?owner=anna&stage=sales_ready`)).json()) as {
  items: { id: string; name: string }[]
}
await post(`/leads/${items[0]!.id}/accept`, {})
await post(`/leads/${items[0]!.id}/contacted`, { how: 'call' })
await post(`/leads/${items[1]!.id}/return`, { reason: 'no_budget' })
const visit = await openBrowser()
const { page, mishaps } = await visit(base)
await page.addInitScript({ content: "localStorage.setItem('baton.person', 'hugo')" })

async function post(path: string, body: unknown): Promise<void> {
  const response = await fetch(`${base}/api${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() },
    body: JSON.stringify(body),
  })
  expect(response.status, path).toBeLessThan(300)
}

test('given offers that wait, when the manager opens the team, then who waits, each person and the leaks are there', async () => {
  await page.goto('/team')
  const offers = page
    .locator('section', { has: page.getByRole('heading', { name: 'Offers to answer' }) })
    .last()
  await offers.getByText(items[2]!.name).waitFor()
  await page.getByRole('row', { name: /Anna Kowalski/ }).waitFor()
  await page.getByText('1 of 2', { exact: true }).first().waitFor()
  await expectAccessible(page, '/team')
})

test('when a waiting lead is given to somebody else, then it waits for them', async () => {
  await page.goto('/team')
  const name = items[2]!.name
  await page.getByRole('button', { name: `Give ${name} to` }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Diego Ruiz/ })
    .click()
  await page.getByText(`${name} was given to Diego Ruiz`).waitFor()
  const { items: now } = (await (await fetch(`${base}/api/offers?came=open&rep=diego`)).json()) as {
    items: { lead: { name: string } }[]
  }
  expect(now.map(({ lead }) => lead.name)).toEqual([name])
})

test('when somebody is paused, then they take no leads', async () => {
  await page.goto('/team')
  await page.getByLabel('Diego Ruiz takes leads').click()
  await page.getByText('Diego Ruiz takes no new leads for now').waitFor()
  const { items: people } = (await (await fetch(`${base}/api/people`)).json()) as {
    items: { id: string; available: boolean }[]
  }
  expect(people.find((one) => one.id === 'diego')?.available).toBe(false)
})

test('when a person is opened, then their leads are drawn, and a table says the same', async () => {
  await page.goto('/team/anna')
  await page.getByText('Worked 1 of 2, left 1.').waitFor()
  expect(await page.locator('svg[role=img] circle').count()).toBe(2)
  await page.getByText('As a table').click()
  expect(await page.getByRole('region', { name: 'Offers' }).locator('tbody tr').count()).toBe(2)
  await expectAccessible(page, '/team/anna')
})

test('when a figure is followed, then its leads are listed', async () => {
  await page.goto('/offers?came=returned')
  await page.getByRole('link', { name: items[1]!.name }).waitFor()
  expect(await page.locator('tbody tr').count()).toBe(1)
  await expectAccessible(page, '/offers')
  await page.goto('/clocks')
  await page.locator('tbody tr').first().waitFor()
  await expectAccessible(page, '/clocks')
})

test('given all that, then nothing went wrong unseen', () => {
  expect(hot.length).toBeGreaterThan(3)
  expect(mishaps).toEqual([])
})
