import { describe, expect, test, vi } from 'vitest'
import { playCast } from './cast.ts'
import { openBrowser, startProduct } from './product.ts'

const base = await startProduct()
await playCast(base, 2)
const visit = await openBrowser()
const { page, mishaps } = await visit(base)

const offers = async () => {
  const response = await page.request.get('/api/inbox?rep=anna')
  return ((await response.json()) as { offers: { lead: { name: string } }[] }).offers.map(
    (one) => one.lead.name,
  )
}
/** Ratings of the lead in focus, or of the first one in work, newest first, as the record has them. */
const rated = async (of: 'offer' | 'working') => {
  const inbox = (await (await page.request.get('/api/inbox?rep=anna')).json()) as {
    offers: { lead: { id: string; name: string } }[]
    working: { id: string }[]
  }
  const focused = (await inFocus()) ?? ''
  const offered = inbox.offers.find(({ lead }) => focused.includes(lead.name))?.lead.id
  const id = of === 'offer' ? offered : inbox.working[0]?.id
  const timeline = (await (await page.request.get(`/api/leads/${id}/timeline`)).json()) as {
    items: { kind: string; by: { id: string }; body: { of: string; rating: number } }[]
  }
  const ratings = timeline.items.filter((item) => item.kind === 'LeadRated')
  expect(ratings.every((item) => item.by.id === 'person:anna')).toBe(true)
  return ratings.map(({ body }) => `${body.of} ${body.rating}`)
}
/** What can still be undone goes out after five seconds. */
const sent = (holds: () => Promise<void>) => vi.waitFor(holds, { timeout: 12_000, interval: 250 })
const inFocus = () => page.locator('[aria-current="true"]').first().textContent()

