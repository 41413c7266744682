import { describe, expect, test } from 'vitest'
import { playCast } from './cast.ts'
import { openBrowser, startProduct } from './product.ts'

interface Listed {
  items: { id: string; name: string; score: number }[]
}

const base = await startProduct()
await playCast(base, 6)
const visit = await openBrowser()
const { page, mishaps } = await visit(base)
const listed = (await (await fetch(`${base}/api/leads?q=Greta%20Weber`)).json()) as Listed
const lead = listed.items[0]!

const sum = () => page.getByTestId('score-sum').textContent()
const signed = (text: string) => Number(text.replace('−', '-').replace('+', ''))

describe('the lead’s page', () => {
  test('given a scored lead, when its page opens, then the parts add up to the sum, and the sum is the score', async () => {
    await page.goto(`/leads/${lead.id}`)
    await page.getByRole('heading', { name: 'Score that adds up' }).waitFor()
    const parts = await page.locator('table tbody tr td:last-child').allTextContents()
    expect(parts.length).toBeGreaterThan(5)
    expect(parts.map(signed).reduce((a, b) => a + b)).toBe(lead.score)
    expect(Number(await sum())).toBe(lead.score)
  })

  test('given the beginning of its life, when the slider is moved there, then the score of that moment is shown', async () => {
    const slider = page.getByRole('slider', { name: 'Moment of the score' })
    await slider.focus()
    await page.keyboard.press('Home')
    await expect.poll(() => new URL(page.url()).searchParams.has('asOf')).toBe(true)
    const at = new URL(page.url()).searchParams.get('asOf')!
    const past = (await (await fetch(`${base}/api/leads/${lead.id}/score?at=${at}`)).json()) as {
      total: number
    }
    await expect.poll(async () => Number(await sum())).toBe(past.total)
    await page.getByRole('button', { name: 'Now', exact: true }).click()
    await expect.poll(async () => Number(await sum())).toBe(lead.score)
  })

  test('given facts and rulings, when only rulings are asked for, then the URL says so and facts are gone', async () => {
    const captured = page.getByRole('button', { name: /Captured from/ })
    await captured.waitFor()
    await page.getByText('Rulings', { exact: true }).click()
    await captured.waitFor({ state: 'detached' })
    expect(new URL(page.url()).searchParams.get('show')).toBe('rulings')
    const entry = page.getByRole('button', { name: /Sales-ready lead/ }).first()
    await entry.click()
    await page.getByText('Because', { exact: true }).first().waitFor()
    expect(await entry.getAttribute('aria-expanded')).toBe('true')
  })

  test('given an open offer, when accepted and contacted, then stage and path follow', async () => {
    await page.goto(`/leads/${lead.id}`)
    await page.getByRole('button', { name: 'Accept', exact: false }).first().click()
    await page.locator('li[aria-current="step"]').getByText('Sales-accepted lead').waitFor()
    await page.getByRole('button', { name: 'Mark contacted' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
    await page.getByText('First contact noted').waitFor()
  })

  test('given a note, when it is added, then the timeline has it and its text', async () => {
    await page.keyboard.press('t')
    await page.getByRole('dialog').getByLabel('Note').fill('Asked for references from food makers')
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
    await page.getByText('Added to the timeline').waitFor()
    await page.getByRole('button', { name: /^Note/ }).first().click()
    await page.getByText('Asked for references from food makers').first().waitFor()
  })

  test('given an address of no lead, when opened, then the screen says so and offers another try', async () => {
    await page.goto('/leads/00000000-0000-4000-8000-000000000000')
    await page.getByText('This lead could not be loaded').waitFor()
    await page.getByRole('button', { name: 'Try again' }).waitFor()
    expect(mishaps).toEqual([])
  })
})
