import { count, percent, said, type Drawn, type Sheet } from '#journey/measure/picture.sheet.rules.ts'
import { QUIET, RED, SOFT } from '#journey/measure/picture.ink.contract.ts'
import { rounded, wilson } from '#journey/measure/interval.rules.ts'
import type { Cells } from '#journey/measure/report.rules.ts'

/** What suits each report; a report that is not here is drawn by its first figure. */
export const DRAWINGS: Record<string, (sheet: Sheet) => Drawn> = {
  funnel: funnelDrawn,
  river: riverDrawn,
  outcomes: outcomesDrawn,
  cost: costDrawn,
  vintages: vintagesDrawn,
  attribution: attributionDrawn,
  contribution: contributionDrawn,
  lift: liftDrawn,
  ratings: ratingsDrawn,
}

function funnelDrawn({ columns, rows, at, text, number }: Sheet): Drawn {
  if (at('stage') === 0)
    return {
      what: 'Passes that entered each stage by what became of them there; share that moved on, and days until half had',
      chart: {
        kind: 'stacked',
        number: count,
        series: ['moved on', 'there', 'left'],
        hues: [SOFT, QUIET, RED],
        rows: rows.map((row) => {
          const [entered, moved] = [number(row, 'entered'), number(row, 'moved on')]
          const share = number(row, 'conversion')
          const half = number(row, 'median days')
          return {
            name: text(row, 'stage'),
            parts:
              moved === null ? [entered, null, null] : [moved, number(row, 'there'), number(row, 'left')],
            more: [share !== null && percent(share), half !== null && `median ${rounded(half, 1)} days`]
              .filter((one) => one !== false)
              .join(', '),
          }
        }),
      },
    }
  const last = columns.at(-1)!.name
  return {
    what: 'Share of those that entered that reached the end, with its 95 % interval',
    chart: {
      kind: 'bars',
      number: percent,
      rows: rows.map((row) => {
        const [n, hits] = [number(row, 'entered') ?? 0, number(row, 'reached the end') ?? 0]
        const { low, high } = wilson(hits, n) ?? { low: null, high: null }
        return {
          name: said(row[0]),
          value: number(row, last),
          low,
          high,
          more: `${count(hits)} of ${count(n)}`,
        }
      }),
    },
  }
}

/** A column is as far right as the longest way to it; what nothing leaves is an outcome, and stands last. */
function riverDrawn({ rows, text, number }: Sheet): Drawn {
  const columns = new Map<string, number>()
  const flows = rows.map((row) => {
    const [from, to] = [text(row, 'from'), text(row, 'to')]
    const column = columns.get(from) ?? 0
    columns.set(from, column)
    columns.set(to, Math.max(columns.get(to) ?? 0, column + 1))
    return { from, to, value: number(row, 'leads') ?? 0 }
  })
  const last = Math.max(0, ...columns.values())
  const leaving = new Set(flows.map(({ from }) => from))
  for (const name of columns.keys()) if (!leaving.has(name)) columns.set(name, last)
  return { what: 'Passes from source to outcome', chart: { kind: 'flows', number: count, flows, columns } }
}

function outcomesDrawn({ columns, rows, at, text, number }: Sheet): Drawn {
  const by = columns[0]!.name
  const name = (row: Cells): string => said(row[0])
  const currencies = new Set(rows.map((row) => text(row, 'currency')))
  if ((by === 'month' || by === 'quarter') && currencies.size === 1)
    return {
      what: `Won revenue by ${by} of closing, ${columns[at('won revenue')]!.unit}`,
      chart: {
        kind: 'lines',
        number: count,
        along: rows.filter(([first]) => first !== null).map(name),
        series: [
          {
            name: 'won revenue',
            values: rows.filter(([first]) => first !== null).map((row) => number(row, 'won revenue')),
          },
        ],
      },
    }
  return {
    what: 'Win rate: share of won and lost, with its 95 % interval',
    chart: {
      kind: 'bars',
      number: percent,
      rows: rows.map((row) => ({
        name: currencies.size > 1 ? `${name(row)} · ${text(row, 'currency')}` : name(row),
        value: number(row, 'win rate'),
        low: number(row, 'win rate low'),
        high: number(row, 'win rate high'),
        more: `${count(number(row, 'won') ?? 0)} won, ${count(number(row, 'won revenue') ?? 0)}`,
      })),
    },
  }
}

