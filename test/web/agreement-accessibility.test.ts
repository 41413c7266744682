import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { expectAccessible } from './axe.ts'
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

const { id: signed } = await post('drafts', {
  title: 'With signs',
  text: `${starting}
intent:
  buy: [{ id: demo, label: Asked for a demo, when: "touch.kind == 'demo_requested'" }]
  learn: [{ id: read, label: Read with us, when: "touch.kind == 'page_viewed'" }]
levels: { director: Owns the budget }
routing:
  sales:
    rules:
      - { id: account, because: Somebody works with this company, to: { accountOwner: true } }
      - { id: all, because: In turn, to: { everybody: true } }
`,
})

const dialogs = [
  { name: 'signing', path: '/agreement?version=2', press: /^Sign for Marketing/ },
  { name: 'withdrawing', path: '/agreement?version=2', press: /^Withdraw/ },
  { name: 'proposing', path: `/agreement/drafts/${id}`, press: 'Propose' },
]

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
  { name: 'signs and levels', path: `/agreement/drafts/${signed}?part=intent`, ready: 'Signs that somebody wants to learn' },
  { name: 'a cadence', path: `/agreement/drafts/${id}?at=stages.mql.cadence.steps.0.after`, ready: 'After the stage was entered' },
  { name: 'targets', path: `/agreement/drafts/${id}?part=targets`, ready: 'Contribution of each' },
  { name: 'the text', path: `/agreement/drafts/${id}?part=yaml`, ready: 'The same text' },
  { name: 'a draft with faults', path: `/agreement/drafts/${faulty}?part=stage:sales_ready`, ready: 'must be at least 1' },
] // prettier-ignore

test.each(screens)('given $name, then axe finds no violation', async ({ path, ready }) => {
  const { page, mishaps } = await visit(base)
  await page.addInitScript({ content: "localStorage.setItem('baton.person', 'mara')" })
  await page.goto(path)
  await page.getByText(ready).first().waitFor()
  await expectAccessible(page, path)
  expect(mishaps).toEqual([])
  await page.context().close()
})

test.each(dialogs)('given the dialog of $name, then axe finds no violation', async ({ path, press }) => {
  const { page, mishaps } = await visit(base)
  await page.addInitScript({ content: "localStorage.setItem('baton.person', 'mara')" })
  await page.goto(path)
  await page.getByRole('button', { name: press }).first().click()
  await page.getByRole('dialog').waitFor()
  await expectAccessible(page, `${path}, ${String(press)}`)
  expect(mishaps).toEqual([])
  await page.context().close()
})
