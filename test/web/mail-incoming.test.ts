import { afterAll, describe, expect, test } from 'vitest'
import { DOMAIN, mailServers } from '../support/mail-servers.ts'
import { expectAccessible } from './axe.ts'
import { playCast } from './cast.ts'
import { openBrowser, startProduct, type Visitor } from './product.ts'

const US = `us@${DOMAIN}`
const servers = await mailServers([US])
afterAll(() => servers.close())
process.env.IMAP_URL = servers.imapUrl(US)
process.env.SMTP_URL = servers.smtpUrl
const base = await startProduct()
// other files of this process start products of their own
delete process.env.IMAP_URL
delete process.env.SMTP_URL
await playCast(base, 4)
const open = await openBrowser()

/** Mara is in marketing. */
async function visit(path: string, options = {}): Promise<Visitor> {
  const visitor = await open(base, options)
  await visitor.page.addInitScript("localStorage.setItem('baton.person', 'mara')")
  await visitor.page.goto(path)
  return visitor
}

let n = 0
function mail(from: string, subject: string, text: string, more = ''): Promise<void> {
  const raw = `From: ${from}\r\nTo: ${US}\r\nSubject: ${subject}\r\nMessage-ID: <${++n}@there.example>\r\n${more}\r\n${text}\r\n`
  return servers.deliver({ from: 'somebody@there.example', to: US, raw })
}

describe('given a mailbox that nobody has written to', () => {
  test('when its page is opened, then it says where mails would come from; the settings say how it stands', async () => {
    const { page, mishaps } = await visit('/mail/incoming')
    await page.getByRole('heading', { name: 'No mail has come in yet' }).waitFor()
    await expectAccessible(page, 'no mails that came in')
    await page.getByRole('link', { name: 'See the mailbox' }).click()
    await page.getByText('The mailbox is watched').waitFor()
    await page.getByText(`${US} at 127.0.0.1, folder INBOX`).waitFor()
    expect(await page.content()).not.toContain('secret')
    await page.getByRole('button', { name: 'Check the mailbox' }).click()
    await page.getByText('The sign-in works. 0 mails in INBOX.').waitFor()
    await expectAccessible(page, 'the mailbox in the settings')
    expect(mishaps).toEqual([])
    await page.context().close()
  }, 240_000)
})

