import {
  cut,
  dot,
  FAINT,
  HAIR,
  HUES,
  legend,
  line,
  QUIET,
  scaleOf,
  text,
  WIDTH,
} from '#journey/measure/picture.ink.contract.ts'

/** Series along a row of points in time, or any other order. */
export interface Lines {
  kind: 'lines'
  number: (value: number) => string
  /** names of the points */
  along: string[]
  series: { name: string; values: (number | null)[] }[]
}

const [FROM, TO, HEIGHT] = [84, WIDTH - 30, 260]
/** So many names stand below the points without touching. */
const NAMES = 12

/** @param top where it may begin, px */
export function linesOf({ number, along, series }: Lines, top: number): { svg: string; bottom: number } {
  const named = legend(
    series.map(({ name }, i) => ({ name, fill: HUES[i % HUES.length]! })),
    FROM,
    top + 22,
  )
  const low = top + 30 + 18 * named.lines + HEIGHT
  const scale = scaleOf(series.flatMap(({ values }) => values.filter((value) => value !== null)))
  const x = (i: number): number => FROM + (along.length < 2 ? 0.5 : i / (along.length - 1)) * (TO - FROM)
  const y = (value: number): number => low - ((value - scale.low) / (scale.high - scale.low)) * HEIGHT
  const grid = scale.ticks.map(
    (tick) =>
      line(FROM, y(tick), TO, y(tick), tick === 0 ? QUIET : HAIR) +
      text(FROM - 10, y(tick) + 4, number(tick), { fill: FAINT, size: 11, anchor: 'end' }),
  )
  const each = Math.max(1, Math.ceil(along.length / NAMES))
  const names = along.map((name, i) =>
    i % each === 0 ? text(x(i), low + 20, cut(name, 12), { fill: FAINT, size: 11, anchor: 'middle' }) : '',
  )
  const ways = series.map(({ values }, i) => {
    const stroke = HUES[i % HUES.length]!
    const known = values.flatMap((value, j) => (value === null ? [] : [[x(j), y(value)] as const]))
    const path = known.map(([px, py]) => `${px.toFixed(1)},${py.toFixed(1)}`).join(' ')
    const points = known.length > 40 ? [] : known.map(([px, py]) => dot(px, py, 3.5, stroke))
    return `<polyline points="${path}" fill="none" stroke="${stroke}" stroke-width="2"/>${points.join('')}`
  })
  return { svg: [named.svg, ...grid, ...names, ...ways].join(''), bottom: low + 26 }
}
