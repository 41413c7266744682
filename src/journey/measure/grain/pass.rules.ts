import { milestones } from '#journey/measure/mornings/marketing.rules.ts'
import type { Ruleset, StageKind } from '#journey/agreement/ruleset.ts'

/** What the read models and the ledger know of one lead, each list in the order of the stream. Moments: epoch ms. */
export interface History {
  lead: {
    id: string
    /** position up to which the lists reach at least */
    seq: number
    source: string | null
    campaign: string | null
    channel: string | null
    country: string | null
    level: string | null
    companyId: string | null
    groups: string[]
    origin: string
  }
  passages: {
    seq: number
    pass: number
    stage: string
    owner: string
    function: string
    version: number
    at: number
  }[]
  touches: {
    seq: number
    pass: number
    at: number
    source: string | null
    campaign: string | null
    channel: string | null
    asset: string | null
  }[]
  /** the rulings that began passes; `cause`: the fact that each followed from */
  beginnings: { seq: number; pass: number; cause: number; recordedAt: number }[]
  offers: { seq: number; pass: number; rep: string; at: number; accepted: boolean; returned: boolean }[]
  /** moves of the lead to another version of the agreement */
  adopted: { seq: number; version: number }[]
  /** attempts of people to reach the person; returns and disqualifications, with their reason */
  told: { seq: number; reason: string | null; attempt: boolean }[]
  /** attempts to reach the person by way of leads that go on in this one, before they did */
  attemptsElsewhere: { at: number }[]
  opportunities: {
    id: string
    pass: number
    status: string
    amount: string | null
    currency: string | null
    primary: boolean
    at: number
  }[]
}

/** One row of `passes`, as docs/grain.md defines its columns. */
export interface PassRow {
  lead: string
  pass: number
  seq: number
  beganAt: number
  recordedAt: number
  source: string | null
  campaign: string | null
  channel: string | null
  asset: string | null
  origin: string
  country: string | null
  level: string | null
  companyId: string | null
  groups: string[]
  owner: string
  function: string
  rep: string | null
  version: number
  stage: string
  reached: (number | null)[]
  qualifiedAt: number | null
  offeredAt: number | null
  acceptedAt: number | null
  opportunityAt: number | null
  wonAt: number | null
  lostAt: number | null
  disqualifiedAt: number | null
  nurturedAt: number | null
  endedAt: number | null
  offers: number
  returns: number
  attempts: number
  reason: string | null
  opportunityId: string | null
  amount: string | null
  currency: string | null
}

type Passage = History['passages'][number]
type Rules = (version: number) => Pick<Ruleset, 'path' | 'stages'>

/**
 * The rows of a lead, one for each of its passes.
 * @param rules the agreement by version; a stage counts as qualified or accepted by the version it was entered under
 * @param places where each stage stands in `reached`, from 1; must know every stage that was entered
 */
export function passesOf(history: History, rules: Rules, places: ReadonlyMap<string, number>): PassRow[] {
  const numbers = [...new Set(history.passages.map(({ pass }) => pass))]
  return numbers.map((pass, i) => {
    const own = history.passages.filter((one) => one.pass === pass)
    const next = history.passages.find((one) => one.pass === numbers[i + 1])
    return rowOf(history, pass, own, next?.at ?? null, rules, places)
  })
}

function rowOf(
  history: History,
  pass: number,
  passages: Passage[],
  nextAt: number | null,
  rules: Rules,
  places: ReadonlyMap<string, number>,
): PassRow {
  const { lead, offers, told, beginnings } = history
  const first = passages[0]!
  const last = passages.at(-1)!
  const all = offers.filter((one) => one.pass === pass)
  // of leads that go on in this one they count, and are no step of its own way
  const mine = all.filter(({ seq }) => seq > 0)
  const elsewhere = history.attemptsElsewhere.filter(({ at }) => passWhen(history, at) === pass)
  const began = beginnings.find((one) => one.pass === pass)
  const said = told.filter(({ seq }) => passAt(beginnings, seq) === pass)
  const opportunity = furthest(history, pass)
  const adopted = history.adopted.findLast(({ seq }) => seq > last.seq && passAt(beginnings, seq) === pass)
  return {
    lead: lead.id,
    pass,
    seq: lead.seq,
    beganAt: first.at,
    recordedAt: began?.recordedAt ?? first.at,
    ...cameBy(history, pass),
    origin: lead.origin,
    country: lead.country,
    level: lead.level,
    companyId: lead.companyId,
    groups: lead.groups,
    owner: last.owner,
    function: last.function,
    rep: (mine.findLast(({ accepted }) => accepted) ?? mine.at(-1))?.rep ?? null,
    version: adopted?.version ?? last.version,
    stage: last.stage,
    reached: reachedBy(passages, places),
    ...milestonesOf(passages, rules),
    offeredAt: mine[0]?.at ?? null,
    endedAt: isOver(kindOf(last, rules)) ? last.at : nextAt,
    offers: all.length,
    returns: all.filter(({ returned }) => returned).length,
    attempts: said.filter(({ attempt }) => attempt).length + elsewhere.length,
    reason: said.findLast(({ reason }) => reason !== null)?.reason ?? null,
    opportunityId: opportunity?.id ?? null,
    amount: opportunity?.amount ?? null,
    currency: opportunity?.currency ?? null,
  }
}

