import { describe, expect, test } from 'vitest'
import { expectAccessible } from './axe.ts'
import { playCast } from './cast.ts'
import { openBrowser, startProduct } from './product.ts'

const base = await startProduct()
await playCast(base, 20)
const visit = await openBrowser()

const targets = [
  'Account name,Website,Priority,Contact,Job title,Role',
  'Castellan Bank,castellan.example,A,Rolf Adler,Head of finance,Budget holder',
  'Ironbridge Steel,ironbridge.example,B,,,',
  'Nobody Yet AG,nobody-yet.example,C,,,',
  ',without-a-name.example,A,,,',
].join('\n')

describe('given a workspace without target accounts', () => {
  test('when a list is brought, then it is tried first, and what was refused says why', async () => {
    const { page, mishaps } = await visit(base)
    await page.goto('/accounts')
    await page.getByRole('heading', { name: 'No target accounts yet' }).waitFor()
    await expectAccessible(page, 'no accounts')
    await page.getByRole('button', { name: 'Add account' }).click()
    await page.getByRole('dialog', { name: 'Add account' }).waitFor()
    await page.getByRole('dialog').getByRole('button', { name: 'Add account' }).click()
    await expectAccessible(page, 'an account that lacks its company')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Import a list' }).click()
    await page.locator('input[type=file]').setInputFiles({
      name: 'targets.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(targets),
    })
    await page.getByText('No company is named.').waitFor()
    await expectAccessible(page, 'a list that was tried')
    await page.getByRole('button', { name: 'Take in 3 entries' }).click()
    const table = page.getByRole('table', { name: 'Target accounts' })
    await table.getByRole('link', { name: 'Castellan Bank' }).waitFor()
    expect(await table.getByRole('row').count()).toBe(4)
    await expectAccessible(page, 'target accounts')
    expect(mishaps).toEqual([])
    await page.context().close()
  })

  test('when many are given another tier, then what would change is shown before', async () => {
    const { page } = await visit(base)
    await page.goto('/accounts')
    await page.getByRole('checkbox', { name: 'Choose Nobody Yet AG' }).check()
    await page.getByRole('checkbox', { name: 'Choose Ironbridge Steel' }).check()
    await page.getByRole('button', { name: 'Change tier' }).click()
    await page.getByText('2 accounts would change:').waitFor()
    await page.getByRole('button', { name: 'Change 2 accounts' }).click()
    await page.getByText('2 accounts changed').waitFor()
    await page.context().close()
  })
})

describe('given an account that leads come from', () => {
  test('when the group is gathered by keyboard and hand, then the picture fills', async () => {
    const { page, mishaps } = await visit(base)
    await page.goto('/accounts')
    await page.getByRole('link', { name: 'Castellan Bank' }).waitFor()
    await page.keyboard.press('j')
    await page.locator('tr[data-here]').waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Buying group' }).waitFor()
    await page.getByText('Rolf Adler').waitFor()
    await page.getByRole('button', { name: 'Add decider' }).click()
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await page.getByText('2 of 5 roles known, 0 reached').waitFor()
    // what is half written stays, whatever changes about the account meanwhile
    await page.getByLabel('What', { exact: true }).fill('Call the head of finance')
    await page.getByLabel('Write a note').fill('They decide in autumn')
    await page.getByRole('button', { name: 'Add note' }).click()
    await page.getByText('They decide in autumn').last().waitFor()
    await page.getByText('Note added').waitFor()
    await page.getByRole('button', { name: 'Save step' }).click()
    await page.getByRole('button', { name: 'Done' }).waitFor()
    await page.getByText('Call the head of finance', { exact: true }).waitFor()
    await expectAccessible(page, 'one account')
    expect(mishaps).toEqual([])
    await page.context().close()
  })

  test('when tiers and roles are changed, then the list and the groups follow, and a tier in use stays', async () => {
    const { page, mishaps } = await visit(base)
    await page.goto('/accounts')
    await page.getByRole('button', { name: 'Tiers and roles' }).click()
    const drawer = page.getByRole('dialog', { name: 'Tiers and roles of target accounts' })
    const tier = (name: string) => drawer.getByRole('listitem', { name, exact: true })
    await tier('A').getByText('accounts').waitFor()
    expect(await tier('A').getByRole('button', { name: 'Take A away' }).count()).toBe(0)
    await drawer.getByRole('button', { name: 'Add a tier' }).click()
    await drawer.getByRole('button', { name: 'Save' }).click()
    await drawer.getByText('Every tier needs a name.').waitFor()
    await drawer.getByLabel('Name').last().fill('Strategic')
    await drawer.getByLabel('What it means').last().fill('The board knows them')
    for (let place = 3; place > 0; place--)
      await drawer.getByRole('button', { name: 'Move Strategic up' }).click()
    await drawer.getByLabel('Technical buyer').uncheck()
    await expectAccessible(page, 'tiers and roles')
    await drawer.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Tiers and roles saved').waitFor()
    await drawer.waitFor({ state: 'hidden' })
    const settings = (await (await page.request.get('/api/accounts/settings')).json()) as {
      tiers: { id: string }[]
      roles: string[]
    }
    expect(settings.tiers.map(({ id }) => id)).toEqual(['Strategic', 'A', 'B', 'C'])
    expect(settings.roles).not.toContain('technical')
    await page.getByRole('button', { name: /^Strategic/ }).waitFor()
    expect(mishaps).toEqual([])
    await page.context().close()
  })

  test('when it is left alone, then its page says so first, and taking it back can be undone', async () => {
    const { page, mishaps } = await visit(base)
    await page.goto('/suppressions')
    await page.getByRole('heading', { name: 'Nobody is on the list' }).waitFor()
    await page.getByRole('button', { name: 'Add entry' }).click()
    await page.getByLabel('E-mail, domain, phone number or company').fill('castellan.example')
    await page.getByLabel('Why').selectOption('competitor')
    await expectAccessible(page, 'an entry that is added')
    await page.getByRole('button', { name: 'Leave alone' }).click()
    await page.getByRole('cell', { name: /^castellan\.example/ }).waitFor()
    await expectAccessible(page, 'suppressions')
    await page.goto('/accounts?q=castellan')
    await page.getByRole('cell', { name: /Castellan Bank.*Competitor/ }).waitFor()
    await page.getByRole('link', { name: 'Castellan Bank' }).click()
    await page.getByRole('link', { name: 'See the entry' }).click()
    await page.getByRole('button', { name: 'Take castellan.example off the list' }).click()
    await page.getByText('castellan.example is off the list').waitFor()
    await page.getByRole('button', { name: 'Undo', exact: true }).click()
    await page.getByRole('cell', { name: /^castellan\.example/ }).waitFor()
    expect(mishaps).toEqual([])
    await page.context().close()
  })
})