/** The last step that somebody came to: what a customer costs, or else an opportunity, and so on. */
function costDrawn({ columns, rows, number }: Sheet): Drawn {
  const steps = columns.filter(({ name }) => /^per .*(?<! low| high)$/.test(name))
  const step = steps.findLast(({ name }) => rows.some((row) => number(row, name) !== null)) ?? steps[0]!
  const reached = step.name.slice('per '.length)
  return {
    what: `Cost ${step.name}, ${step.unit}, with its 95 % interval`,
    chart: {
      kind: 'bars',
      number: count,
      rows: rows.map((row) => {
        const n = number(row, reached)
        return {
          name: said(row[0]),
          value: number(row, step.name),
          low: number(row, `${step.name} low`),
          high: number(row, `${step.name} high`),
          more: n === null ? '' : `${count(n)} of ${count(number(row, 'leads') ?? 0)} leads`,
        }
      }),
    },
  }
}

function vintagesDrawn({ columns, rows, at, text, number }: Sheet): Drawn {
  const series = ['on won', 'still working', 'written off']
  return {
    what: `Invested in the leads of each month, by what became of them, ${columns[at('invested')]!.unit}`,
    chart: {
      kind: 'stacked',
      number: count,
      series,
      hues: [SOFT, QUIET, RED],
      rows: rows
        .filter((row) => row[0] !== 'all')
        .map((row) => ({
          name: text(row, 'month'),
          parts: series.map((name) => number(row, name)),
          more: `returned ${count(number(row, 'returned') ?? 0)}`,
        })),
    },
  }
}

function attributionDrawn({ columns, rows, number }: Sheet): Drawn {
  const models = columns.slice(3)
  return {
    what: `Credit under every model, ${models[0]?.unit.split(',')[0] ?? ''}: how far apart the dots are is how much the model matters`,
    chart: {
      kind: 'dots',
      number: count,
      series: models.map(({ name }) => name),
      rows: rows.map((row) => ({
        name: said(row[0]),
        parts: models.map(({ name }) => number(row, name)),
        more: `${count(number(row, 'deals') ?? 0)} deals`,
      })),
    },
  }
}

/** As many as can be taken in at once, the latest first; the table has them all. */
const PERIODS_DRAWN = 4

function contributionDrawn({ rows, text, number }: Sheet): Drawn {
  const latest = [...new Set(rows.map((row) => text(row, 'period')))].slice(0, PERIODS_DRAWN)
  return {
    what: 'Sourced share of money by function, with its 95 % interval; the ground is the agreed band',
    chart: {
      kind: 'bars',
      number: percent,
      rows: rows
        .filter(
          (row) =>
            latest.includes(text(row, 'period')) &&
            text(row, 'credit') === 'sourced' &&
            number(row, 'share') !== null,
        )
        .map((row) => {
          const [from, to] = [number(row, 'band from'), number(row, 'band to')]
          return {
            name: `${text(row, 'period')} · ${text(row, 'function')}`,
            value: number(row, 'share'),
            low: number(row, 'share low'),
            high: number(row, 'share high'),
            more: `${count(number(row, 'deals') ?? 0)} deals`,
            band: from === null || to === null ? undefined : [from, to],
          }
        }),
    },
  }
}

/** Shares alone: money and shares have no axis in common. */
function liftDrawn({ rows, text, number }: Sheet): Drawn {
  return {
    what: 'Took part minus held out, as a share of people, with the 95 % interval over all looks',
    chart: {
      kind: 'bars',
      number: percent,
      rows: rows
        .filter((row) => text(row, 'arm') === 'took part' && text(row, 'outcome') !== 'won')
        .map((row) => ({
          name: `${text(row, 'programme')} · ${text(row, 'outcome')}`,
          value: number(row, 'difference'),
          low: number(row, 'low'),
          high: number(row, 'high'),
          more: text(row, 'verdict').replaceAll('_', ' '),
        })),
    },
  }
}

function ratingsDrawn({ rows, text, number }: Sheet): Drawn {
  return {
    what: 'Share of ratings whose lead was accepted, with its 95 % interval',
    chart: {
      kind: 'bars',
      number: percent,
      rows: rows.map((row) => ({
        name: `${text(row, 'of')}: ${text(row, 'rating')}`,
        value: number(row, 'accepted share'),
        low: number(row, 'accepted share low'),
        high: number(row, 'accepted share high'),
        more: `of ${count(number(row, 'ratings') ?? 0)}`,
      })),
    },
  }
}
