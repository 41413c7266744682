import { flowsOf, type Flows } from '#journey/measure/picture.flows.contract.ts'
import { linesOf, type Lines } from '#journey/measure/picture.lines.contract.ts'
import { rowsOf, type Rows } from '#journey/measure/picture.rows.contract.ts'
import { BOLD, FAINT, INK, PAPER, text, WIDTH, wrapped } from '#journey/measure/picture.ink.contract.ts'

/** A figure as a picture: what it is, of whom and when, the drawing, and what has to be said with it. */
export interface Picture {
  title: string
  /** under the title: dates, filters, how many */
  under: string[]
  chart: Rows | Lines | Flows
  notes: string[]
}

const [LEFT, LINE, HEAD] = [20, 18, 62]
/** About so many signs of the small letters go into a line. */
const SIGNS = 145

/**
 * A whole SVG file of its own, 960 wide and as high as it has to be; dark on white, so that it can be printed. All texts are escaped:
 * names come from outside.
 */
export function svgOf({ title, under, chart, notes }: Picture): string {
  const heads = under.flatMap((line) => wrapped(line, SIGNS))
  const top = HEAD + LINE * Math.max(0, heads.length - 1)
  const drawn =
    chart.kind === 'lines'
      ? linesOf(chart, top)
      : chart.kind === 'flows'
        ? flowsOf(chart, top)
        : rowsOf(chart, top)
  const feet = notes.flatMap((note) => wrapped(note, SIGNS))
  const foot = drawn.bottom + 30
  const height = foot + LINE * feet.length
  const parts = [
    `<rect width="100%" height="100%" fill="${PAPER}"/>`,
    text(LEFT, 32, title, { fill: INK, size: 18, weight: BOLD }),
    ...heads.map((line, i) => text(LEFT, 54 + LINE * i, line, { fill: FAINT, size: 12 })),
    drawn.svg,
    ...feet.map((line, i) => text(LEFT, foot + LINE * i, line, { fill: FAINT, size: 11 })),
  ]
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" font-family="Inter, system-ui, sans-serif" role="img">${parts.join('')}</svg>`
}