describe('given mails of all kinds', () => {
  test('when they come in, then each shows what was made of it and why, and can be told apart and looked into', async () => {
    const { page, mishaps } = await visit('/mail/incoming')
    await page.getByRole('heading', { name: 'No mail has come in yet' }).waitFor()
    const greta = await leadOf('Greta')
    await mail(`Greta Weber <${greta}>`, 'Re: Plant tour', 'Yes, let us talk on Thursday.')
    await mail(
      `Greta Weber <${greta}>`,
      'Out of office',
      'I am away until 3 May 2030.',
      'Auto-Submitted: auto-replied\r\n',
    )
    await mail('Nora Quist <nora@quist.example>', 'A question', 'What does it cost?')
    await mail('Offers <news@shop.example>', 'Half the price', 'Buy', 'Precedence: bulk\r\n')
    await servers.deliver({ from: '', to: US, raw: Buffer.from([0xff, 0x00, 0x0d, 0x0a, 0x0d, 0x0a, 0xfe]) })
    const ours = `From: ${US}\r\nSubject: News\r\nMessage-ID: <ours@${DOMAIN}>\r\n\r\nHello\r\n`
    await servers.deliver({ from: US, to: `nobody@${DOMAIN}`, raw: ours })
    // the page hears of them by itself
    await page.getByRole('button', { name: 'Nora Quist A question' }).waitFor()
    await page.getByText('It comes from a lead’s address').waitFor()
    await page.getByRole('table').getByText('Unreadable').waitFor()
    await page.getByText('Came back, for good').waitFor()
    expect(await page.getByRole('row').count()).toBe(7)
    await expectAccessible(page, 'mails that came in')

    await page.getByRole('button', { name: 'Somebody new', exact: true }).click()
    await page.getByRole('button', { name: 'Nora Quist A question' }).waitFor()
    await expect.poll(() => page.getByRole('row').count()).toBe(2)
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: 'CSV' }).click()
    expect((await download).suggestedFilename()).toBe('incoming.csv')
    await page.getByRole('button', { name: 'Clear filters' }).click()
    await page.getByRole('button', { name: 'Reported as spam', exact: true }).click()
    await page.getByRole('heading', { name: 'No mail fits' }).waitFor()
    await page.getByRole('button', { name: 'Clear filters' }).click()
    await page.getByLabel('Find a subject or an address…').fill('tour')
    await expect.poll(() => page.getByRole('row').count()).toBe(2)
    await page.getByRole('button', { name: 'Clear filters' }).click()

    await page.getByRole('button', { name: 'Nora Quist A question' }).click()
    const one = page.getByRole('dialog', { name: 'A question' })
    await one.getByText('What does it cost?').waitFor()
    await one.getByText('Nobody here knows the sender').waitFor()
    await expectAccessible(page, 'a mail that came in')
    await one.getByText('Headers', { exact: true }).click()
    await one.getByRole('rowheader', { name: 'message-id' }).waitFor()
    await one.getByText('Source', { exact: true }).click()
    await one.getByText('From: Nora Quist').waitFor()
    await one.getByRole('link', { name: 'Nora Quist' }).click()
    await page.waitForURL('**/leads/*')
    expect(mishaps).toEqual([])
    await page.context().close()
  }, 240_000)

  test('when somebody says that a person wrote what was taken for an absence, then it counts as an answer, until they take it back', async () => {
    const { page, mishaps } = await visit('/mail/incoming?kind=away')
    await page.getByRole('button', { name: /Out of office/ }).click()
    const one = page.getByRole('dialog', { name: 'Out of office' })
    await one.getByLabel('It was').selectOption({ label: 'an answer by a person' })
    await one.getByLabel('Why', { exact: true }).fill('She wrote it herself')
    await one.getByRole('button', { name: 'Say so' }).click()
    await one.getByText('Mara Lindqvist: Answer, not Away').waitFor()
    await one.getByText('She wrote it herself').waitFor()
    await expectAccessible(page, 'a mail that somebody judged')
    await page.getByRole('button', { name: 'Undo' }).click()
    await one.getByText('Mara Lindqvist: Away, not Answer').waitFor()
    await page.keyboard.press('Escape')
    await page
      .getByRole('row', { name: /Out of office/ })
      .getByText('by hand')
      .waitFor()
    expect(mishaps).toEqual([])
    await page.context().close()
  }, 240_000)

  test('when they are looked at on a phone, then nothing stands over the edge, in German neither', async () => {
    const german = { viewport: { width: 390, height: 844 }, locale: 'de-DE' }
    const { page, mishaps } = await visit('/mail/incoming', german)
    await page.getByRole('button', { name: /Nora Quist/ }).click()
    await page.getByText('Niemand hier kennt den Absender').first().waitFor()
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
    await page.goto('/mail')
    await page.getByText('Das Postfach wird gelesen').waitFor()
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
    expect(mishaps).toEqual([])
    await page.context().close()
  }, 240_000)

  test('when the list or the mail server fails, then it is said, with the reason', async () => {
    const { page } = await visit('/mail')
    await page.getByText('The mailbox is watched').waitFor()
    await servers.imap.stop()
    await page.getByText('The mailbox cannot be read').waitFor()
    await page
      .getByText('The mail server cannot be reached')
      .or(page.getByText('ended the connection'))
      .first()
      .waitFor()
    await page.getByRole('button', { name: 'Check the mailbox' }).click()
    await page
      .getByText(/ECONNREFUSED/)
      .first()
      .waitFor()
    await expectAccessible(page, 'a mailbox that cannot be read')
    await page.route('**/api/mail/incoming?*', (route) => route.fulfill({ status: 500, body: '{}' }))
    await page.goto('/mail/incoming')
    await page.getByText('The mails could not be loaded').waitFor()
    await expectAccessible(page, 'a list that fails')
    await page.context().close()
  }, 240_000)
})

async function leadOf(name: string): Promise<string> {
  const { items } = (await (await fetch(`${base}/api/leads?q=${name}`)).json()) as {
    items: { email: string }[]
  }
  return items[0]!.email
}
