import fs from 'node:fs'
import path from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { learn } from '#journey/learning/train.rules.ts'
import { parseCard } from '#journey/learning/card-file.rules.ts'
import { pointsOf, scorerOf } from '#journey/learning/scorecard.rules.ts'
import { learnedText } from '#journey/learning/text.rules.ts'
import { LEARNING_DE } from '#journey/learning/words.de.rules.ts'
import { LEARNING_EN } from '#journey/learning/words.rules.ts'
import { chance, leads, saleOf, tableOf } from './table.ts'
import type { Learned } from '#journey/learning/learned.rules.ts'
import type { LearningTable } from '#journey/learning/columns.rules.ts'

const use = (learned: Learned, column: string) => learned.columns.find((one) => one.column === column)?.use
const leakOf = (learned: Learned, column: string) =>
  learned.columns.find((one) => one.column === column)?.leak?.why

describe('learning from leads', () => {
  const { columns, won } = leads(3000, 8)
  const table = tableOf({ ...columns, sale: saleOf(won) })
  const learned = learn(table, { outcome: 'sale' })

  it('given two honest columns and three noises, then the card is made of the honest ones', () => {
    expect(learned.refusal).toBeNull()
    expect(learned.card!.rules.map(({ column }) => column).sort()).toEqual(['minutes', 'source'])
    expect(learned.evaluation!.auc.low).toBeGreaterThan(0.65)
    expect(learned.evaluation!.calibrationError).toBeLessThan(0.06)
    expect(learned.evaluation!.lift[0]!.lift).toBeGreaterThan(1.3)
    expect(learned.evaluation!.drift).toBeLessThan(0.05)
  })

  it('given the card, then the points of its rules add up to every score, also when it was written and read again', () => {
    const card = parseCard(JSON.stringify(learned.card))!
    expect(card).toEqual(learned.card)
    const scorer = scorerOf(card, table.headers)
    if (!scorer.ok) throw new Error('no scorer')
    for (let row = 0; row < 300; row++) {
      const sum = card.rules.reduce(
        (points, rule) => points + pointsOf(rule)(table.columns[table.headers.indexOf(rule.column)]![row]!),
        card.scale.base,
      )
      const { points, probability } = scorer.score((column) => table.columns[column]![row]!)
      expect(points).toBe(sum)
      expect(Number.isInteger(points)).toBe(true)
      expect(probability).toBeGreaterThan(0)
      expect(probability).toBeLessThan(1)
    }
  })

  it('given other names and another order of the columns, then the same is learned', () => {
    const order = [4, 2, 5, 0, 3, 1]
    const moved: LearningTable = {
      headers: order.map((k) => `column ${table.headers[k]}`),
      columns: order.map((k) => table.columns[k]!),
    }
    const again = learn(moved, { outcome: 'column sale' })
    const shape = (card: Learned['card'], strip: string) =>
      card!.rules
        .map((rule) => [rule.column.replace(strip, ''), rule.bins.map(({ points }) => points)])
        .sort()
    expect(shape(again.card, 'column ')).toEqual(shape(learned.card, ''))
    expect(again.card!.scale).toEqual(learned.card!.scale)
    expect(again.evaluation!.auc.auc).toBeCloseTo(learned.evaluation!.auc.auc, 10)
  })

  it.each(['up', 'down'] as const)('given minutes that must go %s, then their points do', (direction) => {
    const card = learn(table, { outcome: 'sale', monotone: { minutes: direction } }).card
    const points = card?.rules.find(({ column }) => column === 'minutes')?.bins.map((bin) => bin.points) ?? []
    if (direction === 'up') expect(points.length).toBeGreaterThan(2)
    const sorted = [...points].sort((a, b) => (direction === 'up' ? a - b : b - a))
    expect(points).toEqual(sorted)
  })

  it('given constants, uniques, blanks and amounts as text beside them, then each is said and the card stands', () => {
    const bad = learn(
      tableOf({
        ...columns,
        sale: saleOf(won),
        same: won.map(() => 'Nein'),
        key: won.map((_, i) => `k-${(i * 7919) % 3000}`),
        none: won.map(() => ''),
        amount: columns.minutes!.map((minutes) => `${minutes},50 €`),
      }),
      { outcome: 'sale' },
    )
    expect(bad.refusal).toBeNull()
    expect(['same', 'key', 'none'].map((name) => use(bad, name))).toEqual(['constant', 'unique', 'empty'])
    expect(bad.columns.find(({ column }) => column === 'amount')!.kind).toBe('number_as_text')
  })
})

