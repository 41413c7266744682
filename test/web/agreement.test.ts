import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { playCast } from './cast.ts'
import { openBrowser, startProduct } from './product.ts'

const base = await startProduct()
await playCast(base, 10)
const visit = await openBrowser()
const starting = await readFile('agreements/default.yaml', 'utf8')

interface Life {
  version: number
  status: string
  hash: string
  signatures: { by: { id: string } }[]
}

const versions = async (): Promise<Life[]> =>
  ((await (await fetch(`${base}/api/agreements`)).json()) as { items: Life[] }).items

async function as(person: string) {
  const visitor = await visit(base)
  await visitor.page.addInitScript({ content: `localStorage.setItem('baton.person', '${person}')` })
  return visitor
}

async function draft(title: string, text?: string): Promise<{ id: string; hash: string; text: string }> {
  const response = await fetch(`${base}/api/agreements/drafts`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'Idempotency-Key': crypto.randomUUID(),
      'Baton-Person': 'mara',
    },
    body: JSON.stringify({ title, ...(text !== undefined && { text }) }),
  })
  return (await response.json()) as { id: string; hash: string; text: string }
}

async function becomes(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: /You are/ }).first().click() // prettier-ignore
  await page.getByRole('menuitem', { name }).click()
}

async function fileOf(page: Page, click: () => Promise<void>): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), click()])
  return readFile(await download.path(), 'utf8')
}

