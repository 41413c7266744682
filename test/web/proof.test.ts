import { describe, expect, test } from 'vitest'
import { expectAccessible } from './axe.ts'
import { openBrowser, startProduct } from './product.ts'

const base = await startProduct()
const visit = await openBrowser()
const at = '/programmes/lessons'
const lessons = {
  name: 'Lessons',
  purpose: 'news',
  entry: { stages: ['inquiry'], when: [] },
  goal: [],
  holdOut: 50,
  start: 'rest',
  steps: [{ id: 'rest', name: 'Rest', does: 'wait', for: '90 days', next: null }],
}

async function tell(method: string, path: string, body: unknown): Promise<void> {
  const headers = { 'Content-Type': 'application/json' }
  const answer = await fetch(`${base}/api${path}`, { method, headers, body: JSON.stringify(body) })
  if (!answer.ok) throw new Error(await answer.text())
}

for (const id of ['lessons', 'later']) {
  await tell('POST', '/programmes', { id, document: lessons })
  await tell('POST', `/programmes/${id}/publish`, { revision: 1 })
}
await tell('POST', `${at}/start`, {})

describe('given a programme that holds half of the people out', { timeout: 300_000 }, () => {
  test('when nobody was drawn yet, then its proof says what it waits for', async () => {
    const { page, mishaps } = await visit(base)
    await page.goto('/programmes/later')
    await page.getByText('Proof', { exact: true }).click()
    await page.getByRole('heading', { name: 'Nobody to compare with yet' }).waitFor()
    await page.getByText('50% of the people are held out at random').waitFor()
    await expectAccessible(page, 'a proof without people')
    expect(mishaps).toEqual([])
    await page.context().close()
  })

  test('when people were drawn, then the sentence comes first, and every number opens its people', async () => {
    // a turn lies five seconds ahead
    await new Promise((resolve) => setTimeout(resolve, 6_000))
    for (let i = 0; i < 16; i++)
      await tell('POST', '/leads', {
        email: `p${i}@firm${i}.example`,
        firstName: 'Greta',
        lastName: `Weber ${i}`,
        country: i % 2 ? 'DE' : 'FR',
        consent: { email: true },
      })
    const { page, mishaps } = await visit(base)
    await page.goto(`${at}?as=proof`)
    await page.getByText(/^Not enough data yet on accepted leads/).waitFor()
    await page.getByRole('heading', { name: 'Are the two groups alike?' }).waitFor()
    await page.getByText('All of what was known').click()
    await page.getByText('Country: DE').waitFor()
    await expectAccessible(page, 'a proof')
    const counts = page.getByRole('button', { name: /^Show the people: \d+ (Took part|Held out)$/ })
    const shown = await counts.evaluateAll((all) => all.map((one) => Number(one.textContent)))
    expect(shown.slice(0, 2).reduce((sum, n) => sum + n, 0)).toBe(16)
    await counts.first().click()
    const people = page.getByRole('dialog').getByRole('link', { name: /Greta Weber/ })
    await people.first().waitFor()
    expect(await people.count()).toBe(shown[0])
    await expectAccessible(page, 'the people of one group')
    await people.first().click()
    await page.getByRole('heading', { name: 'Programmes' }).waitFor()
    expect(mishaps).toEqual([])
    await page.context().close()
  })

  test('when it is read in German and dark on a phone, then nothing is English and nothing is cut off', async () => {
    const { page, mishaps } = await visit(base, {
      viewport: { width: 390, height: 844 },
      colorScheme: 'dark',
      locale: 'de-DE',
    })
    await page.goto(`${at}?as=proof`)
    await page.getByText('Was gezählt wird').waitFor()
    const wide = await page.evaluate<number[]>(`(() => {
      const part = document.querySelector('[role="region"]')
      return [document.documentElement.scrollWidth - innerWidth, part.scrollWidth - part.clientWidth]
    })()`)
    expect(wide.every((more) => more <= 0)).toBe(true)
    await expectAccessible(page, 'a proof in German')
    expect(mishaps).toEqual([])
    await page.context().close()
  })
})