describe('columns that were filled in later', () => {
  const { columns, won } = leads(3000, 11)
  const next = chance(5)
  const later = {
    copy: won.map((one) => (one ? 'B' : 'A')),
    noisy: won.map((one) => ((next() < 0.08 ? !one : one) ? 'ok' : 'nok')),
    reason: won.map((one) =>
      one || next() < 0.1 ? '' : ['price', 'time', 'rival'][Math.floor(next() * 3)]!,
    ),
    value: won.map((one) => (one ? String(Math.floor(500 + next() * 5000)) : '0')),
    index: won.map((_, i) => (i < 900 ? String(Math.floor(next() * 9)) : '')),
  }

  it('given a copy, a noisy copy, a reason, a value and an index that ended, then each is excluded with why', () => {
    const learned = learn(tableOf({ ...columns, ...later, sale: saleOf(won) }), { outcome: 'sale' })
    expect(Object.keys(later).map((name) => [name, use(learned, name), leakOf(learned, name)])).toEqual([
      ['copy', 'leak', 'values_of_one_outcome'],
      ['noisy', 'leak', expect.any(String)],
      ['reason', 'leak', 'filled_after_the_outcome'],
      ['value', 'leak', 'tells_the_outcome'],
      ['index', 'leak', 'filled_in_some_periods'],
    ])
    expect(learned.card!.rules.map(({ column }) => column).sort()).toEqual(['minutes', 'source'])
    expect(learnedText(learned)).toContain('whether it is filled follows the outcome')
  })

  it('given any share of errors up to a tenth, then a copy of the outcome is found', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1000 }),
        fc.double({ min: 0, max: 0.1, noNaN: true }),
        (seed, errors) => {
          const random = chance(seed)
          const told = won.map((one) => ((random() < errors ? !one : one) ? 'yes' : 'no'))
          const learned = learn(tableOf({ ...columns, told, sale: saleOf(won) }), { outcome: 'sale' })
          expect(use(learned, 'told')).toBe('leak')
          expect(use(learned, 'minutes')).toBe('rule')
        },
      ),
      { numRuns: 8 },
    )
  })

  it('given a date after the lead’s own, then it is excluded; given word to keep a leak, then it is kept and said', () => {
    const day = (i: number): string => new Date(Date.UTC(2024, 0, 1) + i * 3_600_000).toISOString()
    const table = tableOf({
      ...columns,
      came: won.map((_, i) => day(i)),
      closed: won.map((_, i) => day(i + 500 + (i % 7))),
      reason: later.reason,
      sale: saleOf(won),
    })
    const learned = learn(table, { outcome: 'sale', keep: ['reason'] })
    expect(learned.time).toEqual({ by: 'date', column: 'came' })
    expect(leakOf(learned, 'closed')).toBe('dated_later')
    expect(use(learned, 'reason')).toBe('kept_leak')
  })
})

