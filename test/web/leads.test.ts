import { describe, expect, test } from 'vitest'
import { hot, playCast } from './cast.ts'
import { openBrowser, startProduct } from './product.ts'

const base = await startProduct()
await playCast(base, 160)
const visit = await openBrowser()
const { page, mishaps } = await visit(base)

const rows = () => page.getByRole('row').filter({ has: page.getByRole('cell') })
const search = () => new URL(page.url()).searchParams

describe('the list of leads', () => {
  test('given 164 leads, when the list opens, then it counts all and draws only those in sight', async () => {
    await page.goto('/')
    await page.getByText('164 leads').waitFor()
    expect(new URL(page.url()).pathname).toBe('/leads')
    expect(await rows().count()).toBeLessThan(60)
    expect(await rows().first().textContent()).toContain(hot.at(-1)!.lastName)
  })

  test('given an empty cache, when the first screen is there, then its scripts weighed at most 200 kB on the wire', async () => {
    const { page: fresh } = await visit(base)
    // What is fetched ahead once nothing else is to do is no part of the first screen.
    await fresh.addInitScript('globalThis.requestIdleCallback = () => 0')
    await fresh.goto('/leads')
    await fresh.getByText('164 leads').waitFor()
    const sizes = await fresh.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .filter((entry) => entry.name.endsWith('.js'))
        .map((entry) => (entry as unknown as { transferSize: number }).transferSize),
    )
    expect(sizes.length).toBeGreaterThan(2)
    expect(sizes.reduce((a, b) => a + b)).toBeLessThan(200_000)
    await fresh.context().close()
  })

  test('given the end of the first page, when scrolled down, then the next page is there without a jump', async () => {
    const table = page.getByRole('table', { name: 'Leads' })
    for (let i = 0; i < 12; i++) {
      await table.hover()
      await page.mouse.wheel(0, 900)
      await page.waitForTimeout(60)
    }
    await expect.poll(() => rows().last().getAttribute('aria-rowindex')).toBe('165')
  })

  test('given a filter by stage and a sort by name, when the page is loaded anew, then both still hold', async () => {
    await page.goto('/leads')
    await page.getByRole('button', { name: 'Stage', exact: true }).click()
    await page.getByRole('combobox', { name: /Stage/ }).fill('sales-ready')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    await page.getByText('4 leads').waitFor()
    await page.getByRole('columnheader', { name: 'Name' }).getByRole('button').click()
    await expect.poll(() => [search().get('stage'), search().get('sort')]).toEqual(['sales_ready', 'name'])
    await page.reload()
    await expect.poll(() => rows().count()).toBe(4)
    expect(await page.getByRole('columnheader', { name: 'Name' }).getAttribute('aria-sort')).toBe('ascending')
    const names = await rows().getByRole('link').allTextContents()
    expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b)))
    expect(names).toHaveLength(4)
  })

  test('given the keys /, j, k and Enter, when searched and moved by hand, then the lead in focus opens; Back returns', async () => {
    await page.goto('/leads')
    await rows().first().waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('Tanaka')
    await page.getByText('1 lead', { exact: true }).waitFor()
    expect(search().get('q')).toBe('Tanaka')
    await page.keyboard.press('Escape')
    await page.getByText('164 leads').waitFor()
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await page.keyboard.press('k')
    const first = await rows().first().getByRole('link').textContent()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: first!, level: 2 }).waitFor()
    await page.goBack()
    await page.getByText('164 leads').waitFor()
  })

  test('given filters worth keeping, when saved as a view, deleted and undone, then the view is a tab again', async () => {
    await page.goto('/leads?source=Webinar&sort=due')
    await page.getByRole('button', { name: 'Save view' }).click()
    await page.getByLabel('Name of the view').fill('Webinar, by due date')
    await page.keyboard.press('Enter')
    const tab = page.getByRole('link', { name: 'Webinar, by due date' })
    await tab.waitFor()
    await page.getByRole('button', { name: /Delete view/ }).click()
    await tab.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Undo' }).click()
    await tab.click()
    await expect.poll(() => search().get('source')).toBe('Webinar')
  })

  test('given nobody who fits, when filtered, then the screen says so and clears the filters', async () => {
    await page.goto('/leads?q=nobody-by-that-name')
    await page.getByText('No lead fits').waitFor()
    await page.getByRole('main').getByRole('button', { name: 'Clear filters' }).last().click()
    await page.getByText('164 leads').waitFor()
  })

  test('given the form for a new lead, when neither mail nor phone is given, then the field says so; then it is saved', async () => {
    await page.goto('/leads')
    await rows().first().waitFor()
    await page.keyboard.press('n')
    await page.getByLabel('First name').fill('Edith')
    await page.getByRole('button', { name: 'Save lead' }).click()
    await page.getByText('give at least one of email, phone and externalId').waitFor()
    const mail = page.getByLabel('E-mail', { exact: true })
    expect(await mail.getAttribute('aria-invalid')).toBe('true')
    await mail.fill('edith.clarke@castellanbank.example')
    await page.getByLabel('Last name').fill('Clarke')
    await page.getByRole('button', { name: 'Save lead' }).click()
    await page.getByRole('heading', { name: 'Edith Clarke', level: 2 }).waitFor()
  })

  test('given the command palette, when a name is typed, then that lead can be opened', async () => {
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: 'Command palette' }).fill('Greta')
    await page.getByRole('option', { name: /Greta Weber/ }).click()
    await page.getByRole('heading', { name: 'Greta Weber', level: 2 }).waitFor()
    expect(mishaps).toEqual([])
  })
})
