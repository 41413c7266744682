import { expect, test } from 'vitest'
import { expectAccessible } from './axe.ts'
import { playCast } from './cast.ts'
import { ADMIN, claimOnScreen, signIn, startClaimable } from './claimed.ts'
import { openBrowser } from './product.ts'

const { base, claim } = await startClaimable()
await playCast(base, 12)
const visit = await openBrowser()
const GERMAN = { locale: 'de-DE' }
const listed = (await (await fetch(`${base}/api/leads?limit=1`)).json()) as { items: { id: string }[] }
const lead = listed.items[0]!.id

const screens = [
  { path: '/sign-in', ready: 'Noch muss sich niemand anmelden', axe: true },
  { path: '/leads?sort=due', ready: 'Nächster Schritt', axe: true },
  { path: `/leads/${lead}`, ready: 'Erfasst', axe: true },
  { path: '/inbox', ready: 'Warum dieser Lead', axe: true },
  { path: '/agreement', ready: 'In Worten', axe: true },
  { path: '/agreement/versions', ready: 'Entwürfe' },
  { path: '/surveys', ready: 'Umfragen' },
  { path: '/imports', ready: 'Dateien wählen' },
  { path: '/people', ready: 'Person hinzufügen' },
  { path: '/submissions', ready: 'Abgelehnte Einsendungen' },
  { path: '/what-if', ready: 'Was wäre wenn' },
]

test.each(screens)(
  'given a browser that prefers German, when $path is opened, then it is German',
  async (of) => {
    const { page, mishaps } = await visit(base, GERMAN)
    const scripts: Promise<string>[] = []
    page.on('response', (response) => {
      if (response.url().endsWith('.js')) scripts.push(response.text().catch(() => ''))
    })
    await page.goto(of.path)
    await page.getByText(of.ready).first().waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('de')
    if (of.axe) await expectAccessible(page, of.path)
    const english = (await Promise.all(scripts)).filter((code) =>
      /Collapse sidebar|Next step overdue/.test(code),
    )
    expect(english, 'scripts with English words').toEqual([])

    await page.setViewportSize({ width: 360, height: 740 })
    await page.waitForTimeout(200)
    const width = await page.evaluate('document.documentElement.scrollWidth')
    expect(width, 'wider than a small phone').toBeLessThanOrEqual(360)
    expect(mishaps).toEqual([])
    await page.context().close()
  },
)

test('given an English browser, when somebody chooses German, then they have it there, and wherever they sign in', async () => {
  const { page } = await visit(base)
  await claimOnScreen(page, claim)
  await page.goto('/account')
  expect(await page.locator('html').getAttribute('lang')).toBe('en')
  await page.getByRole('combobox', { name: 'Language' }).selectOption('Deutsch')
  await page.getByRole('heading', { name: 'Wo Sie angemeldet sind' }).waitFor()
  expect(await page.locator('html').getAttribute('lang')).toBe('de')

  const other = await visit(base)
  await other.page.goto('/sign-in')
  await signIn(other.page, ADMIN)
  await other.page.getByRole('link', { name: 'Vereinbarung' }).first().waitFor()
  expect(await other.page.locator('html').getAttribute('lang')).toBe('de')
  expect([...other.mishaps]).toEqual([])
})

test('given the door, when another language is chosen there, then the door speaks it, and the next visit as well', async () => {
  const { page } = await visit(base, GERMAN)
  await page.goto('/sign-in')
  await page.getByRole('heading', { name: 'Bei Baton anmelden' }).waitFor()
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('heading', { name: 'Sign in to Baton' }).waitFor()
  await page.goto('/leads')
  await page.getByRole('heading', { name: 'Sign in to Baton' }).waitFor()
})
