import type { Page } from 'playwright-core'
import { afterAll, describe, expect, test } from 'vitest'
import { ADMIN, claimOnScreen, REP, signIn, startClaimable } from './claimed.ts'
import { openBrowser } from './product.ts'

const { base, claim } = await startClaimable()
const visit = await openBrowser()
const { page, mishaps } = await visit(base)
await claimOnScreen(page, claim)
const rep = await visit(base)
afterAll(() => expect([...mishaps, ...rep.mishaps]).toEqual([]))

describe('a colleague', () => {
  let link = ''

  test('given name, address and role, when an admin adds and invites, then the link is shown once', async () => {
    await page.getByRole('button', { name: 'Add person' }).first().click()
    await page.getByLabel('Name').fill(REP.name)
    await page.getByLabel('E-mail').fill(REP.email)
    await page.getByLabel('Role').selectOption('rep')
    await page.getByRole('button', { name: 'Add and invite' }).click()
    link = (await page
      .getByRole('group', { name: `Link for ${REP.name}` })
      .locator('code')
      .textContent())!
    expect(link).toContain('/invite/')
    await page.getByRole('button', { name: 'Done' }).click()
    await page
      .getByRole('row', { name: new RegExp(REP.name) })
      .getByText('Invited')
      .waitFor()
  })

  test('given a new link, when it is made, then the first one no longer works', async () => {
    await page.getByRole('button', { name: REP.name }).click()
    await page.getByRole('button', { name: 'Make a new link' }).click()
    const first = link
    link = (await page
      .getByRole('group', { name: `Link for ${REP.name}` })
      .locator('code')
      .textContent())!
    await rep.page.goto(first)
    await rep.page.getByRole('heading', { name: 'This link does not work any more' }).waitFor()
    await page.keyboard.press('Escape')
  })

  test('given the link, when a rep sets a password, then they are in and see what a rep may', async () => {
    await rep.page.goto(link)
    await rep.page.getByRole('heading', { name: `Welcome, ${REP.name}` }).waitFor()
    await rep.page.getByLabel('New password').fill(REP.password)
    await rep.page.getByRole('button', { name: 'Set password and sign in' }).click()
    await rep.page.getByRole('button', { name: `${REP.name} Sales rep` }).waitFor()
    const nav = rep.page.getByRole('navigation').first()
    await nav.getByRole('link', { name: 'Inbox' }).waitFor()
    expect(await nav.getByRole('link', { name: 'What if' }).count()).toBe(0)
    expect(await nav.getByRole('link', { name: 'Imports' }).count()).toBe(0)
    // not a page of a rep's day, and yet open to him
    await nav.getByRole('button', { name: 'All pages' }).click()
    expect(await nav.getByRole('link', { name: 'Imports' }).count()).toBe(0)
    await nav.getByRole('link', { name: 'People' }).click()
    await rep.page.getByRole('row', { name: new RegExp(REP.name) }).waitFor()
    expect(await rep.page.getByRole('button', { name: 'Add person' }).count()).toBe(0)
    expect(await rep.page.getByRole('switch', { name: `${REP.name} takes leads` }).isDisabled()).toBe(true)
    await rep.page.goto('/keys')
    await rep.page.getByText('needs the permission “admin”').waitFor()
  })

  test('given own hours and an absence, when the rep saves them, then everybody sees them', async () => {
    await rep.page.goto('/account')
    await rep.page.getByLabel('Time zone').selectOption('Europe/Berlin')
    await rep.page.getByLabel('Languages').fill('de, EN')
    await rep.page.getByRole('switch', { name: /Own hours/ }).click()
    await rep.page.getByLabel('Monday').fill('9-12:30, 13:30-17')
    await save(rep.page)
    await rep.page.getByText('A language is a tag').waitFor()
    await rep.page.getByLabel('Languages').fill('de, en')
    await save(rep.page)
    await rep.page.getByText('Saved').waitFor()
    await rep.page.getByRole('button', { name: 'Other days…' }).click()
    const today = new Date().toISOString().slice(0, 10)
    await rep.page.getByLabel('First day').fill(today)
    await rep.page.getByLabel('Last day').fill('2099-12-31')
    await rep.page.getByRole('button', { name: 'Add', exact: true }).click()
    await rep.page.getByRole('button', { name: /^Remove .*2099/ }).waitFor()
    await page.reload()
    await page
      .getByRole('row', { name: new RegExp(REP.name) })
      .getByText('away', { exact: true })
      .filter({ visible: true })
      .waitFor()
    const people = (await (await page.request.get('/api/people')).json()) as {
      items: { id: string; workingHours: object; languages: string[] }[]
    }
    expect(people.items.find((one) => one.id === 'rea.sund')).toMatchObject({
      languages: ['de', 'en'],
      workingHours: { mon: ['09:00-12:30', '13:30-17:00'], tue: ['09:00-17:00'] },
    })
  })

  test('given a colleague on holiday next week, when a manager presses that, then it is said, and taken back as fast', async () => {
    await page.goto('/people?open=ada.quill')
    const away = page.getByRole('region', { name: 'Absences' })
    const absences = async () => {
      const people = (await (await page.request.get('/api/people')).json()) as {
        items: { id: string; absences: { from: string; to: string }[] }[]
      }
      return people.items.find(({ id }) => id === 'ada.quill')!.absences
    }
    await away.getByRole('button', { name: 'Next week' }).click()
    await away.getByRole('button', { name: /^Remove/ }).waitFor()
    const [said] = await absences()
    expect(new Date(said!.from).getUTCDay()).toBe(1)
    expect((Date.parse(said!.to) - Date.parse(said!.from)) / 86_400_000).toBe(6)
    await page.getByRole('button', { name: 'Undo' }).click()
    await away.getByText('None planned').waitFor()
    expect(await absences()).toEqual([])
  })
})

