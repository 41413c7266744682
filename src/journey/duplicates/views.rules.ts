import { author } from '#journey/lifecycle/detail.rules.ts'
import { iso } from '#journey/lifecycle/views.rules.ts'
import { kindInWords, levelInWords } from '#journey/matching/words.rules.ts'
import { probability } from '#journey/matching/score.rules.ts'
import { proposed } from './survivor.rules.ts'
import { sideOf } from '#journey/merging/views.rules.ts'
import { engineText } from '#journey/spoken.rules.ts'
import type { Card } from '#work/card.ts'
import type { DuplicateSide, DuplicateView } from './contract.ts'
import type { MatchSettings } from './knowledge.store.ts'
import type { Names } from '#journey/lifecycle/views.rules.ts'
import type { PairRow } from './pairs.store.ts'
import type { Part } from './pairs.rules.ts'

/** Two leads side by side, with what speaks for their being one. @param now epoch ms */
export function duplicateView(
  names: Names,
  row: PairRow,
  cards: { lead: Card; other: Card },
  { shift, same }: MatchSettings,
  now: number,
): DuplicateView {
  const chance = probability(row.bits + shift)
  const state = row.state === 'later' && row.until !== null && row.until <= now ? 'open' : row.state
  return {
    lead: side(names, cards.lead, now),
    other: side(names, cards.other, now),
    chance,
    same: chance >= same,
    parts: row.parts.map((part) => partView(part, names)).sort((a, b) => Math.abs(b.bits) - Math.abs(a.bits)),
    survivor: row.survivor ?? proposed(cards.lead, cards.other),
    state,
    found: iso(row.found),
    until: state === 'later' && row.until !== null ? iso(row.until) : null,
    decided:
      row.decided_by === null || row.decided_at === null
        ? null
        : { by: author(names, row.decided_by), at: iso(row.decided_at) },
    bulk: row.bulk,
  }
}

function side(names: Names, card: Card, now: number): DuplicateSide {
  const { attributes, origin } = card.state
  const said = (value: unknown): string | null => (typeof value === 'string' ? value : null)
  const shown = sideOf(names, card, now)
  const what = engineText(shown.nextStep.what, names.language ?? 'en')
  return {
    ...shown,
    nextStep: { ...shown.nextStep, what },
    title: said(attributes.title),
    country: said(attributes.country),
    source: origin.source,
    merged: card.absorbed === true,
  }
}

function partView(part: Part, { language = 'en' }: Names): DuplicateView['parts'][number] {
  return {
    kind: part.kind,
    what: kindInWords(part.kind, language),
    says: levelInWords(part, part.level, language),
    bits: part.bits,
  }
}
