import { reasonOf, type Reason } from './keys.rules.ts'
import type { MatchState } from './contract.ts'
import type { PersonDetails } from '#journey/capture/facts.ts'
import type { Queryable } from '#platform/database.ts'

/** More than so many leads of one key are not counted one by one. */
const MOST_COUNTED = 10_000
const LISTED = 20

/** What so many leads share that it says nothing of a person: the most common first. */
export async function commonValues(db: Queryable): Promise<MatchState['common']> {
  const { rows } = await db.query<{
    key: number
    leads: number
    person: PersonDetails
    company: string | null
  }>(
    `select c.key::float8 as key, l.person, l.company, n.leads
       from (select key, lead_id from match_common where workspace_no = 1 order by found_at desc limit 200) as c
       join leads l on l.workspace_no = 1 and l.lead_id = c.lead_id
       cross join lateral (select count(*)::int4 as leads from (select from match_keys k
          where k.workspace_no = 1 and k.key = c.key limit ${MOST_COUNTED}) as k) as n
      order by n.leads desc, c.key limit ${LISTED}`,
  )
  return rows.map(({ key, leads, person, company }) => {
    const reason = reasonOf(key)
    return { reason, value: valueOf(reason, person, company ?? ''), leads }
  })
}

function valueOf(reason: Reason, person: PersonDetails, company: string): string {
  const { email = '', phone = '', firstName = '', lastName = '', name = '' } = person
  const whole = name === '' ? `${firstName} ${lastName}`.trim() : name
  const said: Record<Reason, string> = {
    email,
    localPart: `${email.split('@')[0]}@…`,
    phone,
    names: whole,
    familyAndCompany: `${lastName || whole}, ${company}`,
    givenAndCompany: `${firstName || whole}, ${company}`,
    familyAndDomain: `${lastName || whole}, ${email.slice(email.indexOf('@'))}`,
  }
  return said[reason]
}
