// Pictures of the screens of a running server: `node test/web/screenshots.mjs ADDRESS FOLDER [docs]`.
// With `docs`, only the three that README shows; else every screen, light and dark, wide and narrow.
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { chromium } from 'playwright-core'

const [address = 'http://127.0.0.1:4380', folder = 'docs/screenshots', what] = process.argv.slice(2)
const lead = await busiestLead()
const screens = {
  leads: '/leads',
  lead: `/leads/${lead}`,
  inbox: '/inbox',
  agreement: '/agreement',
  imports: '/imports',
  people: '/people',
  submissions: '/submissions',
}
const sizes = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
]
const forDocs = ['leads-light-1440', 'lead-dark-1440', 'inbox-light-1440']

mkdirSync(folder, { recursive: true })
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
})
for (const colorScheme of ['light', 'dark']) {
  for (const viewport of sizes) await shoot(colorScheme, viewport)
}
await browser.close()

/** An offered lead has the most to show: its clock, its brief, its score. */
async function busiestLead() {
  const people = await (await fetch(`${address}/api/people`)).json()
  for (const person of people.items.filter((one) => one.function === 'sales' && !one.desk)) {
    const inbox = await (await fetch(`${address}/api/inbox?rep=${person.id}`)).json()
    if (inbox.offers[0]) return inbox.offers[0].lead.id
  }
  return (await (await fetch(`${address}/api/leads?limit=1`)).json()).items[0]?.id
}

async function shoot(colorScheme, viewport) {
  const context = await browser.newContext({ viewport, colorScheme })
  const page = await context.newPage()
  for (const [name, route] of Object.entries(screens)) {
    const file = `${name}-${colorScheme}-${viewport.width}`
    if (what === 'docs' && !forDocs.includes(file)) continue
    await page.goto(address + route)
    await page.waitForLoadState('networkidle')
    await page.waitForTimeout(400)
    await page.screenshot({ path: path.join(folder, `${file}.png`) })
  }
  await context.close()
}
