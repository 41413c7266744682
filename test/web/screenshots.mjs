// Pictures of the screens of a running server: `node test/web/screenshots.mjs ADDRESS FOLDER [docs]`.
// With `docs`, only those that README shows; else every screen, light and dark, wide and narrow.
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { chromium } from 'playwright-core'

const [address = 'http://127.0.0.1:4380', folder = 'docs/screenshots', what] = process.argv.slice(2)
const inboxes = await inboxesOfSales()
const { rep } = inboxes.toSorted((a, b) => weight(b) - weight(a))[0]
const screens = {
  leads: '/leads',
  lead: `/leads/${await richestLead()}`,
  inbox: '/inbox',
  queue: '/queue',
  team: '/team',
  returns: '/returns',
  meetings: '/meetings',
  accounts: '/accounts',
  marketing: '/marketing',
  sponsor: '/sponsor',
  funnel: '/measure/funnel',
  river: '/measure/river',
  leaks: '/measure/leaks',
  workspace: '/workspace',
  agreement: '/agreement',
  imports: '/imports',
  people: '/people',
  submissions: '/submissions',
}
/** whose page it is; the others are looked at as the rep */
const roles = {
  queue: 'sdr',
  meetings: 'sdr',
  accounts: 'sdr',
  team: 'sales_manager',
  returns: 'marketing',
  marketing: 'marketing',
  sponsor: 'sponsor',
  funnel: 'marketing',
  river: 'sponsor',
  leaks: 'sales_manager',
  workspace: 'admin',
}
const people = (await json('/people?limit=200')).items
const sizes = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
]
const forDocs = {
  leads: 'light',
  lead: 'dark',
  inbox: 'light',
  queue: 'light',
  team: 'light',
  sponsor: 'light',
  funnel: 'light',
  river: 'light',
  leaks: 'light',
}
let loud = false

mkdirSync(folder, { recursive: true })
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
})
for (const colorScheme of ['light', 'dark']) {
  for (const viewport of what === 'docs' ? sizes.slice(0, 1) : sizes) await shoot(colorScheme, viewport)
}
await browser.close()
if (loud) process.exitCode = 1

async function inboxesOfSales() {
  const people = await json('/people')
  const sales = people.items.filter((one) => one.function === 'sales' && !one.desk)
  return Promise.all(sales.map((one) => json(`/inbox?rep=${one.id}`)))
}

/** Several offers first, then much in work: that inbox shows most. */
function weight(inbox) {
  return Math.min(4, inbox.offers.length) * 100 + inbox.working.length
}

/** Among the leads that sales has in hand, the one that most has happened to. */
async function richestLead() {
  const ids = inboxes.flatMap(({ offers, working }) => [
    ...offers.map(({ lead }) => lead.id),
    ...working.map((lead) => lead.id),
  ])
  const leads = await Promise.all(ids.slice(0, 60).map((id) => json(`/leads/${id}`)))
  const open = leads.filter((lead) => ['handoff', 'work'].includes(lead.stage.kind))
  return open.toSorted((a, b) => b.entries - a.entries)[0]?.id
}

async function json(route) {
  return (await fetch(`${address}/api${route}`)).json()
}

async function shoot(colorScheme, viewport) {
  const context = await browser.newContext({ viewport, colorScheme })
  const page = await context.newPage()
  page.on('console', (message) => {
    if (message.type() !== 'error') return
    loud = true
    console.error(`${page.url()}: ${message.text()}`)
  })
  for (const [name, route] of Object.entries(screens)) {
    if (what === 'docs' && forDocs[name] !== colorScheme) continue
    const file = what === 'docs' ? name : `${name}-${colorScheme}-${viewport.width}`
    const who = people.find(({ role }) => role === roles[name])?.id ?? rep.id
    // of several such scripts the last one counts
    await page.addInitScript((id) => localStorage.setItem('baton.person', id), who)
    await page.goto(address + route)
    await page.waitForLoadState('networkidle')
    await page.waitForTimeout(400)
    await page.screenshot({ path: path.join(folder, `${file}.png`) })
  }
  await context.close()
}
