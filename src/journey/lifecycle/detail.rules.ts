import { leadProgrammes } from '#journey/nurture/lead.rules.ts'
import { evidence, holds } from '#journey/run.ts'
import { iso, reasonsOf, scoreNow, stageView, summaryOf } from '#journey/lifecycle/views.rules.ts'
import { cameBack, owedOn, triedOn } from '#journey/handoff/owed.views.rules.ts'
import { watchOf } from '#journey/watch/views.rules.ts'
import type { Card } from '#work/card.ts'
import type { EntryKind } from '#journey/entries.ts'
import { afterwards, authorName, engineText, mostPoints, sentenceOf, spanIn } from '#journey/spoken.rules.ts'
import type { Language } from '#platform/language.contract.ts'
import type { Words } from '#ledger/entry.ts'
import type { LeadDetail, TimelineItem } from '#journey/lifecycle/contract.ts'
import type { LeadRow } from '#work/list.store.ts'
import type { ScoreView } from '#journey/capture/contract.ts'
import type { Names } from '#journey/lifecycle/views.rules.ts'
import type { Ruleset, Stage } from '#journey/agreement/ruleset.ts'
import type { StoredEntry } from '#ledger/read.ts'

export interface PassageRow {
  seq: number
  pass: number
  stage: string
  owner: string
  version: number
  entered_at: number
  left_at: number | null
  why: string
}

export interface OpportunityRow {
  opportunity_id: string
  name: string | null
  status: 'open' | 'won' | 'lost'
  amount: string | null
  currency: string | null
  opened_at: number | null
  closed_at: number | null
}

/** The lead's page: everything about where it stands, as of `now`. */
export function detailOf(
  names: Names,
  row: LeadRow,
  card: Card,
  passages: PassageRow[],
  opportunities: OpportunityRow[],
  now: number,
): LeadDetail {
  const { state, person } = card
  const rules = names.law.version(state.version)
  const owner = (id: string) => ({ id, name: names.owner(id) })
  const score = scoreNow(rules, state, now)
  return {
    ...summaryOf(names, row),
    score: score.total,
    fit: score.fit,
    engagement: score.engagement,
    person: {
      firstName: person.firstName ?? null,
      lastName: person.lastName ?? null,
      phone: person.phone ?? null,
      externalIds: person.externalIds ?? [],
      fields: person.fields ?? {},
    },
    attributes: Object.entries(state.attributes).map(([id, value]) => ({
      id,
      label: rules.fields[id]?.label ?? id,
      value,
    })),
    consent: state.consent,
    watch: watchOf(state, rules.stages[state.stage]!.kind),
    scoreDetail: { ...inWords(score, rules, names.language), asOf: iso(now) },
    stageDetail: stageDetail(rules, rules.stages[state.stage]!, card, names.language),
    path: rules.path.map((id) => stageView(rules, id)),
    passages: passages.map((passage) => ({
      seq: passage.seq,
      pass: passage.pass,
      stage: stageView(names.law.version(passage.version), passage.stage),
      owner: owner(passage.owner),
      enteredAt: iso(passage.entered_at),
      leftAt: passage.left_at === null ? null : iso(passage.left_at),
      why: engineText(passage.why, names.language ?? 'en'),
    })),
    opportunities: opportunities.map((one) => ({
      id: one.opportunity_id,
      name: one.name,
      status: one.status,
      amount: one.amount,
      currency: one.currency,
      openedAt: one.opened_at === null ? null : iso(one.opened_at),
      closedAt: one.closed_at === null ? null : iso(one.closed_at),
    })),
    offer:
      state.handoff.status === 'offered'
        ? {
            to: owner(state.handoff.to),
            at: iso(state.handoff.at),
            due: iso(state.nextStep.due),
            n: state.offers,
          }
        : null,
    owed: owedOn(names, state.clocks),
    tried: triedOn(state),
    back: cameBack(names, state),
    programmes: leadProgrammes(names.law.programmes, state, names.owner),
    agreementVersion: state.version,
    returnReasons: reasonsOf(rules, rules.returnReasons),
    disqualifyReasons: reasonsOf(rules, rules.disqualifyReasons),
    entries: card.seq,
    erased: state.erased,
  }
}

