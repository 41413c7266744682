import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { openDatabase } from '#platform/database.ts'
import * as act from '#journey/lifecycle/actions.rules.ts'
import { DAY, workspace } from '../cli/workspace.ts'
import { expectAccessible } from './axe.ts'
import { openBrowser, startProduct } from './product.ts'

/** Fifteen months in which two leads come every fortnight, and every second of them is won after two. */
async function history(url: string): Promise<void> {
  const db = openDatabase(url)
  const w = await workspace(db, Date.now() - 450 * DAY)
  const deal = (id: string, status: string, closedAt: number | null) => ({ id, name: `Deal ${id}`, status, stage: null, amount: '12500.00', currency: 'EUR', openedAt: w.clock.now - 30 * DAY, closedAt, owner: 'rita', role: null, fields: {}, primary: true }) // prettier-ignore
  const leads: string[] = []
  for (let n = 0; n < 31; n++) {
    for (const source of ['Fair', 'Web']) {
      const person = { email: `p${n}@${source.toLowerCase()}.example`, lastName: `${source} ${n}`, company: `Firm ${n}`, source } // prettier-ignore
      leads.push(await w.capture(person, 'form_submitted'))
    }
    const due = leads[2 * (n - 4)]
    if (due !== undefined) {
      const say = (status: string, closed: number | null, isNew: boolean) =>
        w.tell(due, (_card, now) => act.opportunity(deal(`d${n}`, status, closed) as never, isNew, 'api')(now)) // prettier-ignore
      await say('open', null, true)
      if (n < 28) await say('won', w.clock.now, false)
    }
    await w.pass(14 * DAY)
  }
  await db.close()
}

const base = await startProduct(history)
const visit = await openBrowser()
interface Told {
  notes: { waiting: number }
  cohorts: { cohort: string; n: number }[]
}
const told = async (): Promise<Told> => (await fetch(`${base}/api/measure/maturity`)).json() as Promise<Told>
for (let tries = 0; tries < 60 && (await told()).notes.waiting > 0; tries++)
  await new Promise((resolve) => setTimeout(resolve, 500))

describe('given leads and wins of fifteen months', () => {
  test('when maturity is opened, then a cell leads to as many leads, a cohort can be picked, and the picture stands alone', async () => {
    const { page, mishaps } = await visit(base)
    await page.goto('/measure/maturity')
    await page.getByRole('img', { name: /Revenue of \d cohorts by age/ }).waitFor()
    await expectAccessible(page, '/measure/maturity')
    const oldest = page.getByRole('button', { name: /^20\d\d Q\d$/ }).last()
    await oldest.focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/pick=/)
    expect(await oldest.getAttribute('aria-pressed')).toBe('true')
    await page.getByRole('button', { name: 'Picture' }).click()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: 'As SVG' }).click(),
    ])
    const file = await readFile(await download.path(), 'utf8')
    expect(file).toMatch(/^<svg/)
    expect(file).toContain('6 months, as signed')
    const { cohorts } = await told()
    const row = page.getByRole('row').filter({ has: oldest })
    await row.getByRole('link').last().click()
    await page.getByRole('heading', { name: 'Leads behind the figure' }).waitFor()
    await expect.poll(() => page.getByRole('rowheader').count()).toBe(cohorts[0]!.n)
    await expectAccessible(page, '/measure/maturity/leads')
    expect(mishaps).toEqual([])
    await page.context().close()
  })

  test('when wins by month are asked as a share on a phone, then the address holds it, and too short a period says what is missing', async () => {
    const { page, mishaps } = await visit(base, {
      viewport: { width: 390, height: 844 },
      colorScheme: 'dark',
    })
    await page.goto('/measure/maturity')
    await page.getByText('Wins', { exact: true }).click()
    await page.waitForURL(/of=wins/)
    await page.getByText('Months', { exact: true }).click()
    await page.waitForURL(/each=month/)
    await page.getByText('Share of all', { exact: true }).click()
    await page.waitForURL(/scale=share/)
    await page.getByRole('img', { name: /Wins of \d+ cohorts by age/ }).waitFor()
    await expectAccessible(page, '/measure/maturity at 390')
    await page.goto('/measure/maturity?period=90')
    await page.getByText(/needs three whole periods|Not enough has happened yet/).waitFor()
    await page.getByRole('button', { name: 'All time', exact: true }).click()
    await page.getByRole('img', { name: /Revenue of \d cohorts by age/ }).waitFor()
    expect(mishaps).toEqual([])
    await page.context().close()
  })
})
