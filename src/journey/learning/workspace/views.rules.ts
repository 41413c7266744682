import { columnName, draftedWords } from './drafted.words.rules.ts'
import { iso } from '#journey/lifecycle/views.rules.ts'
import { LEARNING_DE } from '../words.de.rules.ts'
import { LEARNING_EN } from '../words.rules.ts'
import { OUTCOME, SIGNED, TIME } from './table.rules.ts'
import { scoresBy } from './drafted.rules.ts'
import type { BinTest, Scorecard } from '../scorecard.rules.ts'
import type { Evaluation } from '../evaluate.rules.ts'
import type { Language } from '#platform/language.contract.ts'
import type { Learned } from '../learned.rules.ts'
import type { Ruleset } from '#journey/agreement/ruleset.ts'
import type { StoredTraining } from './scorecards.store.ts'
import type { Training } from './train.rules.ts'
import type { TrainingSummary, TrainingView } from './contract.ts'

/** What views are made with: names of people, the agreement in force, the reader's language. */
export interface Reading {
  owner: (id: string) => string
  rules: Ruleset
  language: Language
}

export function summaryOf(one: StoredTraining, reading: Reading): TrainingSummary {
  const { result, asked } = one
  return {
    id: one.id,
    status: one.status,
    outcome: asked.outcome,
    moment: asked.moment,
    horizonDays: asked.horizonDays,
    by: { id: one.by, name: reading.owner(one.by) },
    startedAt: iso(one.startedAt),
    finishedAt: one.finishedAt === null ? null : iso(one.finishedAt),
    progress: { done: one.done, of: one.of },
    why: result?.learned.refusal ? refusalText(result.learned.refusal, reading) : one.problem,
    area: areaOf(result?.learned.evaluation ?? null),
    inForce: result !== null && isInForce(result, reading.rules),
    hash: one.hash,
    draft: one.draft,
  }
}

export function isInForce({ proposal }: Training, rules: Ruleset): boolean {
  return proposal !== null && scoresBy(rules, proposal.drafted.en)
}

function areaOf(evaluation: Evaluation | null): TrainingSummary['area'] {
  if (evaluation === null) return null
  const { auc, low, high } = evaluation.auc
  return { auc, low, high }
}

/** Columns are named as the agreement names its fields. */
function refusalText(refusal: NonNullable<Learned['refusal']>, reading: Reading): string {
  const { namer, said } = spokenBy(reading)
  const field = refusal.field === SIGNED ? RULES[reading.language] : namer(refusal.field)
  const named = 'columns' in refusal ? { ...refusal, columns: refusal.columns.map(namer) } : refusal
  return said.refusal({ ...named, field })
}

const RULES = { en: 'the signed rules', de: 'die unterschriebenen Regeln' }

function spokenBy({ rules, language }: Reading) {
  const labels = Object.fromEntries(Object.values(rules.fields).map(({ id, label }) => [id, label]))
  const words = draftedWords(language)
  return {
    words,
    said: language === 'de' ? LEARNING_DE : LEARNING_EN,
    namer: (column: string): string => columnName(column, labels, words),
  }
}

export function viewOf(one: StoredTraining, reading: Reading): TrainingView {
  return { ...summaryOf(one, reading), result: one.result && resultOf(one.result, reading) }
}

function resultOf(result: Training, reading: Reading): NonNullable<TrainingView['result']> {
  const { learned, data, proposal, other } = result
  const { refusal, evaluation, card } = learned
  return {
    version: result.version,
    data: { ...data, from: data.from && iso(data.from), to: data.to && iso(data.to) } as never,
    refusal: refusal?.code ?? null,
    missing: refusal?.code === 'too_few_outcomes' ? missingOf(refusal) : null,
    card: card && cardOf(card, evaluation, reading),
    validation: evaluation && validationOf(evaluation, learned, reading),
    other: other && {
      outcome: other.outcome,
      error: other.chance.error,
      rows: other.chance.rows,
      yes: other.chance.yes,
    },
    columns: columnsOf(learned, reading),
    // what a rule says of one lead is filled in for that lead: here it stands for all
    signed: result.signed.map((rule) => ({ ...rule, because: rule.because.replaceAll(/\{[^}]*\}/g, '…') })),
    proposal: proposal && {
      limit: proposal.level?.limit ?? null,
      share: proposal.level?.share ?? null,
      kept: proposal.kept,
      unsaid: proposal.drafted[reading.language].unsaid,
    },
  }
}

