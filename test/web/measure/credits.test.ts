import { describe, expect, test } from 'vitest'
import { expectAccessible } from '../axe.ts'
import { openBrowser, startProduct } from '../product.ts'
import { playMeasured, read } from './company.ts'
import { downloaded, picturesOf, rowsIn } from './files.ts'
import type { AttributionView } from '#journey/measure/attribution/attribution.contract.ts'
import type { ContributionView } from '#journey/measure/contribution/contribution.contract.ts'
import type { QualityView } from '#journey/measure/quality/contract.ts'

const base = await startProduct()
await playMeasured(base)
const visit = await openBrowser()

describe('given deals that were won', () => {
  test('when credits are opened, then they are the API’s, lead to their deals, and narrow by a filter', async () => {
    const { page, mishaps } = await visit(base)
    const { rows, deals } = await read<AttributionView>(base, '/attribution?by=source')
    expect(deals.all).toBe(4)
    await page.goto('/measure/attribution?by=source')
    await page.getByText('10,000').first().waitFor()
    await expectAccessible(page, '/measure/attribution')
    const csv = await downloaded(page, page.getByRole('link', { name: 'CSV' }).first())
    expect(rowsIn(csv)).toBe(rows.length)
    const { svg, png } = await picturesOf(page, page.getByRole('button', { name: 'Picture' }))
    // longer names are cut
    for (const { label } of rows) expect(svg).toContain(label.slice(0, 20))
    expect(png.startsWith('\u0089PNG')).toBe(true)
    await page.getByTitle(`The deals behind ${rows[0]!.label}`).first().click()
    await page.getByRole('dialog').getByText('of €4,000').first().waitFor()
    await page.goto('/measure/attribution?by=source&campaign=nobody+ran+it')
    await page.getByText('Nothing was won in this period').waitFor()
    expect(mishaps).toEqual([])
    await page.context().close()
  })

  test('when somebody makes a model of their own, then it is previewed, saved, changed as a new version, and used', async () => {
    const { page, mishaps } = await visit(base)
    await page.goto('/measure/attribution')
    await page.getByRole('button', { name: 'Models' }).click()
    const drawer = page.getByRole('dialog')
    await drawer.getByRole('button', { name: 'New model' }).click()
    await drawer.getByLabel('Name').fill('Größe zählt')
    await drawer.getByLabel('Last touch').fill('zwei')
    await drawer.getByText('must be a number').waitFor()
    await drawer.getByLabel('Last touch').fill('5')
    const preview = drawer.getByRole('region', { name: 'What it would give' })
    await preview.getByRole('row').nth(1).waitFor()
    await expectAccessible(page, 'a new model')
    await drawer.getByRole('button', { name: 'Save the model' }).click()
    const own = drawer.getByRole('listitem').filter({ hasText: 'Größe zählt' })
    await own.getByText('version 1').waitFor()
    const saved = await read<AttributionView>(base, '/attribution')
    expect(saved.models.at(-1)).toMatchObject({
      id: 'grosse_zahlt',
      version: 1,
      document: { kind: 'custom', last: 5 },
    })
    await own.getByRole('button', { name: 'Change' }).click()
    await own.getByLabel('First touch').fill('0')
    // with nothing for the first touch a deal would be lost: the preview says so before it is saved
    await own.getByText(/must be above 0/).waitFor()
    await own.getByLabel('First touch').fill('3')
    await own.getByRole('button', { name: 'Save as a new version' }).click()
    await own.getByText('version 2').waitFor()
    await own.getByText('version 1').waitFor()
    await page.keyboard.press('Escape')
    await page
      .locator('label', { hasText: /^Model/ })
      .getByRole('combobox')
      .selectOption('grosse_zahlt')
    await page.waitForURL(/model=grosse_zahlt/)
    await page.getByText('Größe zählt, version 2').waitFor()
    expect(mishaps).toEqual([])
    await page.context().close()
  })

  test('when contribution is opened, then its parts are the API’s, and its picture and file are of the period', async () => {
    const { page, mishaps } = await visit(base)
    const { periods } = await read<ContributionView>(base, '/contribution?of=revenue')
    await page.goto('/measure/contribution?of=revenue')
    await page.getByText('€10,000').first().waitFor()
    expect(Number(periods[0]!.amount)).toBe(10_000)
    await expectAccessible(page, '/measure/contribution')
    const { svg } = await picturesOf(page, page.getByRole('button', { name: 'Picture' }))
    expect(svg).toContain('10,000')
    expect(await downloaded(page, page.getByRole('link', { name: 'CSV' }))).toContain('sourced')
    expect(mishaps).toEqual([])
    await page.context().close()
  })

  test('when quality is opened, then every origin has its row, and a filter narrows it', async () => {
    const { page, mishaps } = await visit(base)
    const { models } = await read<QualityView>(base, '/measure/quality')
    expect(models.length).toBeGreaterThan(0)
    await page.goto('/measure/quality')
    for (const { name } of models) await page.getByRole('rowheader', { name, exact: true }).waitFor()
    await expectAccessible(page, '/measure/quality')
    const { svg } = await picturesOf(page, page.getByRole('button', { name: 'Picture' }).last())
    for (const { name } of models) expect(svg).toContain(name)
    const narrowed = await read<QualityView>(base, '/measure/quality?source=Webinar')
    await page.goto('/measure/quality?source=Webinar')
    const sum = (of: QualityView['models']) => of.reduce((all, { leads }) => all + leads, 0)
    expect(sum(narrowed.models)).toBeLessThan(sum(models))
    await page
      .getByRole('row')
      .filter({ hasText: narrowed.models[0]!.name })
      .getByText(String(narrowed.models[0]!.leads), { exact: true })
      .waitFor()
    expect(mishaps).toEqual([])
    await page.context().close()
  })

  test('when the browser prefers German, then these pages are German', async () => {
    const { page, mishaps } = await visit(base, { locale: 'de-DE' })
    for (const [path, ready] of [
      ['/measure/attribution', 'Zuordnen nach'],
      ['/measure/contribution', 'Vertrieb'],
      ['/measure/quality', 'Wie der Vertrieb sie sieht'],
    ] as const) {
      await page.goto(path)
      await page.getByText(ready).first().waitFor()
      expect(await page.locator('html').getAttribute('lang')).toBe('de')
    }
    expect(mishaps).toEqual([])
    await page.context().close()
  })
})
