import { ago } from '#journey/handoff/brief.record.rules.ts'
import type { BriefWords } from '#journey/handoff/brief.words.rules.ts'
import type { Brief, Claim } from '#journey/handoff/brief.contract.ts'

/** Another lead of the same company. What names a person is left out of the erased. */
export interface ColleagueRow {
  lead_id: string
  name: string | null
  title: string | null
  stage: string
  version: number
  score: number
  seq: number
  last_activity_at: number
  erased: boolean
  /** in the last 90 days; the latest of them */
  touches: number
  touch_seq: number | null
}

/** An opportunity of the company. `seq`: the entry that last told of it. */
export interface DealRow {
  lead_id: string
  name: string | null
  status: 'open' | 'won' | 'lost'
  amount: string | null
  currency: string | null
  closed_at: number | null
  seq: number
}

export interface CompanyRows {
  name: string
  others: number
  colleagues: ColleagueRow[]
  deals: DealRow[]
}

type StageOf = (version: number, stage: string) => { id: string; name: string; kind: string }

/** What the company did besides: who else is with us, what they did lately, deals open, won or lost. */
export function companyOf(
  rows: CompanyRows,
  stageOf: StageOf,
  now: number,
  words: BriefWords,
): Brief['company'] {
  if (rows.others === 0 && rows.deals.length === 0) return null
  return {
    name: rows.name,
    others: rows.others,
    claims: [...active(rows, stageOf, words), ...rows.deals.map((deal) => told(deal, now, words))],
    leads: rows.colleagues.slice(0, 5).map((one) => ({
      id: one.lead_id,
      name: one.erased ? null : one.name,
      title: one.erased ? null : one.title,
      stage: stageOf(one.version, one.stage),
      score: one.score,
      touches: one.touches,
      lastActivityAt: new Date(one.last_activity_at).toISOString(),
    })),
  }
}

/** The most active colleague, and with how many others. */
function active({ colleagues }: CompanyRows, stageOf: StageOf, words: BriefWords): Claim[] {
  const lately = colleagues.filter(({ touch_seq }) => touch_seq !== null)
  const most = [...lately].sort((a, b) => b.touches - a.touches)[0]
  if (!most) return []
  const touches = lately.reduce((sum, one) => sum + one.touches, 0)
  const name = most.erased || most.name === null ? words.somebody : most.name
  const stage = stageOf(most.version, most.stage).name
  const times = touches === 1 ? words.once : words.times(touches)
  const text = words.colleagues(lately.length, times, name, stage)
  return [{ text, seq: most.touch_seq!, lead: most.lead_id, points: null }]
}

function told(deal: DealRow, now: number, words: BriefWords): Claim {
  const name = deal.name === null ? '' : words.named(deal.name)
  const money = deal.amount === null ? '' : `, ${[deal.amount, deal.currency].filter(Boolean).join(' ')}`
  const when = deal.closed_at === null ? '' : `, ${ago(Math.max(0, now - deal.closed_at), words)}`
  const text = {
    open: words.open(`${name}${money}`),
    won: words.won(`${name}${money}${when}`),
    lost: words.lost(`${name}${money}${when}`),
  }[deal.status]
  return { text, seq: deal.seq, lead: deal.lead_id, points: null }
}