/** What one says of one's own hours; preferences on the same page have a button of their own. */
async function save(page: Page): Promise<void> {
  const hours = page.locator('form').filter({ has: page.getByLabel('Time zone') })
  await hours.getByRole('button', { name: 'Save' }).click()
}

describe('a session', () => {
  test('given two, when all others are ended, then the other browser asks to sign in, and what was typed is still there', async () => {
    const second = await visit(base)
    await second.page.goto('/sign-in?to=/account')
    await signIn(second.page, REP)
    await rep.page.goto('/account')
    await rep.page.getByLabel('Languages').fill('de, en, fr')
    await second.page.getByText('this one').waitFor()
    await second.page.getByRole('button', { name: 'End all others' }).click()
    await second.page.getByText('Everywhere else you are signed out').waitFor()
    await second.page.context().close()
    await save(rep.page)
    const again = rep.page.getByRole('dialog', { name: 'Sign in again' })
    await again.getByLabel('Password', { exact: true }).fill(REP.password)
    expect(await again.getByLabel('E-mail').inputValue()).toBe(REP.email)
    await again.getByRole('button', { name: 'Sign in', exact: true }).click()
    await again.waitFor({ state: 'hidden' })
    expect(await rep.page.getByLabel('Languages').inputValue()).toBe('de, en, fr')
    await save(rep.page)
    await rep.page.getByText('Saved').waitFor()
  })

  test('given a session that ended, when a screen is opened, then it is the sign-in, and leads there', async () => {
    await page.request.patch('/api/people/rea.sund', { data: { role: 'sdr' } })
    await rep.page.goto('/inbox')
    await rep.page.waitForURL('**/sign-in?to=**')
    await signIn(rep.page, REP)
    await rep.page.waitForURL('**/inbox')
    await rep.page.getByRole('button', { name: `${REP.name} SDR` }).waitFor()
  })
})

describe('an API key', () => {
  test('given what it may, when it is made, then it is shown once and takes a lead in over HTTP', async () => {
    await page.goto('/keys')
    await page.getByRole('button', { name: 'New key' }).first().click()
    await page.getByLabel('Name').fill('Contact form')
    await page.getByRole('button', { name: 'Make the key' }).click()
    const key = (await page.getByRole('group', { name: 'Key “Contact form”' }).locator('code').textContent())!
    await page.getByRole('button', { name: 'I have kept it' }).click()
    expect(await page.getByText(key).count()).toBe(0)
    const ask = (path: string, body?: object) =>
      fetch(`${base}/api${path}`, {
        method: body ? 'POST' : 'GET',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        ...(body ? { body: JSON.stringify(body) } : {}),
      })
    expect((await ask('/leads', { email: 'greta@firm.example' })).status).toBe(201)
    expect((await ask('/leads')).status).toBe(403)
    await page.reload()
    const row = page.getByRole('row', { name: /Contact form/ })
    await row.getByRole('button', { name: 'Revoke Contact form' }).click()
    await row.getByRole('button', { name: 'Revoke it?' }).click()
    await row.getByText('Revoked').waitFor()
    expect((await ask('/leads', { email: 'late@firm.example' })).status).toBe(401)
  })
})

describe('somebody who leaves', () => {
  test('given a colleague, when they are marked as left, then they are signed out and sign in no more', async () => {
    await page.goto('/people?open=rea.sund')
    await page.getByRole('button', { name: 'Mark as left' }).click()
    await page.getByRole('button', { name: `${REP.name} has left` }).click()
    await page.getByText(`${REP.name} is marked as left`).waitFor()
    await rep.page.goto('/inbox')
    await rep.page.waitForURL('**/sign-in?to=**')
    await signIn(rep.page, REP)
    await rep.page.getByText('do not belong together').waitFor()
  })

  test('given failed tries, when there were many, then the wait is told in seconds', async () => {
    for (let i = 0; i < 7; i++) {
      await rep.page.request.post('/api/sign-in', { data: { email: ADMIN.email, password: `no ${i}` } })
    }
    await signIn(rep.page, { ...ADMIN, password: 'no' })
    await rep.page.getByText(/You can try again in \d+ s/).waitFor()
    expect(await rep.page.getByRole('button', { name: 'Sign in', exact: true }).isDisabled()).toBe(true)
  })
})
