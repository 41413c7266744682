import { companyOf, type CompanyRows } from '#journey/handoff/brief.company.rules.ts'
import { howToOpen } from '#journey/handoff/brief.open.rules.ts'
import { intentOf, jobAidOf } from '#journey/handoff/brief.intent.rules.ts'
import { ago, claimIf, recordOf, type LeadRecord } from '#journey/handoff/brief.record.rules.ts'
import { inWords } from '#journey/lifecycle/detail.rules.ts'
import { scoreNow, stageView } from '#journey/lifecycle/views.rules.ts'
import { scoreParts, touchesByRule } from '#journey/handoff/brief.score.rules.ts'
import { why, whyNow } from '#journey/handoff/brief.why.rules.ts'
import type { Body } from '#journey/entries.ts'
import type { Brief, Claim } from '#journey/handoff/brief.contract.ts'
import type { Card } from '#work/card.ts'
import type { Law } from '#journey/run.ts'
import type { Language } from '#platform/language.contract.ts'
import type { LeadState } from '#journey/state.ts'
import type { StoredEntry } from '#ledger/read.ts'

/** What a brief knows from beyond the lead's own stream. */
export interface Beyond {
  company: CompanyRows | null
  /** average won amounts by level, from our own record */
  deals: (level: string) => NonNullable<Brief['level']>['deal']
}

export const NOTHING_BEYOND: Beyond = { company: null, deals: () => null }

/** Why this lead, why now, how to open the talk: drawn from the record, each claim with the entry it rests on. */
export function briefOf(
  law: Law,
  card: Card,
  entries: StoredEntry[],
  beyond: Beyond,
  now: number,
  language: Language = 'en',
): Brief {
  const { state } = card
  const rules = law.version(state.version)
  const record = recordOf(state, entries, language)
  const { intent, signs } = intentOf(rules, state, record, now)
  const score = scoreParts(rules, state, record, inWords(scoreNow(rules, state, now), rules, language))
  return {
    why: why(rules, score),
    whyNow: whyNow(rules, state, record, touchesByRule(rules, state, record), now),
    howToOpen: howToOpen(rules, state, record, intent, signs),
    intent,
    signs,
    level: levelOf(rules.levels, state, record, beyond),
    company:
      beyond.company &&
      companyOf(
        beyond.company,
        (version, stage) => stageView(law.version(version), stage),
        now,
        record.words,
      ),
    seen: seenLately(record, now),
    jobAid: jobAidOf(rules, rules.stages[state.stage]!, intent),
    consent: consentOf(state, record),
    score,
  }
}

function levelOf(
  levels: Record<string, string>,
  { attributes }: LeadState,
  record: LeadRecord,
  { deals }: Beyond,
): Brief['level'] {
  const id = attributes.seniority === undefined ? '' : String(attributes.seniority)
  if (!Object.hasOwn(levels, id)) return null
  return { id, text: levels[id]!, seq: record.toldBy('lead.seniority'), deal: deals(id) }
}

/** Each page or asset once, at its latest. */
function seenLately({ touches, words }: LeadRecord, now: number): Claim[] {
  const names = new Set<string>()
  return touches
    .flatMap(({ touch, seq, at }) => {
      const name = touch.asset ?? touch.page
      if (name === undefined || names.has(name)) return []
      names.add(name)
      return claimIf(`${name}, ${ago(now - at, words)}`, seq)
    })
    .slice(0, 8)
}

function consentOf({ consent }: LeadState, { entries, words }: LeadRecord): Brief['consent'] {
  const said = (by: 'phone' | 'email'): Claim[] => {
    const entry = entries.findLast(
      ({ kind, body }) =>
        (kind === 'LeadCaptured' || kind === 'LeadDetailsChanged') &&
        (body as Body<'LeadCaptured'>).consent[by] === consent[by],
    )
    return claimIf(words.consent[by][consent[by] ? 0 : 1]!, entry?.seq)
  }
  return {
    ...consent,
    claims: [...said('phone'), ...said('email')],
  }
}
