import { ask, type Person } from './places.ts'
import type { Running } from './harness.ts'

/** What a question is about: somebody, and things that they could look at. */
export interface About {
  person: string
  lead: string
  /** a lead that sales has in hand */
  offered: string
  account: string
  rep: string
}

/** One question of a screen's first view, and who asks it: roles, or everybody. */
export interface Question {
  screen: string
  path: (about: About) => string
  roles: string[] | null
}

const MANAGERS = ['sales_manager', 'leadgen_manager', 'marketing', 'sponsor', 'admin']
const to = (screen: string, roles: string[] | null, ...paths: (string | Question['path'])[]): Question[] =>
  paths.map((path) => ({ screen, roles, path: typeof path === 'string' ? () => path : path }))

/** What each screen of src/web asks when it is opened, as `npm run bench -- paint` hears it from a browser. */
export const QUESTIONS: Question[] = [
  ...to('every screen', null, '/api/session', '/api/people?limit=200', '/api/notifications/count', (a) => `/api/inbox/count?rep=${a.person}`),
  ...to('/inbox', ['rep', 'sales_manager'], (a) => `/api/inbox?rep=${a.person}`, (a) => `/api/meetings?state=waiting&rep=${a.person}&limit=50`),
  ...to('/queue', ['sdr', 'leadgen_manager'], (a) => `/api/queue?person=${a.person}`, (a) => `/api/leads/${a.lead}/call`),
  ...to('/marketing', MANAGERS, '/api/mornings/marketing?days=90&by=source', '/api/mornings/marketing?days=365&by=campaign'),
  ...to('/team', MANAGERS, '/api/team', '/api/team?team=sales', '/api/team?days=365'),
  ...to('/team/$person', MANAGERS, (a) => `/api/team/${a.rep}`, (a) => `/api/team/${a.rep}?days=365`),
  ...to('/team/$person', ['rep', 'sdr'], (a) => `/api/team/${a.person}`),
  ...to('/sponsor', MANAGERS, '/api/mornings/sponsor?days=90', '/api/mornings/sponsor?days=365'),
  ...to('/workspace', ['admin'], '/api/mornings/workspace'),
  ...to('/leads', null, '/api/leads?limit=100', '/api/facets', '/api/views', '/api/leads/count'),
  ...to('/leads/$id', null, (a) => `/api/leads/${a.lead}`, (a) => `/api/leads/${a.lead}/timeline?limit=50`, '/api/agreement', (a) => `/api/leads/${a.offered}/brief`),
  ...to('/returns', null, '/api/returns?state=open&limit=50', '/api/returns/count'),
  ...to('/meetings', null, '/api/meetings/summary', '/api/meetings?state=coming&limit=50'),
  ...to('/accounts', null, '/api/accounts?limit=100', '/api/accounts/settings', '/api/accounts/summary'),
  ...to('/accounts/$id', null, (a) => `/api/accounts/${a.account}`, (a) => `/api/accounts/${a.account}/timeline?limit=50`),
  ...to('/suppressions', null, '/api/suppressions?limit=100', '/api/suppressions/summary'),
  ...to('/notifications', null, '/api/notifications?limit=40'),
  ...to('/offers', MANAGERS, '/api/offers'),
  ...to('/clocks', MANAGERS, '/api/clocks'),
  ...to('/agreement', null, '/api/agreements?limit=100', '/api/agreements/drafts?limit=100'),
  ...to('/agreement/review', null, '/api/agreement/review'),
  ...to('/what-if', ['marketing', 'sponsor'], '/api/what-if'),
  ...to('/surveys', null, '/api/surveys', '/api/ratings'),
  ...to('/surveys/new', null, '/api/surveys/choices'),
  ...to('/imports', null, '/api/imports?limit=50'),
  ...to('/submissions', null, '/api/submissions?outcome=refused&limit=100'),
  ...to('/people', MANAGERS, '/api/routing/health', '/api/routing/waiting'),
  ...to('/keys', ['admin'], '/api/keys'),
] // prettier-ignore

interface Items {
  items: { id: string; company?: string | null; email?: string | null }[]
}

/** Things to look at, drawn from all over the company; each person draws others. */
export async function sampleOf(
  server: Running,
  people: Person[],
): Promise<(person: string, i: number) => About> {
  await aim(server, people)
  const ids = async (path: string) => (await ask<Items>(server, path)).items.map(({ id }) => id)
  const leads = await Promise.all(
    ['score', 'created', 'activity', 'due'].map((sort) => ids(`/api/leads?limit=200&sort=${sort}`)),
  )
  const offered = await ids('/api/leads?limit=200&stage=sales_ready,accepted')
  const accounts = await ids('/api/accounts?limit=100')
  const reps = people.filter((one) => one.role === 'rep' && !one.desk).map(({ id }) => id)
  const all = leads.flat()
  const at = (list: string[], i: number) => list[i % list.length] ?? 'none'
  return (person, i) => ({
    person,
    lead: at(all, i * 7),
    offered: at(offered, i * 3),
    account: at(accounts, i),
    rep: at(reps, i),
  })
}

const ACCOUNTS = 150

/** A company of this size aims at some companies and leaves some people alone; a bulk history has neither. */
async function aim(server: Running, people: Person[]): Promise<void> {
  if ((await ask<Items>(server, '/api/accounts?limit=1')).items.length > 0) return
  const sdrs = people.filter((one) => one.role === 'sdr' && !one.desk)
  const { items } = await ask<Items>(server, '/api/leads?limit=200&sort=score')
  const send = (path: string, person: string, body: object) =>
    fetch(server.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'baton-person': person },
      body: JSON.stringify(body),
    }).then((answer) => answer.text())
  const companies = [...new Set(items.flatMap(({ company }) => company ?? []))].slice(0, ACCOUNTS)
  for (const [i, company] of companies.entries()) {
    const owner = sdrs[i % sdrs.length]!.id
    await send('/api/accounts', owner, { company, tier: 'ABC'[i % 3], owner, why: 'Twin of a good customer' })
    await send('/api/suppressions', owner, { value: `left-alone${i}@firm${i}.example`, reason: 'asked' })
  }
}
