import { describe, expect, test } from 'vitest'
import { openDatabase } from '#platform/database.ts'
import { expectAccessible } from './axe.ts'
import { playCast, post } from './cast.ts'
import { openBrowser, startProduct } from './product.ts'

let url = ''
const base = await startProduct((given) => {
  url = given
  return Promise.resolve()
})
await playCast(base, 0)
const worth = { 'Ada Brandt': 900_00, 'Bo Lindgren': 40_000_00, 'Cleo Marin': 7_000_00 }
for (const name of Object.keys(worth)) {
  const [firstName, lastName] = name.split(' ')
  await post(base, '/leads', {
    firstName,
    lastName,
    email: `${firstName!.toLowerCase()}@caller.example`,
    phone: '+49 30 5550100',
    company: `${lastName} Werke`,
    country: 'Germany',
    touch: 'contact_requested',
  })
}
const visit = await openBrowser()
const { page, mishaps } = await visit(base)
await page.addInitScript({ content: "localStorage.setItem('baton.person', 'theo')" })

interface Listed {
  name: string
  worth: { value: unknown; why: string | null } | null
}
const listed = async (): Promise<Listed[]> => {
  const response = await page.request.get('/api/leads?q=caller.example')
  return ((await response.json()) as { items: Listed[] }).items
}
const inFocus = async () => (await page.getByRole('article').getAttribute('aria-label')) ?? ''

describe('a lead developer who goes by value', () => {
  test('given no history, when the queue is ordered by value, then the screen says that nothing is told and why', async () => {
    // a company of an hour has no history to learn from; below it is told as if it had
    const why = async () => (await listed()).map((one) => one.worth?.why)
    await expect.poll(why, { timeout: 20_000 }).toEqual(Array(3).fill('too_few_leads'))
    await page.goto('/queue?order=value')
    await page.getByText('Too few leads have run their course', { exact: false }).first().waitFor()
    expect(mishaps).toEqual([])
  })

  test('given values, then the default goes by clocks, and the choice by value is kept in the URL and on the way down', async () => {
    const db = openDatabase(url, { max: 1 })
    for (const [name, cents] of Object.entries(worth))
      await db.query(
        `update worths w set why = null, value = $2::int8, value_low = $2::int8 / 2, value_high = $2::int8 * 2, amount = $2::int8 * 10,
            amount_low = $2::int8 * 8, amount_high = $2::int8 * 12, stage = l.stage, age = 0, seen = 40, seen_won = 4,
            chance = 0.1, chance_low = 0.04, chance_high = 0.23
          from leads l where l.lead_id = w.lead_id and l.name = $1`,
        [name, cents],
      )
    await db.close()
    await page.goto('/queue')
    await page.getByText('a promise whose time has come stands at the top', { exact: false }).waitFor()
    await expect.poll(inFocus).toBe('Cleo Marin')
    await page.getByText('By value', { exact: true }).click()
    await expect.poll(inFocus).toBe('Bo Lindgren')
    await page.keyboard.press('j')
    await expect.poll(inFocus).toBe('Cleo Marin')
    await page.keyboard.press('j')
    await expect.poll(inFocus).toBe('Ada Brandt')
    expect(page.url()).toContain('order=value')
    await page.getByText('No learned score is in force', { exact: false }).first().waitFor()
  })

  test('given w is pressed, then it says what the value is made of, and axe finds nothing', async () => {
    await page.keyboard.press('w')
    const dialog = page.getByRole('dialog', { name: 'Why this value: Ada Brandt' })
    await dialog.getByText('€900', { exact: true }).waitFor()
    await dialog.getByText('4% to 23%').waitFor()
    await dialog.getByText('4 of them were won within 180 days', { exact: false }).waitFor()
    await expectAccessible(page, 'why a value')
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
  })

  test('given the list of leads, when its column Expected is chosen, then the most valuable stand first and one key says why', async () => {
    await page.goto('/leads?q=caller.example')
    await page.getByRole('button', { name: 'Expected', exact: true }).click()
    await expect.poll(() => page.url()).toContain('sort=value')
    const names = () => page.getByRole('row').getByRole('link').allInnerTexts()
    await expect.poll(names).toEqual(['Bo Lindgren', 'Cleo Marin', 'Ada Brandt'])
    await page.getByRole('note').getByText('chance to be won times amount', { exact: false }).waitFor()
    await page.keyboard.press('j')
    await page.keyboard.press('w')
    await page.getByRole('dialog', { name: 'Why this value: Bo Lindgren' }).waitFor()
    await expectAccessible(page, 'leads by value')
    expect(mishaps).toEqual([])
  })
})
