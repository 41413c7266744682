import { Secret, TOTP } from 'otpauth'
import { afterAll, describe, expect, test } from 'vitest'
import { ADMIN, claimOnScreen, signIn, signOut, startClaimable } from './claimed.ts'
import { openBrowser } from './product.ts'

const { base, claim } = await startClaimable()
const visit = await openBrowser()
const { page, mishaps } = await visit(base)
afterAll(() => expect(mishaps).toEqual([]))

describe('the first admin', () => {
  test('given nobody has claimed the workspace, when a screen opens, then it says that it is open, and how that ends', async () => {
    await page.goto('/leads')
    await page.getByText('Open to this machine').click()
    await page.getByText('npx baton admin link').waitFor()
    await page.getByRole('button', { name: /You are/ }).waitFor()
  })

  test('given a link that never was, when it opens, then it says so and how to get another', async () => {
    await page.goto('/claim/never-was')
    await page.getByRole('heading', { name: 'This link does not work any more' }).waitFor()
    await page.getByText('npx baton admin link').waitFor()
  })

  test('given the printed link, when a poor password is chosen, then the rule stands at the field and the link still works', async () => {
    await page.goto(claim)
    await page.getByText('At least 12 characters').waitFor()
    await page.getByLabel('Your name').fill(ADMIN.name)
    await page.getByLabel('E-mail').fill(ADMIN.email)
    await page.getByLabel('Password', { exact: true }).fill('password1234')
    await page.getByRole('button', { name: 'Claim this workspace' }).click()
    await page.getByText('is one of the common ones').waitFor()
    const kept = page
      .getByRole('list', { name: 'Your password' })
      .getByRole('listitem')
      .filter({ hasText: 'kept' })
    expect(await kept.allTextContents()).toEqual([
      expect.stringContaining('At least 12'),
      expect.stringContaining('Not your name'),
    ])
  })

  test('given the printed link, when name, address and password are given, then one is in as admin', async () => {
    const gone: string[] = []
    page.on('response', (response) => response.status() === 410 && gone.push(response.url()))
    await claimOnScreen(page, claim)
    expect(gone, 'the link that was just used is not asked for again').toEqual([])
    await page.getByRole('button', { name: 'Ada Quill Admin' }).waitFor()
    const session = (await (await page.request.get('/api/session')).json()) as { person: { role: string } }
    expect(session.person.role).toBe('admin')
  })

  test('given the link was used, when it opens again, then it opens nothing', async () => {
    const { page: other } = await visit(base)
    await other.goto(claim)
    await other.getByRole('heading', { name: 'This link does not work any more' }).waitFor()
    await other.context().close()
  })
})

describe('signing in', () => {
  test('given somebody signed out, when they go anywhere, then they sign in and arrive there', async () => {
    await signOut(page, ADMIN.name)
    await page.goto('/leads?sort=due')
    await page.waitForURL('**/sign-in?**')
    await signIn(page, { ...ADMIN, password: 'not it at all, sorry' })
    await page.getByText('do not belong together').waitFor()
    expect(await page.getByLabel('E-mail').inputValue()).toBe(ADMIN.email)
    await signIn(page, ADMIN)
    await page.waitForURL('**/leads?sort=due')
  })

  test('given an address of somebody else’s site, when it comes as the way back, then it is not followed', async () => {
    await page.goto('/sign-in?to=//elsewhere.example/')
    await page.waitForURL('**/workspace')
    expect(new URL(page.url()).origin).toBe(base)
  })

  test('given password managers, then the fields are named as those know them', async () => {
    const { page: other } = await visit(base)
    await other.goto('/sign-in')
    expect(await other.getByLabel('E-mail').getAttribute('autocomplete')).toBe('username')
    expect(await other.getByLabel('Password', { exact: true }).getAttribute('autocomplete')).toBe(
      'current-password',
    )
    await other.context().close()
  })
})

describe('a second factor', () => {
  let secret = ''
  let backup: string[] = []
  const code = (ahead = 0) =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + ahead })

  test('given a password, when the QR code is scanned and its code typed, then it is on and backup codes are shown once', async () => {
    await page.goto('/account')
    await page.getByRole('button', { name: 'Set up' }).click()
    await page.getByLabel('Confirm with your password').fill('wrong')
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByText('That is not your present password').waitFor()
    await page.getByLabel('Confirm with your password').fill(ADMIN.password)
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('img', { name: 'Scan this with your authenticator app' }).waitFor()
    secret = (await page
      .getByRole('group', { name: 'Or type this secret into it' })
      .locator('code')
      .textContent())!.replaceAll(' ', '')
    await page.getByLabel('Then type the six digits').fill('000000')
    await page.getByRole('button', { name: 'Turn on' }).click()
    await page.getByText('This code is not right').waitFor()
    // half a minute back is still taken, and leaves the present code for the next sign-in
    await page.getByLabel('Then type the six digits').fill(code(-30_000))
    await page.getByRole('button', { name: 'Turn on' }).click()
    const shown = page.getByRole('group', { name: 'Backup codes' }).locator('code')
    backup = (await shown.textContent())!.split('\n')
    expect(backup.length).toBeGreaterThanOrEqual(8)
    await page.getByRole('button', { name: 'I have kept them' }).click()
    await page.getByText('Sign-in asks for a code').waitFor()
    expect(await shown.count()).toBe(0)
  })

  test('given it is on, when somebody signs in, then the password alone opens nothing and the code does', async () => {
    await signOut(page, ADMIN.name)
    await signIn(page, ADMIN)
    await page.getByLabel('Code from your authenticator app').fill('123456')
    await page.getByText('This code is not right').waitFor()
    expect((await page.request.get('/api/people')).status()).toBe(401)
    await page.getByLabel('Code from your authenticator app').fill(code())
    await page.waitForURL('**/workspace')
  })

  test('given the phone is lost, when a backup code is typed, then one is in', async () => {
    await signOut(page, ADMIN.name)
    await signIn(page, ADMIN)
    await page.getByRole('button', { name: 'Use a backup code instead' }).click()
    await page.getByLabel('Backup code').fill(backup[0]!)
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.waitForURL('**/workspace')
  })
})

describe('a passkey', () => {
  test('given a device that knows its owner, when a passkey is made and used, then it signs in without password or code', async () => {
    const devtools = await page.context().newCDPSession(page)
    await devtools.send('WebAuthn.enable')
    await devtools.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    })
    await page.goto('/account')
    await page.getByRole('button', { name: 'Add a passkey' }).click()
    await page.getByLabel('Name of this passkey').fill('Work laptop')
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('listitem').filter({ hasText: 'Work laptop' }).waitFor()
    await signOut(page, ADMIN.name)
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await page.waitForURL('**/workspace')
  })

  test('given it was removed, when it is used, then it opens nothing and the password still does', async () => {
    await page.goto('/account')
    await page.getByRole('button', { name: 'Remove Work laptop' }).click()
    await page.getByRole('button', { name: 'Remove it?' }).click()
    await page.getByText('You have none yet').waitFor()
    await signOut(page, ADMIN.name)
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await page.getByRole('alert').waitFor()
    expect(new URL(page.url()).pathname).toBe('/sign-in')
  })
})