/** The pass in which a fact fell: what began a pass was told in the one before. */
function passAt(beginnings: History['beginnings'], seq: number): number {
  return beginnings.findLast((one) => one.seq < seq)?.pass ?? 1
}

/** The pass that ran at a moment; what was before the first falls in that. */
function passWhen({ passages }: History, moment: number): number {
  return (passages.findLast(({ at }) => at < moment) ?? passages[0])!.pass
}

/**
 * Source, campaign and channel belong together: they are those of the earliest touch of the pass that names any of
 * them, else of the lead's first capture. The touch that brought a lead back belongs to the pass that it began.
 */
function cameBy(
  { lead, touches, beginnings }: History,
  pass: number,
): Pick<PassRow, 'source' | 'campaign' | 'channel' | 'asset'> {
  let from: History['touches'][number] | null = null
  let shown: History['touches'][number] | null = null
  for (const touch of touches) {
    const began = beginnings.find(({ cause }) => cause === touch.seq)
    if ((began?.pass ?? touch.pass) !== pass) continue
    const names = touch.source !== null || touch.campaign !== null || touch.channel !== null
    if (names && (from === null || touch.at < from.at)) from = touch
    if (touch.asset !== null && (shown === null || touch.at < shown.at)) shown = touch
  }
  const { source, campaign, channel } = from ?? lead
  return { source, campaign, channel, asset: shown?.asset ?? null }
}

function reachedBy(passages: Passage[], places: ReadonlyMap<string, number>): (number | null)[] {
  const reached: (number | null)[] = []
  for (const { stage, at } of passages) {
    const place = places.get(stage)
    if (place === undefined) throw new Error(`stage ${stage} has no place in the grain`)
    while (reached.length < place) reached.push(null)
    reached[place - 1] ??= at
  }
  return reached
}

const NOTHING = {
  qualifiedAt: null,
  acceptedAt: null,
  opportunityAt: null,
  wonAt: null,
  lostAt: null,
  disqualifiedAt: null,
  nurturedAt: null,
}

function milestonesOf(passages: Passage[], rules: Rules): Record<keyof typeof NOTHING, number | null> {
  const found: Record<keyof typeof NOTHING, number | null> = { ...NOTHING }
  for (const passage of passages) {
    const { stage, version, at } = passage
    const marks = marksOf(rules(version))
    if (stage === marks.qualified) found.qualifiedAt ??= at
    if (stage === marks.accepted) found.acceptedAt ??= at
    if (stage === marks.opportunity) found.opportunityAt ??= at
    const kind = kindOf(passage, rules)
    if (kind === 'won') found.wonAt ??= at
    if (kind === 'lost') found.lostAt ??= at
    if (kind === 'disqualified') found.disqualifiedAt ??= at
    if (kind === 'nurture') found.nurturedAt ??= at
  }
  return found
}

/** The stages of an agreement in which a lead counts as qualified, accepted and an opportunity; null: it has none. */
export function marksOf(rules: Pick<Ruleset, 'path' | 'stages'>): {
  qualified: string
  accepted: string
  opportunity: string | null
} {
  const { path, stages } = rules
  const opportunity = path.findLast((id) => stages[id]!.kind === 'work') ?? null
  return { ...milestones(rules), opportunity }
}

function kindOf({ stage, version }: Passage, rules: Rules): StageKind | null {
  return rules(version).stages[stage]?.kind ?? null
}

function isOver(kind: StageKind | null): boolean {
  return kind === 'won' || kind === 'lost' || kind === 'disqualified' || kind === 'closed'
}

const RANK: Record<string, number> = { won: 0, open: 1, lost: 2 }

/** Of several opportunities of a pass the row names one: the lead's own before the group's, won before open before lost. */
function furthest({ opportunities }: History, pass: number): History['opportunities'][number] | null {
  const own = opportunities.filter((one) => one.pass === pass)
  own.sort(
    (a, b) =>
      Number(b.primary) - Number(a.primary) ||
      (RANK[a.status] ?? 3) - (RANK[b.status] ?? 3) ||
      b.at - a.at ||
      (a.id < b.id ? -1 : 1),
  )
  return own[0] ?? null
}
