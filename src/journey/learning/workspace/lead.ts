import { chanceOf, looksAt } from './lead.rules.ts'
import { figures } from '#work/figures.ts'
import { isInForce, type Reading } from './views.rules.ts'
import { knownAt, type PassSeen } from './examples.rules.ts'
import { listTrainings } from './scorecards.store.ts'
import { readStream } from '#ledger/read.ts'
import { readWorths } from '#work/worths.ts'
import { refused } from '#work/respond.ts'
import type { LeadChance, LeadChanceView } from './contract.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { Queryable } from '#platform/database.ts'
import type { Refusal } from '#work/card.ts'
import type { Scorecard } from '../scorecard.rules.ts'
import type { Services } from '#work/services.ts'
import type { Training } from './train.rules.ts'

const NO_LEAD: Refusal = { refused: 'not_found', detail: 'There is no such lead.' }
const MOST_LOOKED_AT = 200

interface Enacted {
  id: string
  training: Training & { learned: { card: Scorecard } }
}

/** GET /api/leads/{id}/chance. Without a card in force, or before the card can look, it has no chance to tell, and says why. */
export async function leadChance(services: Services, request: Request): Promise<Answer> {
  const lead = request.params.id!
  const pass = await latestPass(services.db, lead)
  if (pass === 'no_lead') return refused(NO_LEAD)
  const [told, worths] = await Promise.all([byCard(services, request, pass), readWorths(services, [lead])])
  const worth = worths.get(lead) ?? null
  const body = typeof told === 'string' ? { chance: null, why: told } : { chance: told, why: null }
  return { status: 200, body: { ...body, worth } }
}

async function byCard(
  services: Services,
  { language }: Request,
  pass: PassSeen | null,
): Promise<LeadChance | NonNullable<LeadChanceView['why']>> {
  const reading: Reading = { owner: services.owner, rules: services.law.at(services.now()), language }
  const enacted = await cardInForce(services, reading)
  if (!enacted) return 'no_card'
  if (pass === null) return 'not_counted'
  const looks = looksAt(enacted.training, pass)
  if (looks === null) return 'not_qualified'
  if (pass.endedAt !== null) return 'over'
  const at = Math.min(looks, services.now())
  const [chance] = knownAt(await readStream(services.db, pass.lead), [at], (state) =>
    chanceOf(enacted, state, pass, at, reading),
  )
  return chance ?? 'no_card'
}

/** What the agreement in force scores by does not change until another one is: it is looked for once for each version. */
async function cardInForce(services: Services, { rules }: Reading): Promise<Enacted | null> {
  const { value } = await figures(services, `card of version ${rules.version}`, async (db) => {
    const stored = await listTrainings(db, MOST_LOOKED_AT)
    const one = stored.find(({ result }) => result !== null && isInForce(result, rules))
    return one ? ({ id: one.id, training: one.result } as Enacted) : null
  })
  return value
}

/** Null: the lead has just come, and its pass is not counted yet. */
async function latestPass(db: Queryable, lead: string): Promise<PassSeen | null | 'no_lead'> {
  const { rows } = await db.query<Omit<PassSeen, 'came' | 'pass'> & { pass: number | null }>(
    `select l.lead_id as lead, p.pass, p.began_at as "beganAt", p.recorded_at as "recordedAt", p.qualified_at as "qualifiedAt",
            p.ended_at as "endedAt", p.source, p.channel
       from leads l left join passes p on p.workspace_no = l.workspace_no and p.lead_id = l.lead_id
      where l.workspace_no = 1 and l.lead_id = $1 order by p.pass desc limit 1`,
    [lead],
  )
  const found = rows[0]
  if (!found) return 'no_lead'
  return found.pass === null ? null : { ...found, pass: found.pass, came: { opportunity: [], won: [] } }
}
