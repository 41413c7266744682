import { describe, expect, test } from 'vitest'
import { openBrowser, startProduct } from './product.ts'

const base = await startProduct()
const visit = await openBrowser()
const { page, mishaps } = await visit(base)

const file = [
  'First Name;Last Name;Email;Company;Lead Source',
  'Ada;Lovelace;ada.lovelace@engines.example;Analytical Engines;Trade fair',
  'Mary;Somerville;mary.somerville@spheres.example;Celestial Spheres;Referral',
  'Nobody;Unreachable;;Lost and Found;Trade fair',
  '',
].join('\r\n')

const figure = (name: string) =>
  page
    .locator('dl > div')
    .filter({ hasText: new RegExp(`^${name}`) })
    .locator('dd')
    .textContent()

describe('an import', () => {
  test('given a CSV file, when it is chosen, then its columns, their meaning and the first leads are shown', async () => {
    await page.goto('/imports')
    await page.getByText('No file was imported yet.').waitFor()
    await page.setInputFiles('input[type=file]', {
      name: 'fair.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(file),
    })
    await page.getByRole('heading', { name: 'Mapping' }).waitFor()
    const row = page
      .getByRole('region', { name: 'Columns' })
      .getByRole('row')
      .filter({ has: page.getByText('Lead Source', { exact: true }) })
    expect(await row.textContent()).toContain('source')
    await page
      .getByRole('region', { name: 'First leads as they will be read' })
      .getByText('ada.lovelace@engines.example')
      .waitFor()
  })

  test('given the preview, when run dry, then the figures are there and nothing was written', async () => {
    await page.getByRole('button', { name: 'Dry run' }).click()
    await page.getByText('This was a dry run').waitFor()
    expect([await figure('New leads'), await figure('Refused')]).toEqual(['2', '1'])
    const count = (await (await page.request.get('/api/leads')).json()) as { items: unknown[] }
    expect(count.items).toEqual([])
  })

  test('given the dry run, when started, then the leads are there and the refused row can be fetched', async () => {
    await page.getByRole('button', { name: 'Start import' }).click()
    await page.getByText('Every row is accounted for').waitFor()
    expect([await figure('Read'), await figure('New leads'), await figure('Refused')]).toEqual([
      '3',
      '2',
      '1',
    ])
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download refused rows' }).click(),
    ])
    const chunks: Buffer[] = []
    for await (const chunk of await download.createReadStream()) chunks.push(Buffer.from(chunk as Uint8Array))
    expect(Buffer.concat(chunks).toString()).toContain('Unreachable')
    await page.getByRole('button', { name: 'See the leads' }).click()
    await page.getByRole('link', { name: 'Ada Lovelace' }).waitFor()
    expect(mishaps).toEqual([])
  })
})
