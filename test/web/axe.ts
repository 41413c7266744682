import axe from 'axe-core'
import { expect } from 'vitest'
import type { Page } from 'playwright-core'

const WIDE = { width: 1440, height: 900 }
const NARROW = { width: 390, height: 844 }

/** What axe finds on the page as it stands, with the element and what to do. */
export async function violations(page: Page, only?: readonly string[]): Promise<string[]> {
  await page.evaluate(`window.axe === undefined && (() => { ${axe.source} })()`)
  return page.evaluate(async (rules) => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run({
      resultTypes: ['violations'],
      ...(rules && { runOnly: [...rules] }),
    })
    return violations.flatMap((one) =>
      one.nodes.map((node) => `${one.id}: ${node.target.join(' ')} ${node.failureSummary}`),
    )
  }, only)
}

/**
 * Wide and narrow, in light and in dark colours. Dark is asked for what colours can break only: the page's structure
 * is the same one, and a full run costs a second.
 */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  const schemes = [
    ['light', undefined],
    ['dark', ['color-contrast', 'link-in-text-block']],
  ] as const
  for (const size of [WIDE, NARROW]) {
    await page.setViewportSize(size)
    for (const [colorScheme, rules] of schemes) {
      await page.emulateMedia({ colorScheme })
      await page.locator(`html[data-mantine-color-scheme='${colorScheme}']`).waitFor({ state: 'attached' })
      await settled(page)
      const found = await violations(page, rules)
      expect(found, `${what} at ${size.width} px, ${colorScheme}`).toEqual([])
    }
  }
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize(WIDE)
}

/** Colours fade and drawers slide: what moves is neither there nor gone, and axe would measure in between. */
async function settled(page: Page): Promise<void> {
  await page.waitForTimeout(60)
  await page.evaluate(`Promise.race([
    Promise.allSettled(
      document.getAnimations()
        .filter(({ effect }) => effect.getTiming().iterations !== Infinity)
        .map(({ finished }) => finished),
    ),
    new Promise((resolve) => setTimeout(resolve, 1000)),
  ]).then(() => null)`)
}
