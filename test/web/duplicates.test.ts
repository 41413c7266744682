import { expect, test } from 'vitest'
import { expectAccessible } from './axe.ts'
import { openBrowser, startProduct } from './product.ts'

const base = await startProduct()
const visit = await openBrowser()

test('given two pairs, when one is decided by key, then the next comes at once, and the decision can be taken back', async () => {
  const { page } = await visit(base)
  await page.goto('/duplicates')
  await page.getByText('Nobody is here twice').waitFor()
  const made = async (data: object): Promise<string> =>
    ((await (await page.request.post('/api/leads', { data })).json()) as { id: string }).id
  const greta = { firstName: 'Greta', lastName: 'Olsenbrook', company: 'Vantor Pumpen', country: 'DE' }
  const timo = { firstName: 'Timo', lastName: 'Wackernagel', company: 'Ostwerk Hydraulik', country: 'DE' }
  const stays = await made({ ...greta, email: 'greta.olsenbrook@vantor-pumpen.de' })
  const goes = await made({ ...greta, email: 'golsenbrook@posteo.de' })
  await made({ ...timo, email: 'timo.wackernagel@ostwerk-hydraulik.de' })
  await made({ ...timo, email: 't.wackernagel@posteo.de' })
  const counted = async (): Promise<number> =>
    ((await (await page.request.get('/api/duplicates/count')).json()) as { open: number }).open
  await expect.poll(counted, { timeout: 30_000 }).toBe(2)

  await page.goto('/duplicates')
  await page.getByRole('button', { name: /Same person/ }).waitFor()
  await page.getByText('speaks for it').first().waitFor()
  await expectAccessible(page, 'pairs to decide')
  await page.getByRole('button', { name: /Greta Olsenbrook/ }).click()
  await page.getByRole('heading', { name: 'Greta Olsenbrook' }).waitFor()
  await page.keyboard.press('y')
  await page.getByRole('heading', { name: 'Timo Wackernagel' }).waitFor()
  const idOf = async (id: string): Promise<string> =>
    ((await (await page.request.get(`/api/leads/${id}`)).json()) as { id: string }).id
  await expect.poll(() => idOf(goes), { timeout: 30_000 }).toBe(stays)

  await page.keyboard.press('n')
  await page.getByText('Nobody is here twice').waitFor()
  await page.goto('/duplicates?state=decided')
  await page.getByRole('button', { name: /Greta Olsenbrook/ }).click()
  await page.getByRole('button', { name: 'Take it back' }).click()
  await expect.poll(() => idOf(goes), { timeout: 30_000 }).toBe(goes)

  await page.goto(`/leads/${goes}`)
  await page.getByText('Might be the same as').waitFor()
})

test('given pairs, when thresholds are moved, then it is seen what that would do before it is saved, and who saved it', async () => {
  const { page } = await visit(base)
  await page.goto('/duplicates')
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Thresholds…' }).click()
  const dialog = page.getByRole('dialog', { name: 'What counts as the same, and what is asked' })
  const save = dialog.getByRole('button', { name: 'Save' })
  const waiting = (one: string) => dialog.getByRole('row', { name: one }).getByRole('cell').first()
  await waiting('The same').getByText('1', { exact: true }).waitFor()
  expect(await save.isDisabled()).toBe(true)
  await expectAccessible(page, 'thresholds')
  const same = dialog.getByRole('slider', { name: 'The same from' })
  await same.focus()
  await page.keyboard.press('End')
  await dialog.getByText('99%', { exact: true }).waitFor()
  expect(await waiting('Different').textContent()).toMatch(/^\d+$/)
  const asked = dialog.getByRole('slider', { name: 'Asked from' })
  await asked.focus()
  await page.keyboard.press('ArrowRight')
  await dialog.getByText('21%', { exact: true }).waitFor()
  await save.click()
  await page.getByText('Thresholds saved').waitFor()
  const set = await (await page.request.get('/api/duplicates/thresholds')).json()
  expect(set).toMatchObject({ inForce: { same: 0.99, ask: 0.21 } })
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Thresholds…' }).click()
  await dialog.getByText('Set by').waitFor()
})
