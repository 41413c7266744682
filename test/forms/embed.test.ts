/** Forms in a real browser: built on the screen, on their own page, and on pages of others. */
import { describe, expect, test } from 'vitest'
import { expectAccessible, violations } from '../web/axe.ts'
import { openBrowser, startProduct } from '../web/product.ts'
import { contact } from './cast.ts'
import { foreignSite } from './sites.ts'

/** What the browser has and Node has not. */
interface Styles {
  getComputedStyle: (of: unknown) => { borderTopWidth: string }
}

const base = await startProduct()
const visit = await openBrowser()
const site = await foreignSite(base, 'contact')

async function api(path: string, body?: object): Promise<never> {
  const headers = { 'content-type': 'application/json' }
  const how = body ? { method: 'POST', headers, body: JSON.stringify(body) } : {}
  const answer = await fetch(`${base}/api${path}`, how)
  if (!answer.ok) throw new Error(await answer.text())
  return (await answer.json()) as never
}

async function leadNamed(email: string): Promise<{ name: string } | undefined> {
  for (let i = 0; i < 50; i++) {
    const { items } = (await api(`/leads?q=${encodeURIComponent(email)}`)) as { items: { name: string }[] }
    if (items[0]) return items[0]
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  return undefined
}

const made = (await api('/forms', { id: 'contact', document: { ...contact, origins: [site.origin] } })) as {
  revision: number
}
await api('/forms/contact/publish', { revision: made.revision })

describe('given a web site of several pages', () => {
  test('when somebody fills the form in there, then errors stand in place, a broken network loses nothing, and thanks follow', async () => {
    const { page, mishaps } = await visit(site.origin)
    await page.goto('/')
    await page.getByRole('link', { name: 'Contact' }).click()
    await page.getByLabel('E-mail', { exact: true }).waitFor()
    expect(await violations(page)).toEqual([])
    // the page's own style counts
    expect(
      await page
        .getByLabel('E-mail', { exact: true })
        .evaluate((input) => (globalThis as never as Styles).getComputedStyle(input).borderTopWidth),
    ).toBe('2px')
    await page.getByRole('button', { name: 'Send' }).click()
    expect(await page.evaluate('document.activeElement.name')).toBe('email')
    expect(await page.getByLabel('E-mail', { exact: true }).getAttribute('aria-invalid')).toBe('true')
    await page.getByText('Please fill this in.').first().waitFor()
    expect(await violations(page)).toEqual([])
    await page.getByLabel('E-mail', { exact: true }).fill('embedded@site.example')
    await page.getByLabel('Last name').fill('Embedded')
    await page.context().setOffline(true)
    await page.getByRole('button', { name: 'Send' }).click()
    await page.getByText('You seem to be offline').waitFor()
    expect(await page.getByLabel('Last name').inputValue()).toBe('Embedded')
    await page.context().setOffline(false)
    await page.getByRole('button', { name: 'Send' }).click()
    await page.getByText('Thank you, we will be in touch.').waitFor()
    expect(await page.evaluate('document.activeElement.className')).toBe('baton-thanks')
    expect(await leadNamed('embedded@site.example')).toMatchObject({ name: 'Embedded' })
    expect(mishaps).toEqual([])
    await page.context().close()
  })
})

describe('given a single-page app', () => {
  test('when it takes the element away and puts it back, then what was typed is there, and the app hears of the end', async () => {
    const { page, mishaps } = await visit(site.origin)
    await page.goto('/app')
    await page.getByRole('button', { name: 'Contact' }).click()
    await page.getByLabel('E-mail', { exact: true }).fill('spa@site.example')
    await page.getByLabel('Last name').fill('Spa')
    await page.getByRole('button', { name: 'Contact' }).click()
    await page.getByLabel('E-mail', { exact: true }).waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Contact' }).click()
    expect(await page.getByLabel('E-mail', { exact: true }).inputValue()).toBe('spa@site.example')
    await page.getByRole('button', { name: 'Send' }).click()
    await page.getByText('Thank you, we will be in touch.').waitFor()
    expect(await page.title()).toBe('sent contact')
    expect(await leadNamed('spa@site.example')).toBeDefined()
    expect(mishaps).toEqual([])
    await page.context().close()
  })

  test('when the site is not on the form’s list, then the link to its own page stays', async () => {
    const stranger = await foreignSite(base, 'contact')
    const { page } = await visit(stranger.origin)
    await page.goto('/contact')
    await page.waitForTimeout(500)
    expect(await page.getByRole('link', { name: 'The form' }).isVisible()).toBe(true)
    await page.context().close()
  })
})

describe('given the form’s own page', () => {
  test.each([true, false])(
    'when it is filled in (scripts: %s), then it works and can be read by all',
    async (javaScriptEnabled) => {
      const { page, mishaps } = await visit(base, { javaScriptEnabled })
      await page.goto('/f/contact')
      if (javaScriptEnabled) {
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme })
          expect(await violations(page)).toEqual([])
        }
      }
      await page.getByLabel('E-mail', { exact: true }).fill(`own-${String(javaScriptEnabled)}@page.example`)
      await page.getByLabel('Last name').fill('Own')
      await page.waitForTimeout(2_100)
      await page.getByRole('button', { name: 'Send' }).click()
      await page.getByText('Thank you, we will be in touch.').waitFor()
      expect(page.url()).toBe(`${base}/f/contact/thanks`)
      expect(await leadNamed(`own-${String(javaScriptEnabled)}@page.example`)).toBeDefined()
      expect(mishaps).toEqual([])
      await page.context().close()
    },
  )
})

describe('given marketing at the desk', () => {
  test('when a form is built, then it is saved as it grows, seen as visitors will, and published', async () => {
    const { page, mishaps } = await visit(base)
    await page.goto('/forms')
    await page.getByRole('link', { name: 'Contact', exact: true }).waitFor()
    await expectAccessible(page, 'forms')
    await page.getByRole('button', { name: 'New form' }).click()
    await page.getByLabel('Name').fill('Guide to machines')
    await page.getByRole('button', { name: 'Create form' }).click()
    await page.getByLabel('Title').fill('The guide')
    await page.getByLabel('What it asks').selectOption('timeline')
    await page.getByRole('button', { name: 'Add question' }).click()
    await page.getByRole('button', { name: 'Settings of “Time frame”' }).click()
    await page.getByLabel('People can agree to').selectOption('news')
    await page.getByText('Draft saved').waitFor()
    const preview = page.frameLocator('iframe')
    await preview.getByRole('heading', { name: 'The guide' }).waitFor()
    await preview.getByLabel('Time frame').waitFor()
    // a tip stands outside of the page's landmarks
    await page.mouse.move(0, 0)
    await page.getByRole('tooltip').waitFor({ state: 'detached' })
    await expectAccessible(page, 'a form that is built')
    await page.getByRole('button', { name: 'Publish' }).click()
    await page.getByText('Version 1 is what visitors see now').waitFor()
    await expectAccessible(page, 'a form that is published')
    await page.goto('/f/guide-to-machines')
    await page.getByRole('heading', { name: 'The guide' }).waitFor()
    expect(mishaps).toEqual([])
    await page.context().close()
  })
})
