import { expect, test } from 'vitest'
import { expectAccessible } from './axe.ts'
import { ADMIN, claimOnScreen, signIn, startClaimable } from './claimed.ts'
import { openBrowser } from './product.ts'

const { base, claim } = await startClaimable()
const visit = await openBrowser()
const open = await visit(base)
await open.page.goto(claim)
await open.page.getByLabel('Your name').waitFor()
const claiming = open.page
const admin = await visit(base)
// before it is claimed, so that the claim's own screen can be looked at as well
test('given the claim’s screen, then axe finds no violation', async () => {
  await expectAccessible(claiming, '/claim')
  await claiming.goto('/leads')
  await claiming.getByText('Open to this machine').click()
  await claiming.getByText('npx baton admin link').waitFor()
  await expectAccessible(claiming, 'the line of an open workspace')
  await claiming.goto('/sign-in')
  await claiming.getByText('Nobody has to sign in yet').waitFor()
  await expectAccessible(claiming, '/sign-in of an open workspace')
  await claimOnScreen(admin.page, claim)
  for (const [id, name] of [
    ['rea', 'Rea Sund'],
    ['theo', 'Theo Brandt'],
  ]) {
    const email = `${id}@lumen.example`
    await admin.page.request.post('/api/people', { data: { id, name, email, role: 'rep' } })
  }
  await admin.page.request.post('/api/keys', { data: { name: 'Contact form', scopes: ['capture'] } })
})

const inside = [
  { name: 'people', path: '/people', ready: 'Theo Brandt' },
  { name: 'a person', path: '/people?open=rea', ready: 'Make an invitation link' },
  { name: 'adding a person', path: '/people?add=person', ready: 'Needed to invite them' },
  { name: 'keys', path: '/keys', ready: 'Contact form' },
  { name: 'a new key', path: '/keys', ready: 'Contact form', press: 'New key' },
  { name: 'the account', path: '/account', ready: 'this one' },
  { name: 'own hours', path: '/account', ready: 'this one', press: 'Other days…' },
  { name: 'a new password', path: '/account', ready: 'this one', press: 'Change password' },
]

test.each(inside)('given $name, then axe finds no violation', async (screen) => {
  const state = await admin.page.context().storageState()
  const { page, mishaps } = await visit(base, { storageState: state })
  await page.goto(screen.path)
  await page.getByText(screen.ready).first().waitFor()
  if (screen.press) await page.getByRole('button', { name: screen.press }).first().click()
  await expectAccessible(page, screen.name)
  expect(mishaps).toEqual([])
  await page.context().close()
})

test('given the doors, then axe finds no violation, refused or not', async () => {
  const { page, mishaps } = await visit(base)
  await page.goto('/people')
  await page.waitForURL('**/sign-in?**')
  await expectAccessible(page, '/sign-in')
  await signIn(page, { ...ADMIN, password: 'not it at all, sorry' })
  await page.getByRole('alert').waitFor()
  await expectAccessible(page, '/sign-in, refused')
  const made = await admin.page.request.post('/api/people/rea/invite', { data: {} })
  await page.goto(((await made.json()) as { url: string }).url)
  await page.getByLabel('New password').waitFor()
  await expectAccessible(page, '/invite')
  await page.goto('/invite/none')
  await page.getByText('does not work any more').waitFor()
  await expectAccessible(page, '/invite, over')
  expect(mishaps).toEqual([])
  await page.context().close()
})
