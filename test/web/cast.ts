/** The cast of the browser's tests: a small company with a sales team, put in through the API as anybody would. */
const people = [
  { id: 'anna', name: 'Anna Kowalski', email: 'anna@lumen.example', function: 'sales' },
  { id: 'theo', name: 'Theo Brandt', email: 'theo@lumen.example', function: 'leadgen' },
  { id: 'mara', name: 'Mara Lindqvist', email: 'mara@lumen.example', function: 'marketing' },
]

const later = [{ id: 'diego', name: 'Diego Ruiz', email: 'diego@lumen.example', function: 'sales' }]

/** Asked for a demo, decide, have a budget: the agreement offers them to sales at once. */
export const hot = [
  {
    firstName: 'Greta',
    lastName: 'Weber',
    company: 'Nordwind Logistik',
    title: 'Head of Operations',
    country: 'Germany',
  },
  {
    firstName: 'Samuel',
    lastName: 'Okafor',
    company: 'Kestrel Robotics',
    title: 'Chief Digital Officer',
    country: 'United Kingdom',
  },
  {
    firstName: 'Aiko',
    lastName: 'Tanaka',
    company: 'Tessera Glass',
    title: 'VP Manufacturing',
    country: 'Japan',
  },
  {
    firstName: 'Luca',
    lastName: 'Rossi',
    company: 'Aurora Foods',
    title: 'Plant Director',
    country: 'Italy',
  },
]

const first = ['Jonas', 'Fatima', 'Ingrid', 'Pablo', 'Nadia', 'Oliver', 'Zofia', 'Henrik', 'Leïla', 'Tomás']
const last = ['Sørensen', 'Haddad', 'Novák', 'Silva', 'Meyer', 'Laurent', 'Kaya', 'Björk']
const companies = [
  'Helvetia Precision',
  'Brightwater Utilities',
  'Palmgrove Hotels',
  'Ironbridge Steel',
  'Castellan Bank',
]
const sources = ['Web site', 'Trade fair', 'Webinar', 'Referral', 'Partner']
const titles = ['Procurement Manager', 'IT Director', 'CFO', 'Plant Manager', 'Analyst']
const touches = [
  'form_submitted',
  'webinar_attended',
  'content_downloaded',
  'demo_requested',
  'event_attended',
]
const levels = ['individual', 'manager', 'director', 'vp', 'c_level']

export async function playCast(base: string, quiet = 60): Promise<void> {
  for (const person of people) await post(base, '/people', person)
  for (const one of hot) {
    const { id } = await post(base, '/leads', {
      ...one,
      email: mailOf(one.firstName, one.lastName, one.company),
      phone: '+49 30 901820',
      source: 'Web site',
      campaign: 'Plant tour 2026',
      touch: 'demo_requested',
      fields: { seniority: 'director', employees: 480, budget: true, timeline: 'now', intent: 'buy' },
      consent: { email: true, phone: true },
    })
    await post(base, `/leads/${id}/touches`, { kind: 'pricing_viewed', page: '/pricing' })
    await post(base, `/leads/${id}/touches`, {
      kind: 'content_downloaded',
      asset: 'Mixed plants, one picture',
    })
  }
  for (const person of later) await post(base, '/people', person)
  for (let i = 0; i < quiet; i++) await post(base, '/leads', quietLead(i))
  await post(base, '/leads', { email: 'not an address', company: 'Nobody Ltd' })
}

/** Strides that share no factor with the lists' lengths mix them without chance. */
function quietLead(i: number) {
  const firstName = first[(i * 3) % first.length] ?? ''
  const lastName = last[(i * 5 + Math.floor(i / 8)) % last.length] ?? ''
  const company = companies[(i * 2 + Math.floor(i / 10)) % companies.length] ?? ''
  return {
    firstName,
    lastName,
    company,
    email: mailOf(firstName, lastName + i, company),
    title: titles[i % titles.length],
    country: ['Germany', 'Sweden', 'Spain', 'Brazil'][i % 4],
    source: sources[(i * 2) % sources.length],
    campaign: i % 3 === 0 ? 'Autumn webinar' : 'Plant tour 2026',
    touch: touches[(i * 3) % touches.length],
    fields: { seniority: levels[i % levels.length], employees: 20 + i * 17 },
  }
}

function mailOf(firstName: string, lastName: string, company: string): string {
  const plain = (text: string) =>
    text
      .normalize('NFD')
      .replace(/[^A-Za-z0-9]/g, '')
      .toLowerCase()
  return `${plain(firstName)}.${plain(lastName)}@${plain(company)}.example`
}

export async function post(base: string, path: string, body: unknown): Promise<{ id: string }> {
  const response = await fetch(`${base}/api${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() },
    body: JSON.stringify(body),
  })
  return (await response.json()) as { id: string }
}
