import {
  count,
  percent,
  said,
  sheetOf,
  type Drawn,
  type Sheet,
} from '#journey/measure/picture.sheet.rules.ts'
import { DRAWINGS } from '#journey/measure/picture.drawings.rules.ts'
import { MOST_ROWS } from '#journey/measure/picture.rows.contract.ts'
import type { Cells } from '#journey/measure/report.rules.ts'
import type { Picture } from '#journey/measure/picture.contract.ts'
import type { ReportView } from '#journey/measure/contract.ts'

/**
 * A report as a picture: the drawing that suits it, when it is of, and its notes. `asked`: days and filters in words, as they stand
 * under the title.
 */
export function pictureOf(view: ReportView, asked: readonly string[]): Picture {
  const draw = Object.hasOwn(DRAWINGS, view.report) ? DRAWINGS[view.report]! : anyReport
  const { what, chart } = draw(sheetOf(view))
  const count = 'rows' in chart ? chart.rows.length : null
  const left =
    count !== null && count > MOST_ROWS ? [`${count - MOST_ROWS} more rows are left out of the picture.`] : []
  return {
    title: titleOf(view.report),
    under: [what, [`As of ${view.asOf.slice(0, 10)}`, ...asked].join(' · ')],
    chart,
    notes: [...left, ...view.notes],
  }
}

const titleOf = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1).replaceAll('-', ' ')

/** The first figure with an interval, else the first figure; its rows are named by the texts before the first number. */
function anyReport({ columns, rows, at, number }: Sheet): Drawn {
  const isNumber = (i: number): boolean => rows.some((row) => typeof row[i] === 'number')
  const figures = columns.filter((_, i) => i > 0 && isNumber(i))
  const figure = figures.find(({ name }) => at(`${name} low`) >= 0) ?? figures[0]
  const names = Math.max(
    1,
    columns.findIndex((_, i) => i > 0 && isNumber(i)),
  )
  if (!figure) return { what: 'Nothing to draw', chart: { kind: 'bars', number: count, rows: [] } }
  const isShare = /^share\b/.test(figure.unit)
  const interval = at(`${figure.name} low`) >= 0
  return {
    what: `${titleOf(figure.name)}: ${figure.unit}${interval ? ', with its interval' : ''}`,
    chart: {
      kind: 'bars',
      number: isShare ? percent : count,
      rows: rows.map((row) => ({
        name: row.slice(0, names).map(said).join(' · '),
        value: number(row, figure.name),
        low: number(row, `${figure.name} low`),
        high: number(row, `${figure.name} high`),
        more: moreOf(row, figures[0] === figure ? undefined : figures[0], number),
      })),
    },
  }
}

function moreOf(
  row: Cells,
  beside: { name: string; unit: string } | undefined,
  number: Sheet['number'],
): string {
  const value = beside && number(row, beside.name)
  return beside && value !== null && value !== undefined ? `${count(value)} ${beside.name}` : ''
}
