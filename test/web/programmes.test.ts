import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { expectAccessible } from './axe.ts'
import { openBrowser, startProduct } from './product.ts'

const base = await startProduct()
const visit = await openBrowser()

async function tell<Answer>(path: string, body: unknown): Promise<Answer> {
  const answer = await fetch(`${base}/api${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(await answer.text())
  return (await answer.json()) as Answer
}

await tell('/templates', {
  id: 'hello',
  name: 'Hello',
  language: 'en',
  subject: 'A word of welcome',
  preview: '',
  body: 'Good to have you here.',
})

const card = (page: Page, name: string) => page.locator('[data-does]', { has: page.getByText(name) }).last()
const step = (page: Page, name: string) => page.locator('button[data-step]', { hasText: name }).first()
const add = async (page: Page, after: string, what: string) => {
  await page.getByRole('button', { name: `Add a step after ${after}`, exact: true }).click()
  await page.getByRole('menuitem', { name: what }).click()
}
const saved = (page: Page) => page.getByText('Saved', { exact: true }).waitFor()

// many screens, each looked at by axe in both colours and widths
describe('given a workspace without programmes', { timeout: 300_000 }, () => {
  test('when one is drawn, published and started, then a lead goes through it before our eyes', async () => {
    const { page, mishaps } = await visit(base)
    await page.goto('/programmes')
    await page.getByRole('heading', { name: 'No programme yet' }).waitFor()
    await expectAccessible(page, 'no programmes')
    await page.getByRole('button', { name: /^New programme/ }).click()

    // what is missing stands where it is missing
    await card(page, 'First mail').getByText('Choose a template').last().waitFor()
    await page.getByRole('button', { name: /^First mail/ }).click()
    await expectAccessible(page, 'a draft with the panel of a mail')
    await page.getByLabel('Template', { exact: true }).selectOption('hello')
    await page.getByText('A word of welcome').waitFor()

    await add(page, 'Who comes in', 'Give somebody a task')
    await page.getByLabel('Name', { exact: true }).fill('Call them')
    await add(page, 'Call them', 'Branch by what they did')
    await page.getByRole('button', { name: 'Add a way' }).click()
    await page.getByLabel('Open when').last().selectOption('if')
    await page.getByText('Holds if').waitFor()
    await expectAccessible(page, 'a branch with a condition')

    await page.getByRole('button', { name: /^Who comes in/ }).click()
    await page.getByLabel('Inquiry').check()
    await page.getByLabel('Held out, percent').fill('0')
    await page.getByLabel('Name', { exact: true }).fill('First steps')
    await page.getByText('Nothing is missing').waitFor()
    await saved(page)
    await expectAccessible(page, 'the entry of a programme')

    await page.getByRole('button', { name: 'Publish…' }).click()
    await page.getByText('This is the first version').waitFor()
    await expectAccessible(page, 'publishing')
    await page.getByRole('button', { name: 'Publish', exact: true }).click()
    await page.getByText('Version 1 is published').waitFor()
    await page.getByText('Running', { exact: true }).waitFor()

    // a turn lies five seconds ahead, so that every process knows of it
    await page.waitForTimeout(6_000)
    await tell('/leads', {
      email: 'greta@nordwind.example',
      firstName: 'Greta',
      lastName: 'Weber',
      consent: { email: true },
    })
    const through = page.getByRole('button', { name: 'Call them: 1 came through, show them' })
    await through.waitFor()
    await through.click()
    await page.getByRole('dialog').getByText('Greta Weber').waitFor()
    await expectAccessible(page, 'the people behind a number')
    await page
      .getByRole('dialog')
      .getByRole('link', { name: /Greta Weber/ })
      .click()

    await page.getByRole('heading', { name: 'Programmes' }).waitFor()
    await expectAccessible(page, 'a lead in a programme')
    await page.getByRole('button', { name: 'Done', exact: true }).click()
    await page.getByText('Done: Call them').first().waitFor()
    await page.getByRole('button', { name: 'Take out' }).click()
    await page.getByText('Stopped by hand').first().waitFor()
    expect(mishaps).toEqual([])
    await page.context().close()
  })

  test('when what runs is edited, then what changes is said, and people finish on theirs', async () => {
    const { page, mishaps } = await visit(base)
    await page.goto('/programmes')
    await page.getByRole('link', { name: 'First steps' }).waitFor()
    await expectAccessible(page, 'the list of programmes')
    await page.getByRole('link', { name: 'First steps' }).click()
    await page.getByRole('button', { name: 'Edit', exact: true }).click()

    // removed and brought back, moved by keys alone
    await step(page, 'Call them').click()
    await page.getByRole('button', { name: 'Remove', exact: true }).click()
    await page.getByText('1 step removed').waitFor()
    await page.keyboard.press('Control+z')
    await step(page, 'Call them').click()
    await page.getByRole('button', { name: 'Move', exact: true }).click()
    await page.getByText('Where should “Call them” stand?').waitFor()
    await expectAccessible(page, 'a step that is being moved')
    const places = page.getByRole('button', { name: /^Put it here/ })
    await places.last().focus()
    await page.keyboard.press('Enter')
    await saved(page)

    await page.getByRole('button', { name: 'Publish…' }).click()
    await page.getByText('Goes on elsewhere: Call them').waitFor()
    await page.getByText('Who is taken in from now on comes into version 2.').waitFor()
    await page.getByRole('button', { name: 'Publish', exact: true }).click()
    await page.getByText('Version 2 is published').waitFor()
    expect(mishaps).toEqual([])
    await page.context().close()
  })

  test('when two people draw at one draft, then the second is asked whose it shall be', async () => {
    const first = await visit(base)
    const second = await visit(base)
    for (const { page } of [first, second]) {
      await page.goto('/programmes/new_programme?of=draft')
      await step(page, 'Call them').waitFor()
    }
    const rename = async ({ page }: typeof first, name: string) => {
      await page.getByRole('button', { name: /^Who comes in/ }).click()
      await page.getByLabel('Name', { exact: true }).fill(name)
    }
    await rename(first, 'Steps of the first')
    await saved(first.page)
    await rename(second, 'Steps of the second')
    await second.page.getByText('Somebody else saved this draft in the meantime.').waitFor()
    await expectAccessible(second.page, 'a race for a draft')
    await second.page.getByRole('button', { name: 'Take theirs' }).click()
    await expect
      .poll(() => second.page.getByLabel('Name', { exact: true }).inputValue())
      .toBe('Steps of the first')
    await first.page.context().close()
    await second.page.context().close()
  })

  test('when it is looked at on a phone, then it is a list, and the rules of mails are a form', async () => {
    const { page, mishaps } = await visit(base, { viewport: { width: 390, height: 844 } })
    await page.goto('/programmes/new_programme')
    await step(page, 'Call them').waitFor()
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
    expect(await page.locator('svg path[d^="M 1"]').count()).toBe(0)
    await page.goto('/programmes?open=rules')
    await page.getByLabel('Mails to one person, at most').fill('0')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByRole('dialog').locator('[aria-invalid="true"]').waitFor()
    await expectAccessible(page, 'the rules of mails, with one that is refused')
    await page.getByLabel('Mails to one person, at most').fill('3')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('Mails leave by the new rules').waitFor()
    expect(mishaps).toEqual([])
    await page.context().close()
  })

  test('when it is ended, then it is said how many leave, and it stands as ended', async () => {
    const { page } = await visit(base)
    await page.goto('/programmes/new_programme')
    await page.getByRole('button', { name: 'More', exact: true }).last().click()
    await page.getByRole('menuitem', { name: 'End for everybody…' }).click()
    await expectAccessible(page, 'ending a programme')
    await page.getByRole('button', { name: 'End it' }).click()
    await page.getByText('Ended', { exact: true }).waitFor()
    await page.goto('/programmes/nothing_of_that_name')
    await page.getByRole('heading', { name: 'There is no such programme' }).waitFor()
    await page.context().close()
  })
})
