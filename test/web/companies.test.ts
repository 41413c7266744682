import { describe, expect, test } from 'vitest'
import { expectAccessible } from './axe.ts'
import { openBrowser, startProduct } from './product.ts'

const base = await startProduct()
const visit = await openBrowser()

async function post(path: string, body: unknown): Promise<Record<string, unknown>> {
  const response = await fetch(`${base}/api${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return (await response.json()) as Record<string, unknown>
}

const lead = await post('/leads', {
  email: 'dana@kestrel.example',
  company: 'Kestrel GmbH',
  title: 'CTO',
  country: 'DE',
})
await post('/leads', { email: 'kim@kestrel.example', company: 'Kestrel', title: 'Engineer' })
await post('/leads', { email: 'lee@kestrell.example', company: 'Kestrell' })
await post('/leads', { email: 'dana@kestrel.example', country: 'AT', touch: 'crm_sync' })

describe('given companies and their people', () => {
  test('when one is opened, then its people and gaps are there; joined with another, it is taken back', async () => {
    const { page, mishaps } = await visit(base)
    await page.goto('/companies')
    await page.getByRole('table', { name: 'Companies' }).waitFor()
    await expectAccessible(page, 'companies')
    await page.getByRole('link', { name: 'Kestrel GmbH' }).click()
    await page.getByRole('heading', { name: 'Buying group' }).waitFor()
    expect(await page.getByRole('table', { name: 'People' }).getByRole('row').count()).toBe(2)
    await expectAccessible(page, 'a company')
    await page.getByRole('button', { name: 'Same as…' }).click()
    await page.getByRole('textbox', { name: 'Other company' }).fill('Kestrell')
    await expectAccessible(page, 'choosing a company')
    await page.getByRole('button', { name: 'Kestrell' }).click()
    await page.getByText('Kestrel GmbH is the same as Kestrell').waitFor()
    expect(await page.getByRole('table', { name: 'People' }).getByRole('row').count()).toBe(3)
    await page.getByRole('button', { name: 'Take back' }).click()
    await page.getByText('Kestrel GmbH is the same as Kestrell').waitFor({ state: 'detached' })
    const domain = page.getByRole('textbox', { name: 'Domain' })
    await domain.fill('gmail.com')
    await page.getByRole('button', { name: 'Add domain' }).click()
    await page.getByText('is no domain of a company').waitFor()
    expect(mishaps.filter((one) => !one.includes('422'))).toEqual([])
    await page.context().close()
  })
})

describe('given a lead of whom sources say different things', () => {
  test('when a detail is pressed, then it says where it comes from, and the other word can be taken', async () => {
    const { page } = await visit(base)
    await page.goto(`/leads/${String(lead.id)}`)
    const country = page.getByRole('button', { name: /^Germany|^DE/ }).first()
    await country.click()
    await page.getByText('Said by the person, in a form').first().waitFor()
    await page.getByText('Others say').waitFor()
    await expectAccessible(page, 'where a detail comes from')
    await page.getByRole('button', { name: 'Take this one' }).click()
    await page
      .getByRole('button', { name: /^Austria|^AT/ })
      .first()
      .waitFor()
    await page.getByRole('button', { name: 'More actions' }).click()
    await page.getByRole('menuitem', { name: 'Correct details' }).click()
    await page.getByRole('textbox', { name: 'Job title' }).fill('CEO')
    await expectAccessible(page, 'correcting details')
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
    await page.getByRole('button', { name: 'CEO', exact: true }).first().waitFor()
    await page.context().close()
  })
})
