import { describe, expect, test } from 'vitest'
import { violations } from './axe.ts'
import { playCast } from './cast.ts'
import { openBrowser, startProduct } from './product.ts'
import type { Page } from 'playwright-core'

const base = await startProduct()
await playCast(base, 40)
const visit = await openBrowser()
const people = ['anna', 'theo', 'mara']

/** A browser in which that person sits. */
async function as(person: string, options = {}) {
  const visitor = await visit(base, options)
  await visitor.page.addInitScript({ content: `localStorage.setItem('baton.person', '${person}')` })
  return visitor
}

const author = await as('mara')
let address = ''

const cardAt = (page: Page) => page.getByText(/^Card \d+ of \d+$/).textContent()

describe('a survey in the browser', () => {
  test('given no survey, when the list is opened, then it says what a survey is for', async () => {
    const { page } = author
    await page.goto('/surveys')
    await page.getByText('Nobody has been asked yet').waitFor()
    expect(await violations(page)).toEqual([])
  })

  test('given the form, when a field is wrong, then the error stands at it; when it is right, the survey opens', async () => {
    const { page } = author
    await page.getByRole('button', { name: 'Ask what a lead is' }).click()
    await page.getByLabel('Cards to sort').fill('2')
    await page.getByRole('button', { name: 'Open the survey' }).click()
    await page.getByText('must be at least 5').waitFor()
    expect(await violations(page)).toEqual([])
    await page.getByLabel('Cards to sort').fill('12')
    await page.getByRole('button', { name: 'Open the survey' }).click()
    await page.getByText('Is this a lead?').waitFor()
    address = new URL(page.url()).pathname
  })

  test.each(people)(
    'given %s, when cards are sorted by key and the order is saved, then all is said',
    async (person) => {
      const { page, mishaps } = person === 'mara' ? author : await as(person)
      await page.goto(address)
      await expect.poll(() => cardAt(page)).toBe('Card 1 of 12')
      await page.keyboard.press('1')
      await expect.poll(() => cardAt(page)).toBe('Card 2 of 12')
      await page.keyboard.press('z')
      await expect.poll(() => cardAt(page)).toBe('Card 1 of 12')
      await expect.poll(() => page.locator('button[aria-pressed="true"]').count()).toBe(0)
      // each has a rule of their own, so that they differ
      for (let card = 0; card < 12; card++) {
        await expect.poll(() => cardAt(page)).toBe(`Card ${card + 1} of 12`)
        const key = person === 'anna' ? '3' : person === 'theo' ? (card % 2 ? '1' : '2') : '1'
        await page.keyboard.press(card === 5 ? '2' : key)
      }
      await page.getByText('What makes a lead a lead?').waitFor()
      const first = page.getByRole('listitem').first()
      const before = await first.textContent()
      await first.getByRole('button', { name: /place 1 of/ }).focus()
      await page.keyboard.press('ArrowDown')
      await expect.poll(() => first.textContent()).not.toBe(before)
      expect(await violations(page)).toEqual([])
      await page.getByRole('button', { name: 'Save this order' }).click()
      await page.getByText('Thank you, that is all').waitFor()
      expect(mishaps).toEqual([])
    },
    30_000,
  )

  test('given a phone, when a finished person comes back, then cards can be changed by thumb', async () => {
    const { page } = await as('anna', { viewport: { width: 390, height: 844 }, hasTouch: true })
    await page.goto(address)
    await page.getByRole('button', { name: 'Change cards' }).click()
    const lead = page.getByRole('button', { name: /^1?\s*Lead/ })
    const box = (await lead.boundingBox())!
    expect(box.height).toBeGreaterThanOrEqual(44)
    expect(box.y + box.height).toBeLessThan(844)
    await lead.tap()
    await expect.poll(() => cardAt(page)).toBe('Card 2 of 12')
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390)
  })

  test('given three sheets, when one closes the survey, then all see the same α, and the draft', async () => {
    const { page } = author
    await page.goto(address)
    await page.getByRole('button', { name: 'Close survey…' }).click()
    await page.getByRole('button', { name: 'Close it' }).click()
    await page.getByText('Do we mean the same?').waitFor()
    const alphas = []
    for (const person of people) {
      const { page: own, mishaps } = await as(person)
      await own.goto(address)
      await own.getByText('Do we mean the same?').waitFor()
      alphas.push(await own.getByRole('group', { name: /^Everybody together/ }).getAttribute('aria-label'))
      expect(mishaps).toEqual([])
    }
    expect(new Set(alphas).size).toBe(1)
    expect(alphas[0]).toMatch(/α −?0\.\d\d, 95 % between/)
    await page.reload()
    await page.getByText('Where you differ most').waitFor()
    expect(await violations(page)).toEqual([])
    expect(author.mishaps).toEqual([])
  })
})
