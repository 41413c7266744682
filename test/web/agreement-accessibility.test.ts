import axe from 'axe-core'
import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { playCast } from './cast.ts'
import { openBrowser, startProduct } from './product.ts'

const base = await startProduct()
await playCast(base, 10)
const visit = await openBrowser()
const starting = await readFile('agreements/default.yaml', 'utf8')

async function post(path: string, body: unknown): Promise<{ id: string; hash: string }> {
  const response = await fetch(`${base}/api/agreements/${path}`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'Idempotency-Key': crypto.randomUUID(),
      'Baton-Person': 'mara',
    },
    body: JSON.stringify(body),
  })
  return (await response.json()) as { id: string; hash: string }
}

const first = await post('drafts', { title: 'To be proposed' })
await post(`drafts/${first.id}/propose`, { from: first.hash })
const { id } = await post('drafts', { title: 'In work' })
const { id: faulty } = await post('drafts', {
  title: 'With faults',
  text: starting.replace('maxOffers: 3', 'maxOffers: 0'),
})

const screens = [
  { name: 'the contract', path: '/agreement', ready: 'Disqualifying a lead' },
  { name: 'a proposal', path: '/agreement?version=2', ready: 'Sign for Marketing' },
  { name: 'what a proposal changes', path: '/agreement?version=2&tab=changes', ready: 'now in force from' },
  { name: 'the history', path: '/agreement?version=2&tab=history', ready: 'Mara Lindqvist' },
  { name: 'the file', path: '/agreement?tab=yaml', ready: 'halfLife' },
  { name: 'the versions', path: '/agreement/versions', ready: 'Before both sides' },
  { name: 'two set side by side', path: `/agreement/compare?from=version:1&to=draft:${id}`, ready: '1 change' },
  { name: 'a draft', path: `/agreement/drafts/${id}`, ready: 'To be reviewed by' },
  { name: 'fields', path: `/agreement/drafts/${id}?part=fields`, ready: 'Job title' },
  { name: 'a condition', path: `/agreement/drafts/${id}?at=scoring.fit.rules.1.when`, ready: 'Holds if' },
  { name: 'a stage', path: `/agreement/drafts/${id}?part=stage:sales_ready`, ready: 'Offers at most' },
  { name: 'targets', path: `/agreement/drafts/${id}?part=targets`, ready: 'Contribution of each' },
  { name: 'the text', path: `/agreement/drafts/${id}?part=yaml`, ready: 'The same text' },
  { name: 'a draft with faults', path: `/agreement/drafts/${faulty}?part=stage:sales_ready`, ready: 'must be at least 1' },
] // prettier-ignore

describe.each(['light', 'dark'] as const)('in %s colours', (colorScheme) => {
  test.each(screens)(
    'given $name, then axe finds no violation, wide or narrow',
    async ({ path, ready }) => {
      const { page, mishaps } = await visit(base, { colorScheme })
      await page.addInitScript({ content: "localStorage.setItem('baton.person', 'mara')" })
      await page.goto(path)
      await page.getByText(ready).first().waitFor()
      for (const size of [
        { width: 1440, height: 900 },
        { width: 390, height: 844 },
      ]) {
        await page.setViewportSize(size)
        await page.waitForTimeout(250)
        await page.evaluate(axe.source)
        const found = await page.evaluate(async () => {
          const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run()
          return violations.flatMap((one) =>
            one.nodes.map((node) => `${one.id}: ${node.target.join(' ')} ${node.failureSummary}`),
          )
        })
        expect(found, `${path} at ${size.width} px`).toEqual([])
      }
      expect(mishaps).toEqual([])
      await page.context().close()
    },
    30_000,
  )
})
