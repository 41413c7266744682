import { readFile } from 'node:fs/promises'
import type { Locator, Page } from 'playwright-core'

/** What a click downloads, as text; bytes that are no text stay apart in it. */
export async function downloaded(page: Page, click: Locator): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), click.click()])
  return readFile(await download.path(), 'latin1')
}

/** Rows of a file without its head. */
export const rowsIn = (csv: string): number => csv.trim().split('\r\n').length - 1

/** The picture of a screen in both forms. */
export async function picturesOf(page: Page, button: Locator): Promise<{ svg: string; png: string }> {
  await button.click()
  const svg = await downloaded(page, page.getByRole('menuitem', { name: 'As SVG' }))
  await button.click()
  return { svg, png: await downloaded(page, page.getByRole('menuitem', { name: 'As PNG' })) }
}
