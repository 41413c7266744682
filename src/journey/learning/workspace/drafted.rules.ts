import { columnName, type DraftedWords } from './drafted.words.rules.ts'
import { pointsOf, type Bin, type Scorecard, type ScoreRule } from '../scorecard.rules.ts'
import type { Ruleset } from '#journey/agreement/ruleset.ts'

/** A scoring rule as an agreement writes it. */
export interface RuleDocument {
  id: string
  points: number
  cap?: number
  because: string
  when: string
}

export interface Drafted {
  fit: RuleDocument[]
  engagement: RuleDocument[]
  /** columns of the card that no condition could say, with too many values for one */
  unsaid: string[]
}

/** Half of what a condition may be long (expression.parse.ts): values are escaped. */
const LONGEST = 1_500
const MOST_VALUES = 120
export const BASE_RULE = 'learned_base'

/**
 * A card as scoring rules: what is known of somebody gives points of fit, what somebody did points of engagement. The points
 * of a lead of whom nothing is known go into a rule that holds for all. A bin that cannot be said in one condition is left out.
 * @param shift points added for everybody, so that the agreement's limits keep their meaning (levelOf)
 */
export function draftedRules(
  card: Scorecard,
  given: { labels: Readonly<Record<string, string>>; words: DraftedWords; shift: number },
): Drafted {
  const { labels, words, shift } = given
  const drafted: Drafted = { fit: [], engagement: [], unsaid: [] }
  let base = card.scale.base + shift
  for (const rule of card.rules) {
    const name = columnName(rule.column, labels, words)
    const made = rule.column.startsWith('touch:')
      ? touchRule(rule, name)
      : rule.column.startsWith('known.')
        ? knownRule(rule, name)
        : binRules(rule, name, words)
    base += made.base
    if (made.unsaid) drafted.unsaid.push(rule.column)
    drafted[rule.column.startsWith('touch') ? 'engagement' : 'fit'].push(...made.rules)
  }
  drafted.fit.unshift({
    id: BASE_RULE,
    points: base,
    because: words.base,
    when: 'known.email || !known.email',
  })
  return drafted
}

interface Made {
  base: number
  rules: RuleDocument[]
  unsaid?: boolean
}

/** What was done once gives the points of once, and more of it up to those of twice: a cap is what all touches give at most. */
function touchRule(rule: ScoreRule, because: string): Made {
  const of = pointsOf(rule)
  const [none, once, twice] = [of('0'), of('1'), of('2')]
  const [first, most] = [once - none, twice - none]
  const when = `touch.kind == ${quoted(rule.column.slice('touch:'.length))}`
  if (first === 0 && most === 0) return { base: none, rules: [] }
  const points = first === 0 ? Math.sign(most) * Math.max(1, Math.floor(Math.abs(most) / 2)) : first
  const cap = Math.sign(most) === Math.sign(points) && Math.abs(most) >= Math.abs(points) ? most : points
  return { base: none, rules: [{ id: idOf(rule.column), points, cap, because, when }] }
}

function knownRule(rule: ScoreRule, because: string): Made {
  const of = pointsOf(rule)
  const [no, yes] = [of('no'), of('yes')]
  if (no === yes) return { base: no, rules: [] }
  return { base: no, rules: [{ id: idOf(rule.column), points: yes - no, because, when: rule.column }] }
}

/** A rule for each bin that gives points. Of a touch what it does not say cannot be asked: those points all leads get. */
function binRules(rule: ScoreRule, name: string, words: DraftedWords): Made {
  const ofTouch = rule.column.startsWith('touch.')
  const base = ofTouch ? pointsOf(rule)('') : 0
  const made: Made = { base, rules: [] }
  for (const [i, bin] of rule.bins.entries()) {
    const points = bin.points - base
    if (points === 0 || (ofTouch && isBlank(bin))) continue
    const said = conditionOf(rule, bin, name, words)
    if (said === null) {
      made.unsaid = true
      continue
    }
    const id = idOf(rule.column, i + 1)
    made.rules.push(ofTouch ? { id, points, cap: points, ...said } : { id, points, ...said })
  }
  return made
}