describe('the rep’s inbox', () => {
  test('given four offers, when the inbox opens, then the first one’s brief and clock are in sight', async () => {
    await page.goto('/inbox')
    await page.getByRole('heading', { name: /Offers to answer\s*4/ }).waitFor()
    await page.getByText('Why this lead').waitFor()
    await page.getByText('Asked for a demo', { exact: false }).first().waitFor()
    expect(await page.getByRole('timer').first().textContent()).toMatch(/left$/)
  })

  test('given the second offer in focus, when a is pressed, then it is accepted and the next one has the focus', async () => {
    const before = await offers()
    await page.keyboard.press('j')
    await expect.poll(inFocus).toContain(before[1]!)
    await page.keyboard.press('a')
    await page.getByText(`${before[1]} is yours`).waitFor()
    await expect.poll(inFocus).toContain(before[2]!)
    // it goes out when nobody undid it for five seconds
    expect(await offers()).toEqual(before)
    await sent(async () => expect(await offers()).toEqual(before.filter((name) => name !== before[1])))
    await page.getByRole('heading', { name: /In work\s*1/ }).waitFor()
  })

  test('given an offer in focus, when a number or a sign is pressed, then lead and brief are rated and nothing moves', async () => {
    const lead = page.getByRole('group', { name: 'Rate this lead' })
    const before = await lead.boundingBox()
    await page.keyboard.press('4')
    await page.getByText('Lead rated 4 of 5').waitFor()
    await page.keyboard.press('-')
    await page.getByText('Brief rated: not useful').waitFor()
    await sent(async () => expect(await rated('offer')).toEqual(['brief 1', 'lead 4']))
    await lead.getByRole('button', { name: '4 of 5', pressed: true }).waitFor()
    expect(await lead.boundingBox()).toEqual(before)
  })

  test('given a lead in work, when a star is chosen beside it, then that lead is rated in the name of the rep', async () => {
    await page
      .getByRole('button', { name: /^Rate / })
      .first()
      .click()
    const dialog = page.getByRole('dialog', { name: /^Rate / })
    await dialog
      .getByRole('group', { name: 'Rate this lead' })
      .getByRole('button', { name: '5 of 5' })
      .click()
    await page.getByText('Lead rated 5 of 5').waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    await sent(async () => expect(await rated('working')).toEqual(['lead 5']))
  })

  test('given the map of keys, when it is opened, then both ratings stand in it, each once', async () => {
    await page.keyboard.press('?')
    const map = page.getByRole('dialog')
    await map.getByText('Rate this lead').waitFor()
    expect(await map.getByText(/^(Rate this|Was the brief)/).allTextContents()).toEqual([
      'Rate this lead',
      'Was the brief useful?',
    ])
    await page.keyboard.press('Escape')
    await map.waitFor({ state: 'hidden' })
  })

  test('given the palette is still on its way, when somebody types already, then no key acts on the offer', async () => {
    const before = await inFocus()
    let arrive = () => {}
    const slow = new Promise<void>((resolve) => (arrive = resolve))
    await page.route(/\/assets\/Palette[^/]*\.js/, async (route) => {
      await slow
      await route.continue()
    })
    await page.keyboard.press('Control+k')
    await page.locator('[data-opening]').waitFor({ state: 'attached' })
    await page.keyboard.press('a')
    arrive()
    await page.getByRole('dialog', { name: 'Command palette' }).waitFor()
    await page.keyboard.press('Escape')
    expect(await inFocus()).toBe(before)
    expect(await page.getByRole('button', { name: 'Undo' }).count()).toBe(0)
  })

  test('given the reasons of the agreement, when r and a number are pressed, then the lead is returned for that reason', async () => {
    const before = await offers()
    const name = (await page.getByRole('region').getByRole('heading').first().textContent())!
    await page.keyboard.press('r')
    const dialog = page.getByRole('dialog', { name: 'Return this lead' })
    await dialog.waitFor()
    const reasons = (await (await page.request.get('/api/agreement')).json()) as {
      returnReasons: { label: string; noteRequired: boolean }[]
    }
    const number = reasons.returnReasons.findIndex((reason) => !reason.noteRequired) + 1
    await page.keyboard.press(String(number))
    await page.getByText(`${name} was returned`).waitFor()
    await sent(async () => expect(await offers()).toEqual(before.filter((one) => one !== name)))
  })

  test('given a reason that asks for a note, when its number is pressed, then nothing is sent before the note is there', async () => {
    const agreement = (await (await page.request.get('/api/agreement')).json()) as {
      returnReasons: { label: string; noteRequired: boolean }[]
    }
    const at = agreement.returnReasons.findIndex((reason) => reason.noteRequired)
    if (at < 0 || at > 8)
      throw new Error('the default agreement has no reason with a required note among the first nine')
    const before = await offers()
    await page.keyboard.press('r')
    await page.getByRole('dialog', { name: 'Return this lead' }).waitFor()
    await page.keyboard.press(String(at + 1))
    await page.getByText('This reason asks for a note').waitFor()
    expect(await offers()).toEqual(before)
    await page.keyboard.type('The board has to decide first')
    await page.keyboard.press('Control+Enter')
    await page.getByText('was returned with your reason').last().waitFor()
    await sent(async () => expect((await offers()).length).toBe(before.length - 1))
  })

  test('given an offer that somebody else answered meanwhile, when a is pressed, then the lost race is told in words', async () => {
    const inbox = (await (await page.request.get('/api/inbox?rep=anna')).json()) as {
      offers: { lead: { id: string; name: string } }[]
    }
    const { id, name } = inbox.offers[0]!.lead
    // the news of it is on its way until the key was pressed, however fast the server and slow the browser
    let pressed = () => {}
    const decided = new Promise<void>((resolve) => (pressed = resolve))
    await page.route('**/api/inbox?*', async (route) => {
      await decided
      await route.continue()
    })
    await page.request.post(`/api/leads/${id}/accept`, {
      data: { by: 'anna' },
      headers: { 'Idempotency-Key': crypto.randomUUID() },
    })
    await page.keyboard.press('a')
    await page.getByText(`${name} is yours`).waitFor()
    pressed()
    await page.getByText('what you see now is how it stands', { exact: false }).waitFor({ timeout: 15_000 })
    await page.getByText('Nothing waits for you').waitFor()
    expect(mishaps).toEqual([])
  })
})
