import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { expectAccessible } from './axe.ts'
import { playCast } from './cast.ts'
import { openBrowser, startProduct } from './product.ts'

const base = await startProduct()
await playCast(base, 30)
const visit = await openBrowser()
// leads are counted within two seconds of the last of them
for (let tries = 0; tries < 60; tries++) {
  const { notes } = (await (await fetch(`${base}/api/measure/funnel`)).json()) as {
    notes: { waiting: number }
  }
  if (notes.waiting === 0) break
  await new Promise((resolve) => setTimeout(resolve, 500))
}

describe('given the measurement', () => {
  test('when the funnel is opened, then it is accessible, and a number leads to as many leads', async () => {
    const { page, mishaps } = await visit(base)
    await page.goto('/measure/funnel?by=source')
    await page.getByRole('button', { name: 'Details of Inquiry' }).click()
    await page.getByText('Where those that left went first').waitFor()
    await expectAccessible(page, '/measure/funnel')
    const first = page
      .getByRole('row')
      .filter({ has: page.getByRole('button', { name: 'Details of Inquiry' }) })
    const number = first.getByRole('link').first()
    const entered = Number(await number.textContent())
    expect(entered).toBeGreaterThan(20)
    await number.click()
    await page.getByRole('heading', { name: 'Leads behind the figure' }).waitFor()
    await expect.poll(() => page.getByRole('rowheader').count()).toBe(entered)
    await expectAccessible(page, '/measure/leads')
    expect(mishaps).toEqual([])
    await page.context().close()
  })

  test('when a filter is chosen by keyboard, then the address holds it, and it goes along to the river', async () => {
    const { page } = await visit(base)
    await page.goto('/measure/funnel')
    await page.getByRole('button', { name: 'Filter', exact: true }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Source' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('combobox', { name: /^Source/ }).press('Enter')
    await page.waitForURL(/source=/)
    await page.getByRole('link', { name: 'River' }).click()
    await page.waitForURL(/measure\/river\?.*source=/)
    await page.context().close()
  })

  test('when the river is played and taken along, then time moves, and the picture stands alone', async () => {
    const { page, mishaps } = await visit(base)
    await page.goto('/measure/river')
    const slider = page.getByRole('slider', { name: 'Moment' })
    await slider.waitFor()
    await expectAccessible(page, '/measure/river')
    await page.getByRole('button', { name: 'Play' }).click()
    await expect.poll(async () => Number(await slider.inputValue())).toBeGreaterThan(2)
    await page.getByRole('button', { name: 'Pause' }).click()
    await slider.focus()
    const at = Number(await slider.inputValue())
    await page.keyboard.press('ArrowRight')
    expect(Number(await slider.inputValue())).toBe(at + 1)
    for (const [choice, begins] of [
      ['As SVG', '<svg'],
      ['As PNG', '\u0089PNG'],
    ]) {
      await page.getByRole('button', { name: 'Picture' }).click()
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('menuitem', { name: choice! }).click(),
      ])
      const file = await readFile(await download.path(), 'latin1')
      expect(file.startsWith(begins!)).toBe(true)
      expect(file.length).toBeGreaterThan(2_000)
    }
    expect(mishaps).toEqual([])
    await page.context().close()
  })

  test('when nothing may move, then there is no button to play, and the slider does it', async () => {
    const { page } = await visit(base, { reducedMotion: 'reduce', viewport: { width: 390, height: 844 } })
    await page.goto('/measure/river')
    await page.getByRole('slider', { name: 'Moment' }).waitFor()
    expect(await page.getByRole('button', { name: 'Play' }).count()).toBe(0)
    await expectAccessible(page, '/measure/river at 390')
    // whoever looks for violations looks at several widths
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto('/measure/funnel')
    await page.getByRole('button', { name: /^Last 365 days/ }).click()
    await page.getByRole('dialog').getByText('Source').waitFor()
    await page.context().close()
  })
})
