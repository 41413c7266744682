import { createRandom, type Random } from '#simulate/random.rules.ts'
import { invented, skewed, slip } from '../test/matching/corrupt.ts'
import type { Database } from '#platform/database.ts'

const AT_ONCE = 5_000
/** Of a hundred leads so many are somebody who is there already, with a slip, another address or another company. */
const AGAIN = 0.1
const SEED = 23

interface Somebody {
  firstName: string
  lastName: string
  email: string
  phone: string
  company: string
  country: string
}

/**
 * Leads as far as matching sees them: who they are, beside the state of a lead that is there already, and nothing in the
 * ledger. A history of a million would take an hour to tell and says nothing of who is who. Names, companies and places are
 * invented and as unevenly frequent as real ones (Zipf); the same in every run.
 */
export async function addCrowd(db: Database, wanted: number, say: (line: string) => void): Promise<void> {
  const { rows } = await db.query<{ column_name: string }>(
    `select column_name from information_schema.columns
      where table_schema = current_schema() and table_name = 'leads' and is_generated = 'NEVER'`,
  )
  const own: Record<string, string> = {
    lead_id: 'gen_random_uuid()',
    person: `json_build_object('firstName', n.first, 'lastName', n.last, 'email', n.email, 'phone', n.phone)`,
    name: `n.first || ' ' || n.last`,
    email: 'n.email',
    phone: 'n.phone',
    company: 'n.company',
    country: 'n.country',
    company_id: 'null',
  }
  const columns = rows.map((row) => row.column_name)
  const insert = `insert into leads (${columns.join(', ')})
    select ${columns.map((name) => own[name] ?? `t.${name}`).join(', ')}
      from (select * from leads where workspace_no = 1 and person::text <> '{}' order by lead_id limit 1) as t,
           unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[])
             as n(first, last, email, phone, company, country)
    returning lead_id`
  const crowd = peopleOf(wanted, createRandom(SEED))
  for (let done = 0; done < wanted;) {
    const some = Array.from(
      { length: Math.min(AT_ONCE, wanted - done) },
      () => crowd.next().value as Somebody,
    )
    const of = (field: keyof Somebody): string[] => some.map((one) => one[field])
    const given = [of('firstName'), of('lastName'), of('email'), of('phone'), of('company'), of('country')]
    await db.transaction(async (transaction) => {
      const added = await transaction.query<{ lead_id: string }>(insert, given)
      await transaction.query(
        `insert into match_due (workspace_no, lead_id, seq, bulk) select 1, id, 1, true from unnest($1::uuid[]) as n(id)`,
        [added.rows.map((row) => row.lead_id)],
      )
    })
    done += some.length
    if (done % 100_000 < AT_ONCE) say(`${done.toLocaleString('en-US')} leads`)
  }
  await db.query('analyze leads', [], { timeoutMs: 600_000 })
}

function* peopleOf(wanted: number, random: Random): Generator<Somebody> {
  const root = Math.sqrt(wanted)
  const pools = {
    given: invented(Math.max(300, Math.round(root * 3)), random, 1, 2),
    family: invented(Math.max(1500, Math.round(root * 30)), random),
    companies: invented(Math.max(500, Math.round(wanted / 10)), random, 2, 4),
  }
  const kept: Somebody[] = []
  for (;;) {
    const isAgain = kept.length > 0 && random.next() < AGAIN
    const one = isAgain ? again(random.pick(kept), pools.companies, random) : born(pools, random)
    if (kept.length < 50_000) kept.push(one)
    yield one
  }
}

function born(pools: Record<'given' | 'family' | 'companies', string[]>, random: Random): Somebody {
  const [firstName, lastName] = [skewed(pools.given, random), skewed(pools.family, random)]
  const company = random.pick(pools.companies)
  return {
    firstName: capital(firstName),
    lastName: capital(lastName),
    email: `${firstName}.${lastName}@${company}.example`,
    phone: `+49 ${random.whole(30, 99)} ${random.whole(1_000_000, 9_999_999)}`,
    company: `${capital(company)} ${random.pick(['GmbH', 'AG', 'Ltd', 'Inc', ''])}`.trim(),
    country: random.pick(['DE', 'AT', 'CH', 'GB', 'US']),
  }
}

function again(one: Somebody, companies: string[], random: Random): Somebody {
  const way = random.whole(0, 2)
  if (way === 0) return { ...one, lastName: slip(one.lastName, random), email: slip(one.email, random) }
  if (way === 1) return { ...one, email: `${one.firstName[0]!}${one.lastName}@mail.example`.toLowerCase() }
  const company = random.pick(companies)
  return { ...one, company: capital(company), email: `${one.firstName}@${company}.example`.toLowerCase() }
}

function capital(word: string): string {
  return word[0]!.toUpperCase() + word.slice(1)
}
