import { describe, expect, test, vi } from 'vitest'
import { expectAccessible } from './axe.ts'
import { playCast } from './cast.ts'
import { openBrowser, startProduct } from './product.ts'

const base = await startProduct()
await playCast(base, 2)
const visit = await openBrowser()

async function as(person: string) {
  const visitor = await visit(base)
  await visitor.page.addInitScript({ content: `localStorage.setItem('baton.person', '${person}')` })
  return visitor
}

interface Offered {
  offers: { lead: { id: string; name: string } }[]
}

const get = async <T>(path: string) => (await (await fetch(`${base}${path}`)).json()) as T
const offers = async () => (await get<Offered>('/api/inbox?rep=anna')).offers.map(({ lead }) => lead)
/** What can still be undone goes out after five seconds. */
const sent = (holds: () => Promise<void>) => vi.waitFor(holds, { timeout: 12_000, interval: 250 })

const anna = await as('anna')
const mara = await as('mara')
const [first, second] = await offers()

describe('the hand-off in the browser', () => {
  test('given an offer, when it is accepted and z is pressed, then it is there again and nothing was sent', async () => {
    const { page } = anna
    await page.goto('/inbox')
    await page.getByText('How to open').waitFor()
    await page.keyboard.press('a')
    await page.getByText(`${first!.name} is yours`, { exact: false }).waitFor()
    await page.keyboard.press('z')
    await page.getByRole('region', { name: first!.name }).waitFor()
    expect((await offers()).map(({ id }) => id)).toContain(first!.id)
  })

  test('given the inbox, when it is looked at in both colours and widths, then everybody can use it', async () => {
    await expectAccessible(anna.page, 'the inbox')
  })

  test('given a lead in work, when c and a number are pressed, then the attempt is counted by its clock', async () => {
    const { page } = anna
    await fetch(`${base}/api/leads/${first!.id}/accept`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': 'accept' },
      body: JSON.stringify({ by: 'anna' }),
    })
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.goto(`/leads/${first!.id}`)
    await page.getByRole('heading', { name: 'Who owes what' }).waitFor()
    await page.getByText('Make the first real contact').first().waitFor()
    await page.keyboard.press('c')
    await page.getByRole('dialog', { name: 'Log an attempt' }).waitFor()
    await page.keyboard.press('1')
    await page.getByText('Noted: Call, no answer').waitFor()
    await sent(async () => {
      const { tried } = await get<{ tried: { n: number } | null }>(`/api/leads/${first!.id}`)
      expect(tried?.n).toBe(1)
    })
    await page.getByText('1 attempt, the last: Call, No answer').waitFor()
    await expectAccessible(page, 'the lead with its clocks')
  })

  test('given a returned lead, when marketing appeals with its note, then it stands among the appeals', async () => {
    await fetch(`${base}/api/leads/${second!.id}/return`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': 'return' },
      body: JSON.stringify({ reason: 'no_need', note: 'They only wanted the price list', by: 'anna' }),
    })
    const { page, mishaps } = mara
    await page.goto('/returns')
    await page.getByRole('region', { name: second!.name }).getByText('No need now').waitFor()
    await page.getByText('They only wanted the price list').waitFor()
    await expectAccessible(page, 'the returns')
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.keyboard.press('n')
    const dialog = page.getByRole('dialog', { name: 'Appeal against the return' })
    await dialog.waitFor()
    await page.keyboard.press('Control+Enter')
    await dialog.getByText('An appeal needs a note').waitFor()
    await page.keyboard.type('She asked for an offer on the phone')
    await page.keyboard.press('Control+Enter')
    await page.getByText('No return waits for an answer').waitFor()
    await expectAccessible(page, 'no returns')
    await sent(async () => {
      const { items } = await get<{ items: { answer: { note: string } }[] }>('/api/returns?state=appealed')
      expect(items.map(({ answer }) => answer.note)).toEqual(['She asked for an offer on the phone'])
    })
    expect(mishaps).toEqual([])
  })

  test('given a draft, when its routing and duties are edited in the form, then the file says so', async () => {
    const { page, mishaps } = mara
    await page.setViewportSize({ width: 1440, height: 900 })
    const made = await fetch(`${base}/api/agreements/drafts`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': 'draft', 'baton-person': 'mara' },
      body: JSON.stringify({ title: 'Routing' }),
    })
    const { id } = (await made.json()) as { id: string }
    await page.goto(`/agreement/drafts/${id}`)
    await page.getByRole('button', { name: 'Who gets a lead' }).click()
    const sales = page.getByRole('region', { name: 'Who gets a lead' })
    await sales.getByRole('button', { name: 'Add rule' }).last().click()
    await sales.getByLabel('Goes to').last().selectOption('accountOwner')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await sent(async () => {
      const { text } = await get<{ text: string }>(`/api/agreements/drafts/${id}`)
      expect(text).toMatch(/routing:[\s\S]*accountOwner: true/)
    })
    await expectAccessible(page, 'the routing of a draft')
    expect(mishaps).toEqual([])
  })
})