describe('refusals', () => {
  const { columns, won } = leads(3000, 13)
  const sale = saleOf(won)
  const code = (learned: Learned) => learned.refusal?.code

  it('given pure noise, then nothing is learned', () => {
    for (let seed = 0; seed < 12; seed++) {
      const next = chance(seed * 31 + 1)
      const noise = won.map(() => (next() < 0.4 ? 'won' : 'lost'))
      const learned = learn(tableOf({ ...columns, sale: noise }), { outcome: 'sale' })
      expect(learned.card).toBeNull()
      expect(['nothing_left', 'no_better_than_constant']).toContain(code(learned))
    }
  })

  it('given too few outcomes, an unknown column, unclear values, then each is refused by name', () => {
    const few = learn(tableOf({ ...columns, sale: won.map((_, i) => (i % 40 ? 'lost' : 'won')) }), {
      outcome: 'sale',
    })
    expect(few.refusal).toMatchObject({ code: 'too_few_outcomes', part: 'older', needed: 100 })
    expect(learn(tableOf({ ...columns, sale }), { outcome: 'deal' }).refusal).toEqual({
      code: 'no_such_column',
      field: 'deal',
    })
    expect(code(learn(tableOf({ ...columns, sale }), { outcome: 'colour' }))).toBe('outcome_unclear')
  })

  it('given newer leads of another kind, then the drift is refused and the column named', () => {
    const minutes = columns.minutes!.map((one, i) => (i >= 2100 ? String(Number(one) + 250) : one))
    const learned = learn(tableOf({ ...columns, minutes, sale }), { outcome: 'sale' })
    expect(learned.refusal).toMatchObject({ code: 'drift', columns: ['minutes'] })
  })

  it('given rules that are as good already, then the card is refused; given poor ones, then it is not', () => {
    const good = columns.minutes!.map((minutes, i) => {
      const source = columns.source![i]
      return (Number(minutes) / 120 + (source === 'referral' ? 1.2 : source === 'mail' ? -0.8 : 0)).toFixed(3)
    })
    expect(code(learn(tableOf({ ...columns, good, sale }), { outcome: 'sale', against: 'good' }))).toBe(
      'no_better_than_rules',
    )
    const poor = learn(tableOf({ ...columns, sale }), { outcome: 'sale', against: 'shoe' })
    expect([poor.refusal, poor.against!.low > 0]).toEqual([null, true])
  })

  it('given nothing but leaks, then that is said, in German as well', () => {
    const learned = learn(tableOf({ copy: won.map((one) => (one ? 'B' : 'A')), sale }), { outcome: 'sale' })
    expect(learned.refusal).toEqual({ code: 'nothing_left', field: 'sale', excluded: 1 })
    expect(LEARNING_EN.refusal(learned.refusal!)).toContain('No column is left')
    expect(LEARNING_DE.refusal(learned.refusal!)).toContain('Keine Spalte ist übrig')
    expect(parseCard('{"format":"other"}')).toBeNull()
    expect(parseCard('no json')).toBeNull()
  })
})

const FILES = path.resolve('../shared/data')
const read = (file: string): LearningTable => {
  const [headers = [], ...rows] = parse(fs.readFileSync(file), {
    bom: true,
    relax_column_count: true,
  }) as string[][]
  const named = headers.map((header, i) => header || `column ${i + 1}`)
  return { headers: named, columns: named.map((_, i) => rows.map((row) => row[i] ?? '')) }
}

describe.skipIf(!fs.existsSync(FILES))('real files', () => {
  it('given the leads of X Education, then what sellers filled in is named, and the rest reaches 0.88 on newer leads', () => {
    const learned = learn(read(`${FILES}/xeducation_leads_dev.csv`), { outcome: 'Converted' })
    const leaks = learned.columns.filter((one) => one.use === 'leak').map(({ column }) => column)
    expect(leaks.sort()).toEqual([
      'Asymmetrique Activity Index',
      'Asymmetrique Activity Score',
      'Asymmetrique Profile Index',
      'Asymmetrique Profile Score',
      'Lead Profile',
      'Lead Quality',
      'Tags',
    ])
    expect(learned.time).toEqual({ by: 'running_number', column: 'Lead Number' })
    expect(learned.evaluation!.auc.auc).toBeGreaterThanOrEqual(0.88)
    expect(learned.evaluation!.rollingError).toBeLessThanOrEqual(0.03)
  })

  it('given the deals of Maven, then value and date of closing are leaks, and what is left says nothing', () => {
    const learned = learn(read(`${FILES}/maven_crm/sales_pipeline.csv`), { outcome: 'deal_stage' })
    expect([leakOf(learned, 'close_value'), leakOf(learned, 'close_date')]).toEqual([
      'tells_the_outcome',
      'dated_later',
    ])
    expect(learned.refusal).toMatchObject({ code: 'nothing_left', excluded: 2 })
  })
})
