import { beforeAll, describe, expect, test } from 'vitest'
import { openDatabase } from '#platform/database.ts'
import { expectAccessible } from '../axe.ts'
import { playCast, post } from '../cast.ts'
import { openBrowser, startProduct } from '../product.ts'
import { read } from './company.ts'
import { downloaded, rowsIn } from './files.ts'
import type { ChangeDetail, ChangeView } from '#journey/measure/change/contract.ts'

const DAY = 86_400_000
const WEEK = 7 * DAY
const dayText = (at: number): string => new Date(at).toISOString().slice(0, 10)
/** Ten weeks ago: all of it is over. */
const FIRST = Math.floor(Date.now() / DAY) * DAY - 10 * WEEK

let database = ''
const base = await startProduct((url) => {
  database = url
  return Promise.resolve()
})
const visit = await openBrowser()

/** Offers that sales answered: half of them accepted before the first day, four of five since. */
async function answered(url: string): Promise<void> {
  const db = openDatabase(url)
  let n = 0
  for (let week = -12; week < 10; week++)
    for (let i = 0; i < 20; i++) {
      const at = FIRST + week * WEEK + i * 7_000_000
      const hits = week < 0 ? 10 + (week % 2) : 16
      const lead = `00000000-0000-4000-8000-${String(n++).padStart(12, '0')}`
      await db.query(
        `with pass as (
           insert into passes (workspace_no, lead_id, pass, seq, began_at, recorded_at, origin, groups, owner, function, version, stage,
             reached, offered_at, offers, returns, attempts)
           values (1, $1, 1, 1, to_timestamp($2), to_timestamp($2), 'marketing', '{}', 'anna', 'sales', 1, 'inquiry', '{}', to_timestamp($2), 1, 0, 0))
         insert into handoffs (workspace_no, lead_id, seq, pass, n, rep, score, offered_at, due_at, answered_at, answer)
         values (1, $1, 1, 1, 1, 'anna', 50, to_timestamp($2 - 7200), to_timestamp($2), to_timestamp($2), $3)`,
        [lead, at / 1000, i < hits ? 'accepted' : 'returned'],
      )
    }
  await db.close()
}

beforeAll(async () => {
  await playCast(base, 2)
  await answered(database)
})

describe('given offers of half a year, and a change ten weeks ago', () => {
  let path = ''

  test('when marketing declares it with a baseline that is too short, then the field says so; whole, it is frozen', async () => {
    const { page, mishaps } = await as('mara')
    await page.goto('/measure/changes')
    await page.getByRole('button', { name: 'Declare a change' }).first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Name').fill('Briefs on one page')
    await dialog.getByLabel('What is to change').fill('Reps get the reason first.')
    await dialog.getByLabel('First day').fill(dayText(FIRST))
    await dialog.getByLabel('Baseline from').fill(dayText(FIRST - 4 * WEEK))
    await dialog.getByLabel('Baseline to').fill(dayText(FIRST - DAY))
    const freeze = dialog.getByRole('button', { name: 'Count and freeze the baseline' })
    await freeze.click()
    await expect.poll(() => dialog.getByLabel('Baseline from').getAttribute('aria-invalid')).toBe('true')
    await dialog.getByLabel('Baseline from').fill(dayText(FIRST - 12 * WEEK))
    await freeze.click()
    await page.waitForURL(/measure\/changes\/[0-9a-f-]{36}/)
    path = new URL(page.url()).pathname
    await page.getByText('Nothing is judged before marketing and sales have signed the baseline.').waitFor()
    await expectAccessible(page, 'a change to be signed')
    expect(mishaps).toEqual([])
    await page.context().close()
  })

  test('when both sides sign, then each signs its own, and the verdict is there, also what is told of the frozen weeks since', async () => {
    await toldLate()
    for (const [person, side] of [
      ['mara', 'Marketing'],
      ['anna', 'Sales'],
    ] as const) {
      const { page, mishaps } = await as(person)
      await page.goto(path)
      await page.getByRole('button', { name: `Sign for ${side}` }).click()
      const dialog = page.getByRole('dialog', { name: 'Sign the baseline' })
      await dialog.getByText(`, for ${side}`).waitFor()
      await dialog.getByRole('button', { name: `Sign for ${side}` }).click()
      await page.getByText('The baseline is signed').waitFor()
      await expect.poll(() => page.getByRole('button', { name: /^Sign for/ }).count()).toBe(0)
      expect(mishaps).toEqual([])
      await page.context().close()
    }
    const { page, mishaps } = await as('mara')
    await page.goto('/measure/changes')
    const row = page.getByRole('row').filter({ hasText: 'Briefs on one page' })
    await row.getByText('Better').waitFor()
    await row.getByText('10 weeks').waitFor()
    await expectAccessible(page, '/measure/changes')
    await row.getByRole('link').click()
    await page.getByRole('group', { name: /Control chart/ }).or(page.getByRole('img', { name: /Control chart/ })).waitFor() // prettier-ignore
    await page.getByText(/Counted again now/).waitFor()
    await expectAccessible(page, 'a change with its verdict')
    expect(mishaps).toEqual([])
    await page.context().close()
  })

  test('when a week of the chart is opened, then as many leads stand behind it, also as a file', async () => {
    const { points, id } = await read<ChangeDetail>(base, `/measure${path.slice('/measure'.length)}`)
    const last = points.at(-1)!
    const { page } = await as('mara')
    await page.goto(`/measure/changes/${id}?week=${last.week}`)
    const drawer = page.getByRole('dialog')
    await drawer.getByRole('rowheader').first().waitFor()
    expect(await drawer.getByRole('rowheader').count()).toBe(last.n)
    expect(rowsIn(await downloaded(page, drawer.getByRole('link', { name: 'CSV' })))).toBe(last.n)
    await page.context().close()
  })

  test('when the text that is signed is not the one that was frozen, then the signature is refused in its dialog', async () => {
    const again = await declare()
    const seen = await as('anna')
    await seen.page.route('**/api/measure/changes/*/sign', async (route) => {
      const body = route.request().postDataJSON() as object
      await route.continue({ postData: JSON.stringify({ ...body, hash: 'a'.repeat(64) }) })
    })
    await seen.page.goto(`/measure/changes/${again.id}`)
    await seen.page.getByRole('button', { name: 'Sign for Sales' }).click()
    const dialog = seen.page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Sign for Sales' }).click()
    await dialog.getByRole('alert').waitFor()
    expect((await read<ChangeView>(base, `/measure/changes/${again.id}`)).signatures).toEqual([])
    await seen.page.context().close()
  })
})

/** Answers of the last frozen week turn out to have been others than was known when they were counted. */
async function toldLate(): Promise<void> {
  const db = openDatabase(database)
  await db.query(
    `update handoffs set answer = 'accepted' where workspace_no = 1 and answered_at < to_timestamp($1)
       and answered_at > to_timestamp($1 - 604800) and answer = 'returned'`,
    [FIRST / 1000],
  )
  await db.close()
}

async function declare(): Promise<ChangeView> {
  const baseline = { from: dayText(FIRST - 12 * WEEK), to: dayText(FIRST - DAY) }
  const input = {
    title: 'Once more',
    what: 'The same.',
    measure: 'accepted',
    starts: dayText(FIRST),
    baseline,
  }
  return (await post(base, '/measure/changes', input)) as ChangeView
}

async function as(person: string) {
  const visitor = await visit(base)
  await visitor.page.addInitScript(`localStorage.setItem('baton.person', '${person}')`)
  return visitor
}
