import { describe, expect, test } from 'vitest'
import { expectAccessible } from '../axe.ts'
import { openBrowser, startProduct } from '../product.ts'
import { playMeasured, read } from './company.ts'
import { downloaded, picturesOf, rowsIn } from './files.ts'
import type { CostView, LeakLedger, Vintages } from '#journey/measure/cost/contract.ts'

const dayText = (at: number): string => new Date(at).toISOString().slice(0, 10)
const base = await startProduct()
await playMeasured(base)
const visit = await openBrowser()

describe('given leads that cost money', () => {
  test('when cost is opened, then it has the API’s numbers, and each leads to as many leads, also as a file', async () => {
    const { page, mishaps } = await visit(base)
    const { rows } = await read<CostView>(base, '/measure/cost?by=source')
    const web = rows.find(({ of }) => of === 'Web site')!
    await page.goto('/measure/cost')
    const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: /^Web site/ }) })
    await row.getByText('€901').or(row.getByText('€900')).first().waitFor()
    await expectAccessible(page, '/measure/cost')
    expect(await row.getByRole('link').first().textContent()).toBe(String(web.leads))
    await row.getByRole('link').first().click()
    await expect.poll(() => page.getByRole('rowheader').count()).toBe(web.leads)
    await page.getByText('Source: Web site').waitFor()
    // the pointer still lies where it clicked, and opens the tip of what is there now
    await page.mouse.move(0, 0)
    await expectAccessible(page, '/measure/cost/leads')
    expect(rowsIn(await downloaded(page, page.getByRole('link', { name: 'CSV' })))).toBe(web.leads)
    expect(mishaps).toEqual([])
    await page.context().close()
  })

  test('when a filter narrows cost, then the table, its file and its picture are of those leads alone', async () => {
    const { page, mishaps } = await visit(base)
    await page.goto('/measure/cost?source=Webinar')
    const heads = page.getByRole('region', { name: 'Spent' }).getByRole('rowheader')
    await heads.first().waitFor()
    expect(await heads.allTextContents()).toEqual([expect.stringContaining('Webinar')])
    const csv = await downloaded(page, page.getByRole('link', { name: 'CSV' }).first())
    expect(csv).toContain('Webinar')
    expect(csv).not.toContain('Web site')
    const { svg, png } = await picturesOf(page, page.getByRole('button', { name: 'Picture' }).first())
    expect(svg).toMatch(/^<svg.*Webinar/s)
    expect(svg).not.toContain('Web site')
    expect(png.startsWith('\u0089PNG')).toBe(true)
    expect(mishaps).toEqual([])
    await page.context().close()
  })

  test('when a figure of a month is followed, then its leads are there', async () => {
    const { page } = await visit(base)
    const { months } = await read<Vintages>(base, '/measure/vintages')
    const latest = months.at(-1)!
    await page.goto('/measure/cost')
    const table = page.getByRole('region', { name: 'Leads as an investment' })
    await table.getByRole('row').nth(1).getByRole('link').first().click()
    await page.waitForURL(new RegExp(`month=${latest.month}`))
    await expect.poll(() => page.getByRole('rowheader').count()).toBe(latest.leads)
    await page.context().close()
  })

  test('when leaks are opened, then rows are those of the API, lead to their leads, and the way to lost offers is there', async () => {
    const { page, mishaps } = await visit(base)
    const { classes, all } = await read<LeakLedger>(base, '/measure/leaks')
    const most = classes.toSorted((a, b) => b.leads - a.leads)[0]!
    expect(most.leads).toBeGreaterThan(0)
    await page.goto('/measure/leaks')
    await page.getByText('lie and go nowhere').or(page.getByText('lies and goes nowhere')).first().waitFor()
    await page.getByRole('main').getByText(String(all.leads), { exact: true }).first().waitFor()
    await page.getByRole('link', { name: 'Offers lost' }).waitFor()
    await expectAccessible(page, '/measure/leaks')
    await page.getByRole('rowheader').getByRole('link').first().click()
    await page.waitForURL(/measure\/leaks\/[a-z_]+/)
    const what = new URL(page.url()).pathname.split('/').at(-1)
    const { leads } = classes.find((one) => one.what === what)!
    await expect.poll(() => page.getByRole('rowheader').count()).toBe(leads)
    expect(rowsIn(await downloaded(page, page.getByRole('link', { name: 'CSV' })))).toBe(leads)
    expect(mishaps).toEqual([])
    await page.context().close()
  })

  test('when a marketer looks for spend, then it is a tab, takes a row, and the cost has it', async () => {
    const { page, mishaps } = await visit(base)
    await page.goto('/measure/funnel')
    await page.getByRole('link', { name: 'Spend', exact: true }).first().click()
    await page.waitForURL(/measure\/money/)
    await page.getByText('Webinar').first().waitFor()
    await expectAccessible(page, '/measure/money')
    await page.getByRole('button', { name: 'Add spend' }).click()
    const form = page.getByRole('dialog', { name: 'Add spend' })
    const save = form.getByRole('button', { name: 'Save' })
    await form.getByLabel('Source').fill('Trade fair')
    await form.getByLabel('First day').fill(dayText(Date.now() - 9 * 86_400_000))
    await form.getByLabel('Last day').fill(dayText(Date.now()))
    await form.getByLabel('Amount').fill('a lot')
    await form.getByLabel('Currency').fill('EUR')
    await save.click()
    await expect.poll(() => form.getByLabel('Amount').getAttribute('aria-invalid')).toBe('true')
    await form.getByLabel('Amount').fill('777')
    await save.click()
    await page.getByRole('row').filter({ hasText: 'Trade fair' }).getByText('€777').waitFor()
    await page
      .getByRole('navigation', { name: 'Views of the measurement' })
      .getByRole('link', { name: 'Cost' })
      .click()
    await page.waitForURL(/measure\/cost/)
    // what everybody looks at may be a minute old; what somebody narrowed is counted for them
    await page.goto('/measure/cost?source=Trade+fair')
    const paid = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: /^Trade fair/ }) })
    await paid.getByText('€777').first().waitFor()
    expect(mishaps).toEqual([])
    await page.context().close()
  })

  test('when the browser prefers German, then these pages and their pictures are German', async () => {
    const { page, mishaps } = await visit(base, { locale: 'de-DE' })
    for (const [path, ready] of [
      ['/measure/cost', 'Leads als Investition'],
      ['/measure/cost/leads?standing=working', 'In Arbeit'],
      ['/measure/leaks', 'Kann es ändern'],
      ['/measure/money', 'Ausgaben'],
    ] as const) {
      await page.goto(path)
      await page.getByText(ready).first().waitFor()
      expect(await page.locator('html').getAttribute('lang')).toBe('de')
    }
    await page.goto('/measure/leaks')
    await page.getByRole('button', { name: 'Bild' }).click()
    const svg = await downloaded(page, page.getByRole('menuitem', { name: 'Als SVG' }))
    expect(svg).toContain('>Lecks<')
    expect(mishaps).toEqual([])
    await page.context().close()
  })
})