/** The older part holds seven of ten leads: so many outcomes are missing of all, at the rate at which they come. */
function missingOf(refusal: Extract<NonNullable<Learned['refusal']>, { code: 'too_few_outcomes' }>): number {
  const has = Math.min(refusal.yes, refusal.no)
  return Math.ceil((refusal.needed - has) / (refusal.part === 'older' ? 0.7 : 0.3))
}

function cardOf(
  card: Scorecard,
  evaluation: Evaluation | null,
  reading: Reading,
): NonNullable<NonNullable<TrainingView['result']>['card']> {
  const { namer, said } = spokenBy(reading)
  return {
    ...card.scale,
    rules: card.rules.map(({ column, bins }) => {
      const dead = evaluation?.dead.find((found) => found.column === column && found.bin === null)
      return {
        column,
        name: namer(column),
        adds: evaluation?.contributions.find((found) => found.column === column)?.auc ?? null,
        dead: dead ? said.dead[dead.why] : null,
        bins: bins.map(({ points, test, rows, yes }) => ({
          points,
          rows,
          yes,
          text: binText(column, test, reading),
        })),
      }
    }),
  }
}

const COUNTS = {
  en: { '0': 'never', '1': 'once', '2': 'twice or more' },
  de: { '0': 'nie', '1': 'einmal', '2': 'zweimal oder öfter' },
}
const TOUCH_RANGES = { en: ['never', 'once', 'twice or more'], de: ['nie', 'einmal', 'zweimal oder öfter'] }

function binText(column: string, test: BinTest, reading: Reading): string {
  const { said, words } = spokenBy(reading)
  const counts: Record<string, string> = COUNTS[reading.language]
  const touch = column.startsWith('touch:')
  switch (test.is) {
    case 'blank':
      return said.blank
    case 'filled':
      return said.filled
    case 'others':
      return said.others
    case 'values':
      return test.values
        .map((value) => (touch ? (counts[value] ?? value) : valueText(value, reading)))
        .join(', ')
    case 'range': {
      const { from, below } = test
      if (!touch) return words.range('', from, below).replace(/^: /, '')
      const [first, past] = [Math.max(0, Math.ceil(from ?? 0)), Math.min(3, Math.ceil(below ?? 3))]
      const ways = TOUCH_RANGES[reading.language].slice(first, past)
      return ways.join(reading.language === 'de' ? ' oder ' : ' or ')
    }
  }
}

/** One cell of a column in words: what the lead said or did. */
export function binTextOf(column: string, cell: string, reading: Reading): { name: string; text: string } {
  const { namer } = spokenBy(reading)
  const test: BinTest = { is: 'values', values: [cell] }
  return { name: namer(column), text: binText(column, test, reading) }
}

function valueText(value: string, reading: Reading): string {
  const { said, words } = spokenBy(reading)
  if (value === '') return said.blank
  if (value === 'yes' || value === 'true') return words.yes
  return value === 'no' || value === 'false' ? words.no : value
}

function validationOf(
  evaluation: Evaluation,
  { against }: Learned,
  reading: Reading,
): NonNullable<NonNullable<TrainingView['result']>['validation']> {
  const { namer } = spokenBy(reading)
  return {
    rows: evaluation.rows,
    yes: evaluation.yes,
    area: areaOf(evaluation)!,
    signed: against && {
      auc: against.auc,
      difference: against.difference,
      low: against.low,
      high: against.high,
      p: against.p,
    },
    calibrationError: evaluation.calibrationError,
    rollingError: evaluation.rollingError,
    drift: evaluation.drift,
    curve: evaluation.curve,
    lift: evaluation.lift,
    groups: evaluation.groups
      .filter(({ bands }) => bands.length > 0)
      .map(({ column, bands }) => ({
        column,
        name: namer(column),
        bands: bands.map((band) => ({ ...band, label: binTextOf(column, band.label, reading).text })),
      })),
  }
}

function columnsOf(learned: Learned, reading: Reading): NonNullable<TrainingView['result']>['columns'] {
  const { namer, said } = spokenBy(reading)
  return learned.columns
    .filter(({ column, use }) => ![OUTCOME, TIME, SIGNED].includes(column) && use !== 'rule')
    .map(({ column, use, leak }) => ({
      column,
      name: namer(column),
      use,
      why: leak ? said.leak(leak) : said.uses[use],
    }))
}
