import { describe, expect, test } from 'vitest'
import { expectAccessible } from './axe.ts'
import { playCast, post } from './cast.ts'
import { openBrowser, startProduct } from './product.ts'

const base = await startProduct()
await playCast(base, 0)
const callers = ['Ada Brandt', 'Bo Lindgren', 'Cleo Marin', 'Dora Petit', 'Emil Roth']
for (const name of callers) {
  const [firstName, lastName] = name.split(' ')
  await post(base, '/leads', {
    firstName,
    lastName,
    email: `${firstName!.toLowerCase()}@caller.example`,
    phone: '+49 30 5550100',
    company: `${lastName} Werke`,
    country: 'Germany',
    touch: 'contact_requested',
  })
}
const visit = await openBrowser()
const { page, mishaps } = await visit(base)
await page.addInitScript({ content: "localStorage.setItem('baton.person', 'theo')" })

interface Lead {
  id: string
  name: string
  stage: { id: string }
  nextStep: { what: string; due: string }
}

const inFocus = async () => (await page.getByRole('article').getAttribute('aria-label')) ?? ''
const asKept = async (name: string): Promise<Lead> => {
  const response = await page.request.get(`/api/leads?q=${encodeURIComponent(name)}`)
  return ((await response.json()) as { items: Lead[] }).items[0]!
}
/** An outcome goes out when nobody has taken it back for five seconds. */
const kept = { timeout: 15_000 }

describe('a lead developer’s morning, by keyboard only', () => {
  test('given five who asked for us, when the queue opens, then the latest stands first, with number, script and card', async () => {
    await page.goto('/queue')
    await page.getByRole('heading', { name: /Asked for us\s*5/ }).waitFor()
    expect(await inFocus()).toBe('Emil Roth')
    await page.getByRole('link', { name: '+49 30 5550100' }).waitFor()
    await page.getByText('Good morning Emil', { exact: false }).waitFor()
    await page.getByText('Qualification card').waitFor()
  })

  test('given the screen and what follows a call, when axe looks, then it finds nothing', async () => {
    await page.keyboard.press('2')
    await page.getByRole('form', { name: 'What comes next?' }).waitFor()
    await expectAccessible(page, 'the call screen')
    await page.keyboard.press('Escape')
  })

  test('given no answer, when 2 and Enter are pressed, then the cadence’s next step is set and the next lead is there', async () => {
    await page.keyboard.press('2')
    await page.getByText('Second call, at another hour').waitFor()
    await page.keyboard.press('Enter')
    await page.getByText('Emil Roth: no answer').waitFor()
    await expect.poll(inFocus).toBe('Dora Petit')
    await expect
      .poll(async () => (await asKept('Emil Roth')).nextStep.what, kept)
      .toBe('Second call, at another hour')
  })

  test('given an outcome that was a slip, when it is undone, then the lead is back and nothing was saved', async () => {
    await page.keyboard.press('3')
    await page.getByRole('form', { name: 'What comes next?' }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByText('Dora Petit: message left').waitFor()
    await page.getByRole('button', { name: 'Undo' }).last().press('Enter')
    await expect.poll(inFocus).toBe('Dora Petit')
    expect((await asKept('Dora Petit')).nextStep.what).toBe('Call and qualify')
  })

  test('given a talk, when 1 and Enter are pressed, then the lead is qualified and sales has it', async () => {
    await page.keyboard.press('1')
    await page.getByText('offered to sales', { exact: false }).waitFor()
    await page.keyboard.press('Enter')
    await expect.poll(inFocus).toBe('Cleo Marin')
    await expect.poll(async () => (await asKept('Dora Petit')).stage.id, kept).toBe('sales_ready')
  })

  test('given an answer on the card, when the field is left, then it is kept', async () => {
    const need = page.getByRole('textbox', { name: 'Need' })
    await need.focus()
    await page.keyboard.type('Two lines stand still')
    await page.keyboard.press('Tab')
    await page.getByText('1 of 5 answered').waitFor()
  })

  test('given a talk that ends in a meeting, when a free time is taken, then it stands among the meetings', async () => {
    await page.getByRole('link', { name: 'Cleo Marin' }).focus()
    await page.keyboard.press('1')
    await page.getByRole('radio', { name: 'Meeting' }).press('Space')
    await page.getByRole('combobox', { name: /Free times/ }).waitFor()
    await page.getByRole('button', { name: 'Save and next' }).press('Enter')
    await expect.poll(inFocus).toBe('Bo Lindgren')
    const meetings = async () => {
      const { items } = (await (await page.request.get('/api/meetings')).json()) as {
        items: { lead: Lead }[]
      }
      return items.map(({ lead }) => lead.name)
    }
    await expect.poll(meetings, kept).toEqual(['Cleo Marin'])
    await page.goto('/meetings')
    await page.getByRole('link', { name: 'Cleo Marin' }).waitFor()
    await page.getByRole('link', { name: 'Calendar file' }).waitFor()
    await expectAccessible(page, 'the meetings')
    for (const [button, dialog] of [
      ['Move…', /A new date/],
      ['Call off…', /Call the meeting off/],
    ] as const) {
      await page.getByRole('button', { name: button }).click()
      await page.getByRole('dialog', { name: dialog }).waitFor()
      await expectAccessible(page, `a meeting: ${button}`)
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
    }
    await page.getByRole('link', { name: 'CSV' }).first().waitFor()
    const file = await page.request.get('/api/meetings?format=csv')
    expect(await file.text()).toContain('Cleo Marin')
    // a queue has one page, and its file ends with it
    const { items } = (await (await page.request.get('/api/people')).json()) as { items: { id: string }[] }
    const queue = await page.request.get(`/api/queue?format=csv&person=${items[0]!.id}`)
    expect(await queue.text()).toContain('lead.id')
  })

  test('then nothing went wrong in the page', () => expect(mishaps).toEqual([]))
})
