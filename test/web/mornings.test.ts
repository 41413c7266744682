import { describe, expect, test } from 'vitest'
import { expectAccessible } from './axe.ts'
import { playCast } from './cast.ts'
import { openBrowser, startProduct } from './product.ts'

const base = await startProduct()
await playCast(base, 30)
for (const [id, name, role] of [
  ['vera', 'Vera Moss', 'sponsor'],
  ['noor', 'Noor Elm', 'admin'],
  ['dana', 'Dana Voss', 'sales_manager'],
]) {
  await fetch(`${base}/api/people`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() },
    body: JSON.stringify({ id, name, role, email: `${id}@lumen.example` }),
  })
}
const visit = await openBrowser()

async function as(person: string) {
  const visitor = await visit(base)
  await visitor.page.addInitScript({ content: `localStorage.setItem('baton.person', '${person}')` })
  return visitor
}

describe('given the first page of the day', () => {
  test.each([
    ['mara', '/marketing', 'What became of your leads'],
    ['vera', '/sponsor', 'Promises of both sides'],
    ['noor', '/workspace', 'Open to whoever sits at this machine'],
    ['dana', '/team', 'People'],
    ['anna', '/inbox', 'Offers to answer'],
    ['theo', '/queue', 'Queue'],
  ])('when %s comes, then it is %s, without a violation', async (person, path, ready) => {
    const { page, mishaps } = await as(person)
    await page.goto('/')
    await page.waitForURL(`**${path}`)
    await page.getByText(ready).first().waitFor()
    // the others have tests of their own
    if (['mara', 'vera', 'noor'].includes(person)) await expectAccessible(page, path)
    expect(mishaps).toEqual([])
    await page.context().close()
  })

  test('when the marketer looks at a source, then its leads are one click away; a campaign is the other way to count', async () => {
    const { page } = await as('mara')
    await page.goto('/marketing')
    await page.getByRole('radiogroup', { name: 'By' }).getByText('Campaign').click()
    await page.getByRole('columnheader', { name: 'Campaign' }).waitFor()
    await page.getByRole('link', { name: 'Autumn webinar' }).click()
    await page.waitForURL('**/leads?campaign=Autumn*')
    await page.getByText('10 leads').waitFor()
    await page.context().close()
  })
})

describe('given several leads', () => {
  test('when a manager chooses them by key, then the preview says what would happen, and it happens', async () => {
    const { page } = await as('dana')
    await page.goto('/leads?q=novak')
    await page.getByText(/^\d+ leads?$/).waitFor()
    for (const key of ['j', 'x', 'j', 'x']) await page.keyboard.press(key)
    await page.getByText('2 leads chosen').waitFor()
    await page.getByRole('button', { name: 'Disqualify…' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Reason').selectOption({ index: 0 })
    await dialog.getByText('2 leads will be disqualified.').waitFor()
    await expectAccessible(page, 'several leads at once')
    await dialog.getByRole('button', { name: 'Disqualify 2 leads' }).click()
    await page.getByText('2 leads disqualified').waitFor()
    await expect.poll(() => page.getByText('Disqualified, on watch').count()).toBe(2)
    await page.context().close()
  })

  test('when the list is downloaded, then the file holds what is listed', async () => {
    const { page } = await as('dana')
    await page.goto('/leads?q=novak')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'CSV' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('leads.csv')
    await page.context().close()
  })
})
