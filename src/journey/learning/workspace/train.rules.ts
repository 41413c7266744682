import { bandsOf, type PointBand } from './bands.rules.ts'
import { draftedRules, levelOf, type Drafted } from './drafted.rules.ts'
import { draftedWords } from './drafted.words.rules.ts'
import { FEWEST_OUTCOMES, learn } from '../train.rules.ts'
import { nothingYet, refused, type Learned } from '../learned.rules.ts'
import { otherChance, type OtherChance } from './chance.rules.ts'
import { OUTCOME, SIGNED, tableOf, TIME } from './table.rules.ts'
import { OUTCOMES, type Example, type LeftOut, type LookMoment, type OutcomeKind } from './examples.rules.ts'
import type { Calibration } from '../calibration.rules.ts'
import { scorerOf, type Scorecard } from '../scorecard.rules.ts'
import { readColumns, type LearningTable } from '../columns.rules.ts'
import { FEWEST, signedRules, type SignedRule } from './signed.rules.ts'
import type { Ruleset } from '#journey/agreement/ruleset.ts'

/** What to learn. */
export interface Asked {
  outcome: OutcomeKind
  moment: LookMoment
  /** of the outcome, from the moment on */
  horizonDays: number
  exclude: string[]
  keep: string[]
}

/** What was learned from the workspace, all of it as it is kept. Moments: epoch ms. */
export interface Training {
  asked: Asked
  /** the agreement in force, with which it is compared */
  version: number
  data: {
    /** passes looked at, those learned from, and of these how many came */
    passes: number
    examples: number
    came: Record<OutcomeKind, number>
    from: number | null
    to: number | null
    /** learned from although they were told more than a week after they happened */
    late: number
    leftOut: LeftOut
    /** one of so many passes, drawn by a hash of the lead */
    oneIn: number
  }
  learned: Learned
  /** chances of the outcome that was not asked for */
  other: { outcome: OutcomeKind; chance: OtherChance } | null
  /** what came of leads by their points; left out of cards that were learned before it was counted */
  bands?: PointBand[]
  signed: SignedRule[]
  /** the card as rules of the agreement; null when there is no card */
  proposal: Proposal | null
}

export interface Proposal {
  drafted: Record<'en' | 'de', Drafted>
  /** limit of the score on the way, and the share of leads at or above it, before and after */
  level: { limit: number; share: number } | null
  /** signed rules that too few leads met to be judged: they stay */
  kept: string[]
}

/**
 * Learns a card from examples and says how it compares with the signed rules on the same later leads.
 * @param examples in any order
 */
export function trainOn(
  examples: readonly Example[],
  given: { asked: Asked; rules: Ruleset; data: Omit<Training['data'], 'examples' | 'came' | 'from' | 'to'> },
): Training {
  const { asked, rules, data } = given
  const sorted = [...examples].sort((a, b) => a.at - b.at)
  const table = tableOf(sorted, asked.outcome, rules.fields)
  const has = (name: string): boolean => table.headers.includes(name)
  const count = (of: OutcomeKind) => sorted.filter(({ came }) => came[of]).length
  const learned =
    noneOf(table, sorted.length, count(asked.outcome)) ??
    learn(table, {
      outcome: OUTCOME,
      yes: ['yes'],
      no: ['no'],
      time: TIME,
      against: SIGNED,
      exclude: asked.exclude.filter(has),
      keep: asked.keep.filter(has),
    })
  const signed = signedRules(sorted, asked.outcome, [...rules.fit.rules, ...rules.engagement.rules])
  const points = learned.card ? pointsOn(learned.card, table.headers, table.columns, sorted.length) : null
  const rest = OUTCOMES.find((one) => one !== asked.outcome)!
  const older = learned.parts?.older.rows ?? 0
  const chance =
    points &&
    otherChance(
      points,
      sorted.map(({ came }) => came[rest]),
      older,
    )
  return {
    asked,
    version: rules.version,
    data: {
      ...data,
      examples: sorted.length,
      came: { opportunity: count('opportunity'), won: count('won') },
      from: sorted[0]?.at ?? null,
      to: sorted.at(-1)?.at ?? null,
    },
    learned,
    other: chance ? { outcome: rest, chance } : null,
    bands: points
      ? bandsOf(
          points,
          sorted.map(({ came }) => came),
          older,
          curvesOf(asked.outcome, learned.card!.calibration, chance?.calibration ?? null),
        )
      : [],
    signed,
    proposal: learned.card && points ? proposalOf(learned.card, points, sorted, rules, signed) : null,
  }
}

function curvesOf(asked: OutcomeKind, own: Calibration, rest: Calibration | null) {
  return asked === 'won' ? { won: own, opportunity: rest } : { won: rest, opportunity: own }
}

/** Where all or none came, learning cannot even tell which is which. */
function noneOf(table: LearningTable, rows: number, yes: number): Learned | null {
  if (yes > 0 && yes < rows) return null
  const refusal = { code: 'too_few_outcomes', field: OUTCOME, yes, no: rows - yes, part: 'older' } as const
  return refused(nothingYet(readColumns(table)), { ...refusal, needed: FEWEST_OUTCOMES.older })
}

function pointsOn(card: Scorecard, headers: string[], columns: string[][], rows: number): number[] {
  const scorer = scorerOf(card, headers)
  if (!scorer.ok) throw new Error('the card asks for a column that it was not learned from')
  return Array.from({ length: rows }, (_, row) => scorer.score((column) => columns[column]![row]!).points)
}

function proposalOf(
  card: Scorecard,
  points: number[],
  examples: readonly Example[],
  rules: Ruleset,
  signed: readonly SignedRule[],
): Proposal {
  const limit = limitOf(rules)
  const level =
    limit === null
      ? null
      : levelOf(
          points,
          examples.map(({ score }) => score),
          limit,
        )
  const labels = Object.fromEntries(Object.values(rules.fields).map(({ id, label }) => [id, label]))
  const of = (language: 'en' | 'de') =>
    draftedRules(card, { labels, words: draftedWords(language), shift: level?.shift ?? 0 })
  return {
    drafted: { en: of('en'), de: of('de') },
    level: level && { limit: limit!, share: level.share },
    kept: signed.filter(({ met }) => met < FEWEST).map(({ id }) => id),
  }
}

/** The first limit of the whole score that a lead meets on its way. */
function limitOf({ path, stages }: Pick<Ruleset, 'path' | 'stages'>): number | null {
  for (const id of path) {
    const found = stages[id]!.thresholds.find(({ of }) => of === 'total')
    if (found) return found.value
  }
  return null
}
