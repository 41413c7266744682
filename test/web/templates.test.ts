import { describe, expect, test } from 'vitest'
import { expectAccessible } from './axe.ts'
import { playCast } from './cast.ts'
import { openBrowser, startProduct, type Visitor } from './product.ts'

process.env.SMTP_URL = 'catcher:'
const base = await startProduct()
await playCast(base, 4)
const open = await openBrowser()

/** Mara is in marketing. */
async function visit(): Promise<Visitor> {
  const visitor = await open(base)
  await visitor.page.goto('/templates')
  await visitor.page.evaluate("localStorage.setItem('baton.person', 'mara')")
  return visitor
}

const HOSTILE = '<script>document.title="owned"; parent.document.title="owned"</script><p>hostile</p>'

describe('given a workspace without templates', () => {
  test('when one is written, then it is seen as a lead gets it, what is wrong is told by line, and it is saved', async () => {
    const evil = {
      firstName: '<b onclick=x>Eve</b>',
      lastName: 'Hook',
      email: 'eve@evil.example',
      source: 'Web site',
    }
    await fetch(`${base}/api/leads`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(evil),
    })
    const { page, mishaps } = await visit()
    await page.reload()
    await page.getByRole('heading', { name: 'No template yet' }).waitFor()
    await expectAccessible(page, 'no templates')
    await page.getByRole('button', { name: 'New template' }).click()
    const form = page.getByRole('dialog', { name: 'New template' })
    await form.getByRole('textbox', { name: /^Name/ }).fill('Wélcome, part 1')
    expect(await form.getByRole('textbox', { name: /^Id/ }).inputValue()).toBe('welcome_part_1')
    await form.getByRole('textbox', { name: /^Id/ }).fill('welcome')
    await expectAccessible(page, 'a new template')
    await page.getByRole('button', { name: 'Create' }).click()
    const mail = page.frameLocator('iframe[title="The mail as readers see it"]')
    await mail.getByText('Hello Ada,').waitFor()
    await expectAccessible(page, 'the editor')

    const text = page.getByRole('textbox', { name: /^Text/ })
    await text.fill('Dear {{ lead.firstName }},\n\n{{ lead.shoe_size }}')
    await page.getByText('There is no variable lead.shoe_size').waitFor()
    expect(await page.getByRole('button', { name: 'Save as version 2' }).isDisabled()).toBe(true)
    await expectAccessible(page, 'a template with a problem')
    await page.getByRole('button', { name: 'Line 3' }).click()
    expect(await page.evaluate('getSelection().toString()')).toBe('{{ lead.shoe_size }}')

    await text.fill('Dear {{ lead.firstName }},\n\n**[Read on](https://www.example.com)**')
    await page.getByLabel('Find a lead…').fill('eve@evil')
    const choice = page.getByLabel('As it goes to')
    await choice.locator('option', { hasText: 'Hook' }).waitFor({ state: 'attached' })
    await choice.selectOption({ index: 1 })
    await mail.getByText('Dear <b onclick=x>Eve</b>,').waitFor()
    await page.getByText('Phone').click()
    await expectAccessible(page, 'the preview on a phone')
    await page.getByText('Plain text').click()
    await page.getByText('Read on:').waitFor()

    // what is not saved is still there after the page was left
    await page.reload()
    await page.getByText('Not saved yet; this browser keeps it').waitFor()
    await page.getByRole('button', { name: 'Save as version 2' }).click()
    await page.getByText('Version 2 is saved.').waitFor()
    await page.getByRole('button', { name: 'Versions' }).click()
    await page.getByRole('dialog', { name: 'Versions' }).getByText('Now in use').waitFor()
    await expectAccessible(page, 'the versions')
    expect(mishaps).toEqual([])
    await page.context().close()
  }, 240_000)

  test('when it is mailed to oneself, then it is caught here, and nothing in it can run', async () => {
    const { page, mishaps } = await visit()
    await page.goto('/mail/caught')
    await page.getByText('Nothing leaves this machine').waitFor()
    await page.goto('/templates/welcome')
    await page.getByRole('button', { name: 'Mail it to me' }).click()
    await page.getByText('On its way to mara@lumen.example').waitFor()
    await page.goto('/mail/caught')
    const mail = page.frameLocator('iframe[title="The mail as its reader sees it"]')
    await mail.getByText('Ada,').waitFor()
    await expectAccessible(page, 'a caught mail')
    await page.getByText('Headers', { exact: true }).click()
    await page.getByRole('rowheader', { name: 'Message-ID' }).waitFor()
    await expectAccessible(page, 'the headers of a caught mail')
    await page.getByText('Source', { exact: true }).click()
    await page.getByText('MIME-Version: 1.0').waitFor()
    expect(mishaps).toEqual([])

    // each of the two locks alone: the frame's sandbox, and what the answer's headers forbid
    await page.route('**/html', (route) => route.fulfill({ contentType: 'text/html', body: HOSTILE }))
    await page.reload()
    await mail.getByText('hostile').waitFor()
    expect(await page.title()).not.toContain('owned')
    await page.unroute('**/html')
    await page.route('**/html', async (route) =>
      route.fulfill({ response: await route.fetch(), body: HOSTILE }),
    )
    const { items } = (await (await fetch(`${base}/api/mail/caught`)).json()) as { items: { id: string }[] }
    await page.goto(`/api/mail/caught/${items[0]!.id}/html`)
    await page.getByText('hostile').waitFor()
    expect(await page.title()).not.toContain('owned')
    await page.context().close()
  }, 240_000)
})

describe('given the settings of sending', () => {
  test('when the sender is changed, a key made and mails rest, then the page says so', async () => {
    const { page, mishaps } = await visit()
    await page.goto('/mail')
    await page.getByText('Mails leave for the catcher on this machine').waitFor()
    // the product's own mails have a sender too
    const sender = page
      .getByRole('heading', { name: 'Who writes', exact: true })
      .locator('xpath=ancestor::section[1]')
    await sender.getByLabel('Name', { exact: true }).fill('Mara of Lumen')
    await sender.getByLabel('Address', { exact: true }).fill('no address')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('is no address').waitFor()
    await expectAccessible(page, 'an address that is none')
    await sender.getByLabel('Address', { exact: true }).fill('mara@lumen.example')
    await page.getByLabel('Postal address').fill('Lumen AG\nSeeweg 1')
    await page.getByRole('switch', { name: 'Warm up a new domain' }).click()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('The settings are saved.').waitFor()
    await page.getByRole('button', { name: 'Make a key' }).click()
    await page.getByText('Enter this TXT record').waitFor()
    await page.getByRole('button', { name: 'Let mails rest' }).click()
    await page.getByText('Nothing leaves: mails of programmes rest').waitFor()
    await expectAccessible(page, 'the settings of sending')
    await page.getByRole('button', { name: 'Let mails leave again' }).click()
    await page.getByText('Mails of programmes leave again').waitFor()
    await page
      .getByRole('link', { name: /Refused$/ })
      .last()
      .click()
    await page.getByRole('heading', { name: 'No mail fits' }).waitFor()
    await page.getByRole('button', { name: 'Clear filters' }).click()
    await page.getByRole('heading', { name: 'No mail yet' }).waitFor()
    await expectAccessible(page, 'the log without mails')
    expect(mishaps).toEqual([])
    await page.context().close()
  }, 240_000)
})
