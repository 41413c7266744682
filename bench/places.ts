import type { Running } from './harness.ts'

export type Role = 'rep' | 'sdr' | 'marketing' | 'sales_manager' | 'sponsor' | 'admin'

/** A screen of src/web/router.ts: whose it is, and an address that shows it full. */
export interface Place {
  screen: string
  role: Role
  to: string
}

export interface Person {
  id: string
  role: Role | 'leadgen_manager' | null
  function: string | null
  desk: boolean
}

interface Items<Item> {
  items: Item[]
}
type Lead = { id: string }

/**
 * Every screen that somebody who has work to do opens, each with what it shows at its fullest. Doors (sign-in, claim,
 * invitation) come first in nobody's day and have no data.
 */
export async function placesOf(server: Pick<Running, 'url'>): Promise<{ places: Place[]; people: Person[] }> {
  const { items: people } = await ask<Items<Person>>(server, '/api/people?limit=200')
  const rep = await fullestRep(server, people)
  const [offered] = (await ask<Items<Lead>>(server, `/api/leads?owner=${rep}&sort=score&limit=1`)).items
  const [account] = (await ask<Items<Lead>>(server, '/api/accounts?limit=1')).items
  const [survey] = (await ask<Items<Lead>>(server, '/api/surveys')).items
  const draft = await someDraft(server, people)
  const [run] = (await ask<Items<Lead>>(server, '/api/imports?limit=1')).items
  const place = (screen: string, role: Role, to = screen): Place => ({ screen, role, to })
  const one = (screen: string, role: Role, base: string, id: string | undefined): Place[] =>
    id === undefined ? [] : [place(screen, role, `${base}/${id}`)]
  const places = [
    place('/inbox', 'rep'),
    place('/queue', 'sdr'),
    place('/marketing', 'marketing'),
    place('/team', 'sales_manager'),
    ...one('/team/$person', 'sales_manager', '/team', rep),
    place('/sponsor', 'sponsor'),
    place('/workspace', 'admin'),
    place('/leads', 'rep'),
    ...one('/leads/$id', 'rep', '/leads', offered?.id),
    place('/returns', 'marketing'),
    place('/meetings', 'sdr'),
    place('/accounts', 'sdr'),
    ...one('/accounts/$id', 'sdr', '/accounts', account?.id),
    place('/suppressions', 'sdr'),
    place('/notifications', 'rep'),
    place('/offers', 'sales_manager'),
    place('/clocks', 'sales_manager'),
    place('/agreement', 'rep'),
    place('/agreement/versions', 'marketing'),
    place('/agreement/compare', 'marketing'),
    place('/agreement/review', 'sales_manager'),
    ...one('/agreement/drafts/$id', 'marketing', '/agreement/drafts', draft),
    place('/what-if', 'marketing'),
    place('/surveys', 'marketing'),
    place('/surveys/new', 'marketing'),
    ...one('/surveys/$id', 'marketing', '/surveys', survey?.id),
    place('/imports', 'admin'),
    ...one('/imports/$id', 'admin', '/imports', run?.id),
    place('/submissions', 'marketing'),
    place('/people', 'sales_manager'),
    place('/keys', 'admin'),
    place('/account', 'rep'),
  ]
  return { places, people }
}

/** Of the first reps the one with the most on the table. */
async function fullestRep(server: Pick<Running, 'url'>, people: Person[]): Promise<string> {
  const reps = people.filter((one) => one.role === 'rep' && !one.desk).slice(0, 12)
  const weighed = await Promise.all(
    reps.map(async ({ id }) => {
      const { offers, working } = await ask<{ offers: unknown[]; working: unknown[] }>(
        server,
        `/api/inbox?rep=${id}`,
      )
      return { id, weight: Math.min(4, offers.length) * 100 + working.length }
    }),
  )
  return weighed.sort((a, b) => b.weight - a.weight)[0]!.id
}

/** The editor of the agreement shows a draft; where there is none, marketing begins one. */
async function someDraft(server: Pick<Running, 'url'>, people: Person[]): Promise<string | undefined> {
  const { items } = await ask<Items<Lead>>(server, '/api/agreements/drafts')
  if (items[0]) return items[0].id
  const author = people.find(({ role }) => role === 'marketing')?.id ?? ''
  const answer = await fetch(`${server.url}/api/agreements/drafts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'baton-person': author },
    body: JSON.stringify({ title: 'What the bench looks at' }),
  })
  return answer.ok ? ((await answer.json()) as Lead).id : undefined
}

export function personFor(people: Person[], role: Role): string {
  return (people.find((one) => one.role === role && !one.desk) ?? people[0]!).id
}

export async function ask<Answer>(
  server: Pick<Running, 'url'>,
  path: string,
  person?: string,
): Promise<Answer> {
  const headers: Record<string, string> = person === undefined ? {} : { 'baton-person': person }
  const answer = await fetch(server.url + path, { headers })
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
  return (await answer.json()) as Answer
}
