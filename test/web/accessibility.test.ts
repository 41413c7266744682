import { expect, test } from 'vitest'
import { expectAccessible } from './axe.ts'
import { playCast } from './cast.ts'
import { openBrowser, startProduct } from './product.ts'

const base = await startProduct()
await playCast(base, 30)
const visit = await openBrowser()
const listed = (await (await fetch(`${base}/api/leads?limit=1`)).json()) as { items: { id: string }[] }
const lead = listed.items[0]!.id

interface Seen {
  name: string
  path: string
  ready: string
  /** what is pressed one after the other, by its name */
  press?: RegExp[]
}

const screens: Seen[] = [
  { name: 'leads', path: '/leads?sort=due', ready: 'Next step' },
  { name: 'a filtered list without leads', path: '/leads?q=nobody-at-all', ready: 'No lead fits' },
  { name: 'a new lead', path: '/leads?add=lead', ready: 'Save lead' },
  { name: 'a lead', path: '/leads/LEAD', ready: 'Captured from' },
  { name: 'the inbox', path: '/inbox', ready: 'Why this lead' },
  { name: 'the agreement', path: '/agreement', ready: 'Disqualifying a lead' },
  { name: 'the agreement as YAML', path: '/agreement?tab=yaml', ready: 'halfLife' },
  { name: 'imports', path: '/imports', ready: 'Choose files' },
  { name: 'people', path: '/people', ready: 'Theo Brandt' },
  { name: 'a person’s other days', path: '/people?open=anna', ready: 'Next week', press: [/^Other days/] },
  {
    name: 'who would get a lead',
    path: '/people',
    ready: 'Theo Brandt',
    press: [/^Who would get/, /^Ask$/],
  },
  { name: 'how an owner was found', path: '/leads/LEAD', ready: 'Captured from', press: [/^Assigned to/] },
  { name: 'refused submissions', path: '/submissions', ready: 'is not an e-mail address' },
]

test.each(screens)('given $name, then axe finds no violation', async ({ path, ready, press = [] }) => {
  const { page, mishaps } = await visit(base)
  await page.goto(path.replace('LEAD', lead))
  await page.getByText(ready).first().waitFor()
  for (const name of press) await page.getByRole('button', { name }).first().click()
  await expectAccessible(page, path)
  expect(mishaps).toEqual([])
  await page.context().close()
})