function isBlank({ test }: Bin): boolean {
  return test.is === 'blank' || (test.is === 'values' && test.values.every((value) => value === ''))
}

function conditionOf(
  rule: ScoreRule,
  { test }: Bin,
  name: string,
  words: DraftedWords,
): Pick<RuleDocument, 'because' | 'when'> | null {
  const { column } = rule
  const known = column.startsWith('touch.') ? `${column} != ''` : `has(${column})`
  const blank = column.startsWith('touch.') ? `${column} == ''` : `!has(${column})`
  switch (test.is) {
    case 'blank':
      return { because: words.blank(name), when: blank }
    case 'filled':
      return { because: words.filled(name), when: known }
    case 'range': {
      const { from, below } = test
      const parts = [
        from === null ? [] : `${column} >= ${from}`,
        below === null ? [] : `${column} < ${below}`,
      ]
      const when = parts.flat().join(' && ')
      return { because: words.range(name, from, below), when: when === '' ? known : when }
    }
    case 'others': {
      const listed = rule.bins.flatMap((bin) => (bin.test.is === 'values' ? bin.test.values : []))
      const values = listed.filter((value) => value !== '')
      const when = values.length === 0 ? known : `${known} && !(${among(column, values)})`
      return short(values, when) ? { because: words.others(name), when } : null
    }
    case 'values': {
      const values = test.values.filter((value) => value !== '')
      const shown = values.map((value) =>
        value === 'true' ? words.yes : value === 'false' ? words.no : value,
      )
      const asked = values.length === 0 ? [] : [among(column, values)]
      const when = [...asked, ...(values.length < test.values.length ? [blank] : [])].join(' || ')
      const because = values.length === 0 ? words.blank(name) : words.values(name, shown)
      return short(values, when) ? { because: because.slice(0, 300), when } : null
    }
  }
}

function among(column: string, values: readonly string[]): string {
  if (values.every((value) => value === 'true' || value === 'false'))
    return values.map((value) => `${column} == ${value}`).join(' || ')
  return values.length === 1
    ? `${column} == ${quoted(values[0]!)}`
    : `${column} in [${values.map(quoted).join(', ')}]`
}

function quoted(value: string): string {
  return `'${JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`
}

function short(values: readonly string[], when: string): boolean {
  return values.length <= MOST_VALUES && when.length <= LONGEST
}

function idOf(column: string, n?: number): string {
  const slug = column
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .slice(0, 45)
  return `learned_${slug}${n === undefined ? '' : `_${n}`}`
}

/**
 * Points for everybody that leave as many of these leads at or above a limit as there are now. Limits of the agreement's
 * stages then keep the amount of work that they make, and the card decides which leads it is.
 */
export function levelOf(
  points: readonly number[],
  signed: readonly number[],
  limit: number,
): { shift: number; share: number } {
  const above = signed.filter((one) => one >= limit).length
  const sorted = [...points].sort((a, b) => b - a)
  const last = sorted[Math.max(0, above - 1)] ?? limit
  return {
    shift: above === 0 ? Math.min(0, limit - 1 - last) : limit - last,
    share: above / Math.max(1, signed.length),
  }
}

/** Does this agreement score by the card? The base may be another, since it changes no lead's place among the others. */
export function scoresBy(
  rules: Pick<Ruleset, 'fit' | 'engagement'>,
  drafted: Pick<Drafted, 'fit' | 'engagement'>,
): boolean {
  const wanted = (of: readonly RuleDocument[]) => of.filter(({ id }) => id !== BASE_RULE)
  const has = (
    found: readonly { id: string; points: number; text: string; cap?: number | null }[],
    of: RuleDocument[],
  ) =>
    wanted(of).every((one) =>
      found.some(
        ({ id, points, text, cap }) =>
          id === one.id && points === one.points && text === one.when && (cap ?? null) === (one.cap ?? null),
      ),
    )
  const some = wanted(drafted.fit).length + wanted(drafted.engagement).length > 0
  return some && has(rules.fit.rules, drafted.fit) && has(rules.engagement.rules, drafted.engagement)
}
