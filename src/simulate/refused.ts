import { createRandom } from '#simulate/random.rules.ts'
import { DAY } from '#simulate/season.rules.ts'
import { flushTallies } from '#journey/capture/forms/counts.ts'
import { formKey } from '#journey/capture/forms/around.store.ts'
import { keepRefused } from '#journey/capture/actions.ts'
import { sealTicket } from '#journey/capture/forms/ticket.rules.ts'
import { submitForm } from '#journey/capture/forms/submit.ts'
import { TICKET, TRAP } from '#journey/capture/forms/sent.rules.ts'
import type { Services } from '#work/services.ts'
import type { Site, Version } from '#simulate/sent.rules.ts'

/** What was sent and not taken in: by programs mostly, sometimes by somebody in a hurry. */

const WRONG = [
  { weight: 9, what: 'trap' },
  { weight: 4, what: 'stale' },
  { weight: 4, what: 'invalid' },
  { weight: 3, what: 'quick' },
] as const
const MANY = 48
/** Most of them in the last months: programs have found the forms. */
const MEAN_DAYS = 75

export async function sendWrongForms(services: Services, site: Site, until: number): Promise<void> {
  const random = createRandom(until, 0x2ef)
  const key = await formKey(services.db)
  const open = site.versions.filter(({ id }) => !id.startsWith('webinar-cleaning'))
  for (let i = 0; i < MANY; i++) {
    const now = Math.floor(until - (0.1 + random.exponential(MEAN_DAYS)) * DAY)
    const shown = open.filter(({ from }) => from < now)
    if (shown.length === 0) continue
    const { id } = random.pick(shown)
    const { version, document } = shown.findLast((one) => one.id === id)!
    const { what } = random.weighted(WRONG)
    const shownAt = now - { trap: 4_000, stale: 9 * DAY, invalid: 50_000, quick: 700 }[what]
    const asked = document.fields.map((_, place) => place)
    const ticket = sealTicket(key, { form: id, version, shownAt, nonce: `wrong-${i}`, asked })
    const body = new URLSearchParams({ ...answersOf(document, what, i), [TICKET]: ticket })
    // each from an address of its own, so that the limit of one address stops none of them
    await submitForm({ ...services, now: () => now }, id, body.toString(), `203.0.113.${i}`)
  }
  await flushTallies(services.db)
  await sendWrongLeads(services, until)
}

const NAMES = [
  'Quick Rank',
  'Best Loans',
  'Ada Holm',
  'Tomas Rehn',
  'Mira Sand',
  'Jon Vale',
  'Ela Krug',
  'Rui Pires',
  'Nele Brandt',
] as const

function answersOf(document: Version['document'], what: string, i: number): Record<string, string> {
  const [firstName, lastName] = NAMES[what === 'trap' ? i % 2 : 2 + (i % (NAMES.length - 2))]!.split(' ') as [
    string,
    string,
  ]
  const email = `${firstName}.${lastName}@${what === 'trap' ? 'rank.example' : 'plant.example'}`.toLowerCase()
  const asked = new Set(document.fields.map(({ id }) => id))
  const all: Record<string, string> = {
    email: what === 'invalid' ? email.replace('@', ' at ') : email,
    firstName,
    lastName,
    company: what === 'trap' ? 'Rank Fast' : 'Plant Nine',
    need: what === 'trap' ? 'First page of the search results, guaranteed.' : 'Our flow meters drift.',
  }
  const filled = Object.entries(all).filter(([id]) => asked.has(id))
  return Object.fromEntries(what === 'trap' ? [...filled, [TRAP, 'https://rank.example']] : filled)
}

/** The telemarketing agency’s own system sends what it has. */
async function sendWrongLeads(services: Services, until: number): Promise<void> {
  const wrong = [
    [{ firstName: 'Paula', company: 'Northbridge Foods Ltd', source: 'Telemarketing agency' }, 'email', 'or phone or externalId is needed'],
    [{ email: 'n.adler@weir.example', country: 'Germany', fields: { employees: 'about 200' }, source: 'Telemarketing agency' }, 'fields.employees', 'is not a number'],
    [{ email: 'contact(at)mill.example', source: 'Telemarketing agency' }, 'email', 'is not an e-mail address'],
  ] as const // prettier-ignore
  for (const [i, [sent, field, message]] of wrong.entries()) {
    const now = until - (4 + i * 17) * DAY
    const problem = {
      type: 'about:blank',
      title: 'Invalid input',
      status: 422,
      code: 'invalid',
      detail: `${field} ${message}`,
      errors: [{ field, message }],
    }
    await keepRefused({ ...services, now: () => now }, 'api', sent, problem)
  }
}