/** What a maximum took away is no rule of the agreement, so no words of it say why. */
export function inWords(score: ScoreView, rules: Ruleset, language: Language = 'en'): ScoreView {
  const most = (of: 'fit' | 'engagement') => mostPoints(of, rules[of].max, language)
  const parts = score.parts.map((part) =>
    part.rule === 'fit_max'
      ? { ...part, because: most('fit') }
      : part.rule === 'engagement_max'
        ? { ...part, because: most('engagement') }
        : part,
  )
  return { ...score, parts }
}

function stageDetail(
  rules: Ruleset,
  stage: Stage,
  { state }: Card,
  language?: Language,
): LeadDetail['stageDetail'] {
  const seen = evidence(state)
  return {
    id: stage.id,
    name: stage.name,
    kind: stage.kind,
    limit: spanIn(stage.limit.text, language ?? 'en'),
    then: thenInWords(rules, stage, language),
    activities: stage.activities.map(({ id, name, required }) => ({
      id,
      name,
      required,
      done: state.activitiesHere.includes(id) || state.activities.includes(id),
    })),
    jobAids: stage.jobAids,
    exits: stage.exits.map((exit) => ({
      to: stageView(rules, exit.to),
      because: exit.because,
      criteria: [...exit.criteria, ...rules.stages[exit.to]!.entry].map((criterion) => ({
        id: criterion.id,
        label: criterion.label,
        met: holds([criterion], seen),
        text: criterion.text,
      })),
    })),
  }
}

export function thenInWords(rules: Ruleset, stage: Stage, language: Language = 'en'): string {
  const { then } = stage
  return then.do === 'repeat'
    ? afterwards(null, '', language)
    : afterwards(rules.stages[then.to]!.name, then.because, language)
}

/** One entry as a sentence, with what stands behind it; in the words of the agreement that it was told under. */
export function timelineItem(names: Names, entry: StoredEntry, rules: Ruleset): TimelineItem {
  const kind = entry.kind as EntryKind
  return {
    seq: entry.seq,
    kind: entry.kind,
    fact: entry.fact,
    at: iso(entry.at),
    recordedAt: iso(entry.recordedAt),
    by: author(names, entry.by),
    sentence: sentenceOf(kind, entry.body, wordsOf(names, rules), names.language ?? 'en'),
    version: entry.version,
    body: withLabels(entry, rules),
    personal: entry.personal ?? null,
  }
}

/** Criteria are kept by id; whoever reads wants their words. */
function withLabels(entry: StoredEntry, rules: Ruleset): unknown {
  if (entry.kind !== 'StageEntered') return entry.body
  const body = entry.body as { stage: string; from: string | null; because: { criteria?: string[] } }
  if (!body.because.criteria || body.from === null) return body
  const exits = rules.stages[body.from]?.exits.filter((exit) => exit.to === body.stage) ?? []
  const labels = new Map(
    [...exits.flatMap((exit) => exit.criteria), ...(rules.stages[body.stage]?.entry ?? [])].map((c) => [
      c.id,
      c.label,
    ]),
  )
  const criteria = body.because.criteria.map((id) => ({ id, label: labels.get(id) ?? id }))
  return { ...body, because: { ...body.because, criteria } }
}

export function wordsOf(names: Names, rules: Ruleset): Words {
  return {
    stage: (id) => rules.stages[id]?.name ?? id,
    owner: names.owner,
    reason: (id) => (rules.returnReasons[id] ?? rules.disqualifyReasons[id])?.label ?? id,
    activity: (id) => {
      for (const stage of Object.values(rules.stages)) {
        for (const activity of stage.activities) if (activity.id === id) return activity.name
      }
      return id
    },
    moment: (at) => `${iso(at).slice(0, 16).replace('T', ' ')} UTC`,
  }
}

export function author(names: Names, by: string): { id: string; name: string } {
  if (by.startsWith('person:')) return { id: by, name: names.owner(by.slice('person:'.length)) }
  if (by.startsWith('key:')) return { id: by, name: names.owner(by) }
  if (by.startsWith('api:')) return { id: by, name: by.slice('api:'.length) }
  return { id: by, name: authorName(by, names.language ?? 'en') ?? by }
}
