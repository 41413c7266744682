import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { hot } from './cast.ts'
import { claimOnScreen, startClaimable } from './claimed.ts'
import { openBrowser } from './product.ts'

const { base, claim } = await startClaimable()
const visit = await openBrowser()
const { page: admin } = await visit(base)
await claimOnScreen(admin, claim)

const PASSWORD = 'a lamp under nine bridges'
const people = [
  { id: 'rea', name: 'Rea Sund', role: 'rep' },
  { id: 'sol', name: 'Sol Vane', role: 'sdr' },
  { id: 'vera', name: 'Vera Holm', role: 'sponsor' },
]
let offered = ''

beforeAll(async () => {
  const post = async (path: string, data: object) =>
    (await admin.request.post(`/api${path}`, { data })).json()
  for (const one of people) await post('/people', { ...one, email: `${one.id}@lumen.example` })
  const [first] = hot
  const fields = { seniority: 'director', employees: 480, budget: true, timeline: 'now', intent: 'buy' }
  const body = {
    ...first,
    email: 'greta@nord.example',
    phone: '+49 30 901820',
    touch: 'demo_requested',
    fields,
  }
  offered = ((await post('/leads', body)) as { id: string }).id
  await post(`/leads/${offered}/touches`, { kind: 'pricing_viewed', page: '/pricing' })
})

async function as(id: string): Promise<Page> {
  const made = (await (await admin.request.post(`/api/people/${id}/invite`, { data: {} })).json()) as {
    url: string
  }
  const { page } = await visit(base)
  const token = made.url.split('/').at(-1)
  const accepted = await page.request.post('/api/invitations/accept', { data: { token, password: PASSWORD } })
  expect(accepted.status()).toBe(200)
  await page.goto(`/leads/${offered}`)
  await page.getByText('Offered to Rea Sund').first().waitFor()
  return page
}

const doors = (page: Page) =>
  page
    .getByRole('banner')
    .or(page.locator('header'))
    .getByRole('button', { name: /Accept|Return|More/ })
    .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? one.textContent))

describe('given an offer, when somebody who signed in looks at it', () => {
  test('then the rep who has it answers it, and erases nobody', async () => {
    const page = await as('rea')
    expect((await doors(page)).join()).toMatch(/Accept.*Return/)
    await page.getByRole('button', { name: /^More/ }).click()
    await page.getByRole('menuitem', { name: /Disqualify/ }).waitFor()
    expect(await page.getByRole('menuitem', { name: /Erase|Assign|Give/ }).count()).toBe(0)
    await page.context().close()
  })

  test('then somebody of lead development is not offered to answer for the rep', async () => {
    const page = await as('sol')
    expect((await doors(page)).join()).not.toMatch(/Accept|Return/)
    await page.keyboard.press('a')
    await page.getByRole('button', { name: /Log an attempt/ }).waitFor()
    const { offer } = (await (await page.request.get(`/api/leads/${offered}`)).json()) as { offer: object }
    expect(offer).not.toBeNull()
    await page.context().close()
  })

  test('then a sponsor reads, and finds no button that would be refused', async () => {
    const page = await as('vera')
    expect(await doors(page)).toEqual([])
    expect(await page.getByRole('button', { name: /Log an attempt/ }).count()).toBe(0)
    await page.goto('/leads')
    await page.getByText('Greta Weber').first().waitFor()
    expect(await page.getByRole('button', { name: 'New lead' }).count()).toBe(0)
    await page.context().close()
  })
})
