import { chanceOf, weightsOf, type Weights } from '#journey/matching/score.rules.ts'
import { learn, type Belief, type Model, type Pattern } from '#journey/matching/learn.rules.ts'
import type { Comparison } from '#journey/matching/comparers.rules.ts'
import type { Records } from '#journey/matching/fields.rules.ts'
import type { Values } from '#journey/matching/values.rules.ts'

/** What two leads are weighed by, as it is stored. */
export interface Knowledge {
  /** 0: what Baton begins with */
  model: number
  /** leads that it was learned from */
  leads: number
  /** of 100 leads so many pairs that are one, /100 */
  pairsPerLead: number
  m: number[][]
  u: number[][]
  leansOn: number[]
  uLeaning: number[][]
  /** by field: how often which value stands in the workspace */
  values: Partial<Record<string, Frequencies>>
  /** why pairs that are one are weighed as Baton begins with; null: as learned */
  kept: 'few_pairs' | 'odd_pairs' | null
  /** pairs that are one, as was learned */
  expected: number
}

export interface Frequencies {
  present: number
  chance: number
  /** leads per value of those that are not listed */
  rest: number
  /** values that several have */
  known: Record<string, number>
}

const GIVEN = 0
const FAMILY = 1
const COMPANY = 5

/**
 * What Baton begins with, before a workspace has taught anything: by comparison (given name, family name, their order, e-mail,
 * phone, company, country) and level. Estimates, made so that what docs/duplicates.md lists comes out. An e-mail leans on the
 * family name, of which most are made; phone and country lean on the company, whose people share a switchboard.
 */
export const START: Knowledge = {
  model: 0,
  leads: 0,
  pairsPerLead: 0.05,
  m: [
    [0.84, 0.11, 0.04, 0.01],
    [0.86, 0.08, 0.03, 0.03],
    [0.996, 0.004],
    [0.15, 0.22, 0.22, 0.1, 0.11, 0.2],
    [0.6, 0.1, 0.3],
    [0.68, 0.04, 0.06, 0.06, 0.05, 0.11],
    [0.97, 0.03],
  ],
  u: [
    [0.01, 0.01, 0.03, 0.95],
    [0.002, 0.003, 0.02, 0.975],
    [0.96, 0.04],
    [0.000001, 0.000005, 0.00005, 0.001, 0.004, 0.994944],
    [0.0002, 0.00005, 0.99975],
    [0.004, 0.0003, 0.0005, 0.001, 0.008, 0.9862],
    [0.4, 0.6],
  ],
  leansOn: [-1, -1, -1, FAMILY, COMPANY, -1, COMPANY],
  uLeaning: [
    [0.01, 0.01, 0.03, 0.95],
    [0.002, 0.003, 0.02, 0.975],
    [0.96, 0.04],
    [0.00001, 0.0002, 0.003, 0.1, 0.05, 0.84679],
    [0.2, 0.02, 0.78],
    [0.004, 0.0003, 0.0005, 0.001, 0.008, 0.9862],
    [0.95, 0.05],
  ],
  values: {},
  kept: null,
  expected: 0,
}

/** As if so many pairs that are one had been seen already when a workspace's own are looked at. */
export const BELIEF: Belief = { m: START.m, pairs: 200, leansOn: START.leansOn }

/** Fewer pairs that are one teach nothing of them. */
const ENOUGH_PAIRS = 100
/** Where more of the pairs that are one differ in a name, it is not persons that were learned but colleagues or namesakes. */
const MOST_DIFFERING = 0.25
/** What no workspace can move. */
const UNSHAKEN = 1e9
/** Of a hundred leads one to fifty are a second one: what is learned beyond is rather not about persons. */
const FEWEST_PAIRS = 0.01
const MOST_PAIRS = 0.5
/** So many values of a field are stored with how often they stand; others are few by themselves. */
const LISTED = 2_000

/**
 * What a workspace taught, as far as it can be believed. How alike strangers are is always its own; what pairs that are one
 * look like only if there are enough of them and they agree in their names. A file with hardly any duplicates would teach what
 * else makes two alike: colleagues, namesakes.
 */
export function knowledgeOf(
  records: Records,
  comparisons: readonly Comparison[],
  { alike, others }: { alike: Pattern[]; others: Pattern[] },
): Omit<Knowledge, 'model'> {
  const leads = records.count
  const free = learn(comparisons, alike, others, BELIEF)
  const odd = [GIVEN, FAMILY].some((name) => free.m[name]!.at(-1)! > MOST_DIFFERING)
  const kept = odd ? 'odd_pairs' : expectedIn(free, leads) < ENOUGH_PAIRS ? 'few_pairs' : null
  const model = kept === null ? free : learn(comparisons, alike, others, { ...BELIEF, pairs: UNSHAKEN })
  const expected = expectedIn(model, leads)
  return {
    leads,
    expected,
    kept,
    pairsPerLead: Math.min(MOST_PAIRS, Math.max(FEWEST_PAIRS, expected / leads)),
    m: model.m,
    u: model.u,
    leansOn: model.leansOn,
    uLeaning: model.uLeaning,
    values: Object.fromEntries(records.fields.map(({ kind, values }) => [kind, frequencies(values)])),
  }
}

function expectedIn({ lambda }: Model, leads: number): number {
  return (lambda * leads * (leads - 1)) / 2
}

function frequencies(values: Values): Frequencies {
  const { counts, present, texts } = values
  const order = [...counts.keys()].filter((id) => counts[id]! > 1).sort((a, b) => counts[b]! - counts[a]!)
  const listed = order.slice(0, LISTED)
  const seen = counts.reduce((n, count) => n + Number(count > 0), 0)
  const known = Object.fromEntries(listed.map((id) => [texts[id]!, counts[id]!]))
  const left = present - listed.reduce((sum, id) => sum + counts[id]!, 0)
  const rest = seen > listed.length ? left / (seen - listed.length) : 1
  return { present, chance: present === 0 ? 0 : chanceOf(values), rest: Math.max(1, rest), known }
}

/**
 * The weights of these comparisons in a workspace of so many leads: the more there are, the rarer it is that two are one.
 * `comparisons`: of a few records; how common their values are is the whole workspace's.
 */
export function weightsIn(
  comparisons: readonly Comparison[],
  knowledge: Knowledge,
  leads: number,
): { comparisons: Comparison[]; weights: Weights } {
  const lambda = Math.min(0.5, (2 * knowledge.pairsPerLead) / Math.max(1, leads - 1))
  const known = comparisons.map((one) => ({
    ...one,
    values: one.values && common(one.values, knowledge.values[one.kind]),
  }))
  return { comparisons: known, weights: weightsOf(known, { ...knowledge, lambda, likelihood: [] }) }
}

function common(values: Values, frequencies: Frequencies | undefined): Values {
  const { present = 0, chance = 0, rest = 1, known = {} } = frequencies ?? {}
  const counts = Int32Array.from(values.texts, (text) => Math.round(known[text] ?? rest))
  return { ...values, counts, present, chance }
}