describe('an agreement from draft to law', () => {
  test('given a score limit moved with the builder, then words, diff and file follow, three people sign, and it is law', async () => {
    const { page, mishaps } = await as('mara')
    await page.goto('/agreement/versions')
    await page.getByRole('button', { name: 'New draft' }).click()
    await page.getByRole('navigation', { name: 'Pages of the agreement' }).waitFor()

    await page.goto(`${page.url()}?at=stages.inquiry.exits.1.when.2.if`)
    const limit = page.getByLabel('Value', { exact: true })
    expect(await limit.inputValue()).toBe('40')
    await limit.fill('35')
    await page.getByText('Holds if score is at least 35', { exact: true }).waitFor()
    await page
      .getByRole('complementary', { name: 'Beside the form' })
      .getByText('now holds if score is at least 35 instead of score is at least 40')
      .waitFor()

    // a new draft begins in two weeks; this one today, so that the law can be seen to change
    await page
      .getByRole('navigation', { name: 'Pages of the agreement' })
      .getByRole('button', { name: 'Name and dates' })
      .click()
    await page.getByLabel('In force from').fill(new Date().toISOString().slice(0, 10))
    await page.getByRole('complementary').getByText('is now in force from').first().waitFor()

    await page.getByRole('button', { name: 'Propose' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Propose' }).click()
    await page.getByRole('heading', { name: 'Before both sides' }).waitFor()
    const proposed = (await versions())[0]!
    expect(proposed).toMatchObject({ version: 2, status: 'proposed' })

    for (const [name, team] of [
      ['Mara Lindqvist', 'Marketing'],
      ['Theo Brandt', 'Lead generation'],
      ['Anna Kowalski', 'Sales'],
    ] as const) {
      await becomes(page, name)
      await page.getByRole('button', { name: `Sign for ${team}` }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByText(proposed.hash).waitFor()
      await dialog.getByText(`you bind ${team} to version 2`).waitFor()
      await dialog.getByRole('button', { name: `Sign for ${team}` }).click()
      await dialog.waitFor({ state: 'detached' })
    }
    await expect.poll(async () => (await versions())[0]!.status, { timeout: 15_000 }).toBe('in_force')
    const law = (await versions())[0]!
    expect(law.signatures.map(({ by }) => by.id).sort()).toEqual(['anna', 'mara', 'theo'])
    await page.goto('/agreement')
    const contract = page.getByRole('article')
    await contract.getByText(/Version 2, in force since/).waitFor()
    await contract.getByText('Scores at least 40: score is at least 35.').first().waitFor()
    expect(await contract.getByRole('region', { name: 'Signatures' }).innerText()).toContain('Theo Brandt')
    expect(mishaps).toEqual([])
  }, 90_000)
})

describe('the file', () => {
  test('given an uploaded file, when it is downloaded again, then not a byte differs', async () => {
    const { page } = await as('mara')
    await page.goto('/agreement/versions')
    const odd = `${starting.replace('version: 1', 'version:   9 # ours')}\n# the end, with spaces   \n`
    await page
      .getByLabel('Upload a file')
      .first()
      .setInputFiles({ name: 'ours.yaml', mimeType: 'application/yaml', buffer: Buffer.from(odd) })
    await page.getByLabel('Title of the draft').waitFor()
    expect(await page.getByLabel('Title of the draft').inputValue()).toBe('ours')
    await page.getByRole('button', { name: 'More', exact: true }).click()
    const text = await fileOf(page, () => page.getByRole('menuitem', { name: /Download/ }).click())
    expect(text).toBe(odd)
  })

  test('given a rule that was renamed in the form and undone, then the file is what it was', async () => {
    const { id, text } = await draft('Back and forth')
    const { page } = await as('mara')
    await page.goto(`/agreement/drafts/${id}?at=scoring.fit.rules.0.because`)
    await page.getByLabel('Because').fill('Signs')
    await page.getByRole('status').getByText('Not saved yet').waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('status').getByText('Saved', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'More', exact: true }).click()
    expect(await fileOf(page, () => page.getByRole('menuitem', { name: /Download/ }).click())).toBe(text)
  })
})

describe('what goes wrong', () => {
  test('given a fault in the text, then it stands at its field, in the list that leads there, and nothing can be proposed', async () => {
    const { id } = await draft('Faulty', starting.replace('version: 1', 'version: 9').replace('maxOffers: 3', 'maxOffers: 0')) // prettier-ignore
    const { page } = await as('mara')
    await page.goto(`/agreement/drafts/${id}`)
    await page.getByRole('button', { name: /must be at least 1/ }).click()
    await page.getByLabel('Offers at most').waitFor()
    expect(await page.getByLabel('Offers at most').getAttribute('aria-invalid')).toBe('true')
    expect(await page.getByRole('button', { name: 'Propose' }).isDisabled()).toBe(true)
    await page.getByLabel('Offers at most').fill('4')
    await page.getByRole('region', { name: /problem/ }).waitFor({ state: 'detached' })
    expect(await page.getByRole('button', { name: 'Propose' }).isDisabled()).toBe(false)
  })

  test('given somebody else saved first, then both changes are shown and theirs stays', async () => {
    const { id, hash, text } = await draft('Two at once')
    const { page } = await as('mara')
    await page.goto(`/agreement/drafts/${id}?part=fit`)
    await page.getByLabel('At most', { exact: true }).fill('45')
    await page.getByRole('status').getByText('Not saved yet').waitFor()
    const theirs = text.replace('halfLife: 21 days', 'halfLife: 28 days')
    await fetch(`${base}/api/agreements/drafts/${id}`, {
      method: 'PATCH',
      headers: { 'Content-Type': 'application/json', 'Baton-Person': 'theo' },
      body: JSON.stringify({ from: hash, text: theirs }),
    })
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('heading', { name: 'What Theo Brandt changed' }).waitFor()
    await dialog.getByText(/28 instead of 21 days/).waitFor()
    await dialog.getByText(/45 instead of 50 points/).waitFor()
    await dialog.getByRole('button', { name: 'Save mine as a draft of its own' }).click()
    await page.waitForURL((url) => !url.pathname.includes(id))
    const stored = (await (await fetch(`${base}/api/agreements/drafts/${id}`)).json()) as { text: string }
    expect(stored.text).toBe(theirs)
  })
})
