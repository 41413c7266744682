import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { valueInDocument } from '#journey/agreement/editing.contract.ts'
import { playCast } from './cast.ts'
import { openBrowser, startProduct } from './product.ts'

const base = await startProduct()
await playCast(base, 10)
const visit = await openBrowser()

interface Draft {
  id: string
  text: string
}

const starting = await readFile('agreements/default.yaml', 'utf8')
const routed = `${starting}
routing:
  sales:
    rules:
      - { id: account, because: Somebody works with this company already, to: { accountOwner: true } }
      # they speak the language
      - { id: home, because: A company from home, when: "lead.country == 'Germany'", to: { speaks: lead.language } }
      - { id: all, because: In turn among all of sales, to: { everybody: true } }
`

async function draft(title: string, text?: string): Promise<Draft> {
  const response = await fetch(`${base}/api/agreements/drafts`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'Idempotency-Key': crypto.randomUUID(),
      'Baton-Person': 'mara',
    },
    body: JSON.stringify({ title, ...(text !== undefined && { text }) }),
  })
  return (await response.json()) as Draft
}

async function open(id: string, part: string) {
  const visitor = await visit(base)
  await visitor.page.addInitScript({ content: "localStorage.setItem('baton.person', 'mara')" })
  await visitor.page.goto(`/agreement/drafts/${id}?part=${part}`)
  return visitor
}

async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  // to the letter: before, it says "Not saved yet"
  await page.getByRole('status').getByText('Saved', { exact: true }).waitFor()
}

/** What the draft holds at a place, after it was saved. */
async function saved(page: Page, id: string, path: (string | number)[]): Promise<unknown> {
  await save(page)
  const { text } = (await (await fetch(`${base}/api/agreements/drafts/${id}`)).json()) as Draft
  return valueInDocument(text, path)
}

const ids = (list: unknown) => (list as { id: string }[]).map(({ id }) => id)
const ofSales = ['routing', 'sales', 'rules']

describe('signs of intent and levels', () => {
  test('given an agreement that names none, when somebody writes their own, then they begin with the usual ones', async () => {
    const { id, text } = await draft('Our signs')
    const { page, mishaps } = await open(id, 'intent')
    await page.getByRole('button', { name: 'Write our own signs' }).click()
    await page.getByRole('button', { name: /^Asked for a demo/ }).click()
    await page.getByLabel('What it says about the person').fill('Wants to see it')
    await page.getByRole('button', { name: 'Write our own', exact: true }).click()
    await page.getByLabel('Director').fill('Owns the budget')
    await page.getByLabel('Director').blur()
    expect(await page.getByRole('region', { name: /problem/ }).count()).toBe(0)
    const all = (await saved(page, id, [])) as {
      intent: { buy: { label: string }[] }
      levels: Record<string, string>
    }
    expect(all.intent.buy.map(({ label }) => label)).toContain('Wants to see it')
    expect(all.levels.director).toBe('Owns the budget')

    await page.getByRole('button', { name: 'Go back to the usual signs' }).click()
    await page.getByRole('button', { name: 'Go back to the usual words' }).click()
    await save(page)
    const after = (await (await fetch(`${base}/api/agreements/drafts/${id}`)).json()) as Draft
    expect(after.text).toBe(text)
    expect(mishaps).toEqual([])
  }, 60_000)

  test('given a time that is none, then what is wrong stands at its field', async () => {
    const { id } = await draft('Forever')
    const { page } = await open(id, 'intent')
    await page.getByRole('button', { name: 'Write our own signs' }).click()
    const within = page.getByLabel('A sign counts for')
    await within.fill('for ever')
    await page
      .getByText(/must be a duration/)
      .first()
      .waitFor()
    expect(await within.getAttribute('aria-invalid')).toBe('true')
  })
})

describe('the cadence of a stage', () => {
  test('given a stage of lead generation, when a step is changed and one is added, then the file holds both', async () => {
    const { id } = await draft('Calls')
    const { page } = await open(id, 'stage:mql')
    await page.getByRole('button', { name: /^First call/ }).click()
    await page.getByLabel('After the stage was entered').fill('30 business minutes')
    await page.getByLabel('Script (Markdown)').fill('')
    await page.getByRole('button', { name: 'Add step' }).click()
    await page.getByLabel('What is done').last().fill('A last mail')
    await page.getByLabel('What is done').last().blur()
    const steps = (await saved(page, id, ['stages', 'mql', 'cadence', 'steps'])) as Record<string, string>[]
    expect(steps[0]).toEqual({
      id: 'first_call',
      name: 'First call',
      by: 'call',
      after: '30 business minutes',
    })
    expect(steps.at(-1)?.name).toBe('A last mail')
  }, 60_000)

  test('given a stage that lead generation does not own, then it has none to fill in', async () => {
    const { id } = await draft('Sales')
    const { page } = await open(id, 'stage:accepted')
    await page.getByRole('heading', { name: 'Duties and clocks' }).waitFor()
    expect(await page.getByRole('heading', { name: 'Cadence of lead development' }).count()).toBe(0)
  })
})

describe('the order of routing rules', () => {
  test('given rules, when one is moved by key, then it keeps the focus, its place is said, and undo takes it back', async () => {
    const { id, text } = await draft('By key', routed)
    const before = ids(valueInDocument(text, ofSales))
    const { page } = await open(id, 'routing')
    const first = page.getByRole('button', { name: /^Somebody works with this company/ })
    await first.focus()
    await page.keyboard.press('Alt+ArrowDown')
    await page.getByText(`rule: now at place 2 of ${before.length}`).waitFor()
    expect(await page.locator(':focus').innerText()).toMatch(/^Somebody works with this company/)
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('End')
    await page.getByText(`rule: now at place ${before.length} of ${before.length}`).waitFor()
    expect(ids(await saved(page, id, ofSales))).toEqual([...before.slice(1), before[0]])
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('button', { name: 'Undo' }).click()
    expect(ids(await saved(page, id, ofSales))).toEqual(before)
  }, 60_000)

  test('given an open rule, when it is dragged to the top, then it is first and still open', async () => {
    const { id, text } = await draft('By hand', routed)
    const before = ids(valueInDocument(text, ofSales))
    const { page } = await open(id, 'routing')
    await page.getByRole('button', { name: /^In turn among all/ }).click()
    const grip = page.getByRole('button', { name: `Move rule ${before.length}: drag` })
    const target = page.getByRole('button', { name: /^Somebody works with this company/ })
    const [from, to] = [(await grip.boundingBox())!, (await target.boundingBox())!]
    await page.mouse.move(from.x + 6, from.y + 10)
    await page.mouse.down()
    await page.mouse.move(from.x + 6, to.y + 4, { steps: 6 })
    await page.mouse.up()
    await page.getByText(`rule: now at place 1 of ${before.length}`).waitFor()
    const moved = page.getByRole('button', { name: /^In turn among all/ })
    expect(await moved.getAttribute('aria-expanded')).toBe('true')
    expect(ids(await saved(page, id, ofSales))).toEqual([before.at(-1), ...before.slice(0, -1)])
  }, 60_000)
})
