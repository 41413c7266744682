/** The grain's rows once more from the ledger: one entry after the other, and nothing but loops. */
import { fold } from '#journey/replay.ts'
import { counts } from '#journey/capture/facts.ts'
import { offersIn } from '../recount.ts'
import type { LeadEntry } from '#journey/entries.ts'
import type { Ruleset } from '#journey/agreement/ruleset.ts'
import type { StoredEntry } from '#ledger/read.ts'
import type { Touch } from '#journey/capture/facts.ts'

interface Came {
  at: number
  source: string | null
  campaign: string | null
  channel: string | null
  asset: string | null
}

interface Pass {
  pass: number
  recordedAt: number
  version: number
  owner: string
  came: Came[]
  stages: { stage: string; at: number; version: number }[]
  offers: number[]
  attempts: number
  reason: string | null
}

/** Rows as the table has them, without those columns that are the lead's alone. */
export function slowly(
  lead: string,
  entries: StoredEntry[],
  ruleset: (version: number) => Ruleset,
  inForce: Ruleset,
  /** what leads tell that go on in this one: each up to its merge */
  others: StoredEntry[][] = [],
): Record<string, unknown>[] {
  const passes: Pass[] = []
  let origin = {
    source: null as string | null,
    campaign: null as string | null,
    channel: null as string | null,
  }
  let cause: { came: Came; of: Pass | undefined } | null = null
  let offer = -1
  for (const entry of entries as unknown as LeadEntry[]) {
    const now = passes.at(-1)
    if (entry.kind === 'LeadCaptured' && entry.seq === 1) {
      const { source, campaign, channel } = entry.body
      origin = { source, campaign, channel }
    }
    if (entry.fact) cause = null
    if (entry.kind === 'LeadCaptured' || entry.kind === 'TouchHappened') {
      const { touch } = entry.body
      if (touch && counts(touch)) {
        const fallback = entry.kind === 'LeadCaptured' ? entry.body : null
        cause = { came: cameOf(touch, entry.at, fallback), of: now }
        now?.came.push(cause.came)
      }
    }
    switch (entry.kind) {
      case 'PassBegan': {
        const pass: Pass = {
          pass: entry.body.pass,
          recordedAt: entry.recordedAt,
          version: entry.body.version,
          owner: '',
          came: [],
          stages: [],
          offers: [],
          attempts: 0,
          reason: null,
        }
        if (cause) {
          if (cause.of) cause.of.came.splice(cause.of.came.indexOf(cause.came), 1)
          pass.came.push(cause.came)
        }
        passes.push(pass)
        break
      }
      case 'StageEntered':
        now!.stages.push({ stage: entry.body.stage, at: entry.at, version: entry.version })
        now!.version = entry.version
        now!.owner = entry.body.owner
        break
      case 'AgreementAdopted':
        now!.version = entry.body.version
        break
      case 'OwnerAssigned':
      case 'HandoffExpired':
      case 'OwnerReleased':
        if (now) now.owner = entry.body.owner
        break
      case 'ClockRang':
        if (entry.body.owner !== undefined) now!.owner = entry.body.owner
        break
      case 'HandoffOffered':
        now!.offers.push(++offer)
        break
      case 'HandoffReturned':
      case 'LeadDisqualified':
        now!.reason = entry.body.reason
        break
      case 'ContactAttempted':
        if (!entry.body.automatic) now!.attempts++
        break
      default:
    }
  }
  const offers = offersIn(lead, entries)
  const elsewhere = others.flatMap((stream) => offersIn(lead, stream))
  const passWhen = (at: number): Pass => passes.findLast(({ stages }) => stages[0]!.at < at) ?? passes[0]!
  for (const entry of others.flat() as unknown as LeadEntry[]) {
    if (entry.kind === 'ContactAttempted' && !entry.body.automatic) passWhen(entry.at).attempts++
    if (entry.kind !== 'LeadCaptured' && entry.kind !== 'TouchHappened') continue
    const { touch } = entry.body
    if (!touch || !counts(touch)) continue
    passWhen(entry.at).came.push(cameOf(touch, entry.at, entry.kind === 'LeadCaptured' ? entry.body : null))
  }
  const state = fold(entries)!
  const groups = [
    ...Object.values(inForce.markets).map((one) => ({ one, kind: 'market' })),
    ...Object.values(inForce.offers).map((one) => ({ one, kind: 'offer' })),
    ...Object.values(inForce.segments).map((one) => ({ one, kind: 'segment' })),
  ]
    .filter(({ one }) => one.test({ lead: state.attributes, known: state.known }))
    .map(({ one, kind }) => `${kind}:${one.id}`)
  return passes.map((pass, i) => {
    const first = (test: (rules: Ruleset, stage: string) => boolean): number | null =>
      pass.stages.find(({ stage, version }) => test(ruleset(version), stage))?.at ?? null
    const kind = (wanted: string) => first(({ stages }, stage) => stages[stage]?.kind === wanted)
    const last = pass.stages.at(-1)!
    const over = ['won', 'lost', 'disqualified', 'closed'].includes(
      ruleset(last.version).stages[last.stage]?.kind ?? '',
    )
    const own = pass.offers.map((at) => offers[at]!)
    const all = [...own, ...elsewhere.filter(({ offeredAt }) => passWhen(offeredAt) === pass)]
    const deals = Object.entries(state.opportunities).filter(([, one]) => one.pass === pass.pass)
    const by = (a: Came, b: Came) => a.at - b.at
    const from = pass.came
      .filter((c) => c.source !== null || c.campaign !== null || c.channel !== null)
      .sort(by)[0]
    return {
      pass: pass.pass,
      began_at: pass.stages[0]!.at,
      recorded_at: pass.recordedAt,
      source: (from ?? origin).source,
      campaign: (from ?? origin).campaign,
      channel: (from ?? origin).channel,
      asset: pass.came.filter((c) => c.asset !== null).sort(by)[0]?.asset ?? null,
      groups,
      country: state.attributes.country ?? null,
      owner: pass.owner,
      rep: (own.findLast(({ answer }) => answer === 'accepted') ?? own.at(-1))?.rep ?? null,
      version: pass.version,
      stage: last.stage,
      reached: Object.fromEntries([...pass.stages].reverse().map(({ stage, at }) => [stage, at])),
      qualified_at: first((rules, stage) => rules.path[1] === stage),
      offered_at: own[0]?.offeredAt ?? null,
      accepted_at: first(
        ({ path, stages }, stage) =>
          path[path.findIndex((id) => stages[id]!.kind === 'handoff') + 1] === stage,
      ),
      opportunity_at: first(
        ({ path, stages }, stage) => path.filter((id) => stages[id]!.kind === 'work').at(-1) === stage,
      ),
      won_at: kind('won'),
      lost_at: kind('lost'),
      disqualified_at: kind('disqualified'),
      nurtured_at: kind('nurture'),
      ended_at: over ? last.at : (passes[i + 1]?.stages[0]?.at ?? null),
      offers: all.length,
      returns: all.filter(({ answer, returnedAt }) => answer === 'returned' || returnedAt !== null).length,
      attempts: pass.attempts,
      reason: pass.reason,
      deal: deals.length > 0,
    }
  })
}

function cameOf(touch: Touch, at: number, fallback: Omit<Came, 'at' | 'asset'> | null): Came {
  return {
    at,
    source: touch.source ?? fallback?.source ?? null,
    campaign: touch.campaign ?? fallback?.campaign ?? null,
    channel: touch.channel ?? fallback?.channel ?? null,
    asset: touch.asset ?? touch.page ?? null,
  }
}
