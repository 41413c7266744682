import { expect, test } from 'vitest'
import { openBrowser, startProduct } from './product.ts'

const base = await startProduct()
const visit = await openBrowser()

test('given two leads of one person, when somebody merges them and undoes it, then the page says each time how it stands', async () => {
  const { page } = await visit(base)
  const made = async (data: object): Promise<string> =>
    ((await (await page.request.post('/api/leads', { data })).json()) as { id: string }).id
  const stays = await made({ email: 'greta.olsen@vantor.example', firstName: 'Greta', lastName: 'Olsen' })
  const goes = await made({ phone: '+49 30 123456', firstName: 'G.', lastName: 'Olsen', title: 'COO' })

  await page.goto(`/leads/${stays}`)
  await page.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('menuitem', { name: 'Merge with…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: /G\. Olsen/ }).click()
  await dialog.getByRole('table').waitFor()
  await dialog.getByRole('button', { name: 'Merge', exact: true }).click()
  await page.getByRole('button', { name: 'Undo…' }).waitFor()

  await page.goto(`/leads/${goes}`)
  await page.getByText('is the same person as this one, and goes on here').waitFor()
  await page.getByRole('button', { name: 'Undo…' }).click()
  await dialog.getByRole('table').waitFor()
  await dialog.getByRole('button', { name: 'Undo the merge' }).click()
  await expect
    .poll(async () => ((await (await page.request.get(`/api/leads/${goes}`)).json()) as { id: string }).id, {
      timeout: 20_000,
    })
    .toBe(goes)
})
