import { describe, expect, test } from 'vitest'
import { expectAccessible } from './axe.ts'
import { hot, playCast } from './cast.ts'
import { openBrowser, startProduct } from './product.ts'

interface Lead {
  id: string
  name: string
  entries: number
  owner: { id: string }
}

const base = await startProduct()
await playCast(base, 2)
const visit = await openBrowser()
const anna = await visit(base)
const theo = await visit(base)
for (const [visitor, person] of [
  [anna, 'anna'],
  [theo, 'theo'],
] as const)
  await visitor.page.addInitScript({ content: `localStorage.setItem('baton.person', '${person}')` })

const found = async (name: string): Promise<Lead> => {
  const response = await fetch(`${base}/api/leads?q=${encodeURIComponent(name)}`)
  return ((await response.json()) as { items: Lead[] }).items[0]!
}
const post = (path: string, body: unknown, person: string) =>
  fetch(`${base}/api${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'baton-person': person },
    body: JSON.stringify(body),
  })

describe('several people at once', () => {
  test('given two people on one lead, when one writes something, then the other sees it without reloading, and it stands out', async () => {
    const lead = await found('Greta Weber')
    await anna.page.goto(`/leads/${lead.id}`)
    await anna.page.getByRole('heading', { name: 'Timeline' }).waitFor()
    await anna.page.getByRole('button', { name: /Captured from/ }).waitFor()
    await theo.page.goto(`/leads/${lead.id}`)
    await theo.page.getByRole('heading', { name: 'Timeline' }).waitFor()
    await theo.page.keyboard.press('t')
    const dialog = theo.page.getByRole('dialog')
    await dialog.getByLabel('Note').fill('She prefers mornings.')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await anna.page.locator('li[data-fresh]').first().waitFor({ timeout: 5_000 })
    expect(anna.mishaps).toEqual([])
  })

  test('given a list, when a better lead comes in, then the list stands still and says so, and lets it in when asked', async () => {
    await anna.page.goto('/leads')
    const rows = anna.page.getByRole('row')
    await rows.nth(2).waitFor()
    await anna.page.waitForTimeout(500)
    const before = await rows.nth(1).textContent()
    await post(
      '/leads',
      {
        ...hot[0],
        firstName: 'Nele',
        lastName: 'Falk',
        email: 'nele.falk@nordwind.example',
        touch: 'demo_requested',
        fields: { seniority: 'c_level', employees: 900, budget: true, timeline: 'now', intent: 'buy' },
      },
      'theo',
    )
    const pill = anna.page.getByRole('button', { name: '1 new lead' })
    await pill.waitFor({ timeout: 15_000 })
    expect(await rows.nth(1).textContent()).toBe(before)
    await pill.click()
    await anna.page.getByRole('link', { name: 'Nele Falk' }).waitFor()
    await pill.waitFor({ state: 'detached' })
  })

  test('given a return that is being written, when somebody else is faster, then it says who did what, and nothing typed is lost', async () => {
    const lead = await found('Samuel Okafor')
    const { page } = anna
    await page.goto(`/leads/${lead.id}`)
    await page.getByRole('button', { name: /Captured from/ }).waitFor()
    await page.keyboard.press('r')
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Note').fill('Asked us to call again in spring.')
    const gone = await post(`/leads/${lead.id}/disqualify`, { reason: 'competitor', by: 'theo' }, 'theo')
    expect(gone.status).toBe(200)
    await dialog.getByRole('radio').first().check()
    await dialog.getByRole('button', { name: 'Return', exact: false }).last().click()
    const note = dialog.getByRole('alert', { name: 'Meanwhile something else happened here' })
    await note.waitFor()
    await expect.poll(() => note.textContent()).toContain('Theo Brandt')
    expect(await note.textContent()).toContain('Asked us to call again in spring.')
    expect(await dialog.getByRole('textbox').first().inputValue()).toBe('Asked us to call again in spring.')
    await page.keyboard.press('Escape')
    await page.getByRole('alert', { name: 'Meanwhile something else happened here' }).waitFor()
    await expectAccessible(page, 'a lost race')
    await page.getByRole('button', { name: 'Dismiss this note' }).click()
    expect(anna.mishaps).toEqual([])
  })
})

describe('what somebody is told', () => {
  test('given offers, when they came, then the bell counts them, and its panel leads to the lead by keyboard', async () => {
    const { page } = anna
    await page.goto('/agreement')
    const bell = page.getByRole('button', { name: /Notifications, \d+ unread/ })
    await bell.waitFor()
    await bell.click()
    const panel = page.getByRole('dialog', { name: 'Notifications' })
    await panel.getByText('Offered to you').first().waitFor()
    await expectAccessible(page, 'the panel of notifications')
    await panel
      .getByRole('link', { name: /Offered to you/ })
      .first()
      .focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/leads\//)
  })

  test('given the screen of all of them, when all are marked as read, then the bell is silent', async () => {
    const { page } = anna
    await page.goto('/notifications')
    await page
      .getByRole('link', { name: /Offered to you/ })
      .first()
      .waitFor()
    await expectAccessible(page, 'notifications')
    await page.getByRole('button', { name: 'Mark all as read' }).click()
    await page.getByRole('button', { name: 'Notifications', exact: true }).waitFor()
    await page.getByRole('button', { name: 'How I am told' }).click()
    await page.getByLabel('By mail: Leads offered to me').selectOption('digest')
    await expectAccessible(page, 'how one is told')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Saved').waitFor()
    expect([...anna.mishaps, ...theo.mishaps]).toEqual([])
  })
})
