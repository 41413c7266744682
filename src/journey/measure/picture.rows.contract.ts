import {
  SOFT, BOLD, box, cut, dot, FAINT, HAIR, HUES, INK, legend, line, QUIET, scaleOf, text, WIDTH,
} from '#journey/measure/picture.ink.contract.ts' // prettier-ignore

/** Rows below each other: one bar each with its interval, parts side by side in a bar, or a dot for each series. */
export type Rows = { number: (value: number) => string; max?: number } & (
  | { kind: 'bars'; rows: BarRow[] }
  | { kind: 'stacked'; series: string[]; hues?: string[]; rows: PartsRow[] }
  | { kind: 'dots'; series: string[]; rows: PartsRow[] }
)

export interface BarRow {
  name: string
  /** null: nothing can be said; with `low` alone: at least so much */
  value: number | null
  low: number | null
  high: number | null
  /** beside the number: of how many, or a verdict */
  more: string
  /** what was agreed, as a ground behind the bar */
  band?: [number, number] | undefined
}

export interface PartsRow {
  name: string
  /** one of each series; null: none */
  parts: (number | null)[]
  more: string
}

const [LABEL, FROM, TO, ROW, BAR] = [20, 236, 700, 32, 16]
/** A picture of more is read by nobody; the table holds them all. */
export const MOST_ROWS = 40

/** @param top where it may begin, px */
export function rowsOf(of: Rows, top: number): { svg: string; bottom: number } {
  const shown = of.rows.slice(0, MOST_ROWS)
  const { low, high, ticks } = scaleOf(numbersIn({ ...of, rows: shown } as Rows))
  const place = (value: number): number => FROM + ((Math.min(high, value) - low) / (high - low)) * (TO - FROM)
  const named = of.kind === 'bars' ? null : legend(legendOf(of), FROM, top + 22)
  const axis = top + 24 + (named ? 18 * named.lines : 0)
  const bottom = axis + 12 + ROW * shown.length
  const grid = ticks.map(
    (tick) =>
      line(place(tick), axis + 6, place(tick), bottom, tick === 0 ? QUIET : HAIR) +
      text(place(tick), axis, of.number(tick), { fill: FAINT, size: 11, anchor: 'middle' }),
  )
  const rows = shown.map((row, i) => {
    const y = axis + 14 + ROW * i
    return [
      text(LABEL, y + 12, cut(row.name, 29), { fill: INK }),
      of.kind === 'bars' ? bar(row as BarRow, y, place, of.number) : '',
      of.kind === 'stacked' ? stack(row as PartsRow, y, place, of) : '',
      of.kind === 'dots' ? dots(row as PartsRow, y, place) : '',
    ].join('')
  })
  return { svg: [named?.svg ?? '', ...grid, ...rows].join(''), bottom }
}

function numbersIn(of: Rows): number[] {
  const max = of.max ?? 0
  if (of.kind === 'bars')
    return [
      max,
      ...of.rows.flatMap(({ value, low, high, band }) => [value, low, capped(high, value), ...(band ?? [])]),
    ].filter((one) => one !== null)
  if (of.kind === 'dots') return [max, ...of.rows.flatMap(({ parts }) => parts.map((part) => part ?? 0))]
  return [max, ...of.rows.map(({ parts }) => parts.reduce<number>((sum, part) => sum + (part ?? 0), 0))]
}

/** An interval that reaches to the moon must not press all bars flat: it is cut at three times its value. */
function capped(high: number | null, value: number | null): number | null {
  return high === null || value === null || value <= 0 ? high : Math.min(high, value * 3)
}

const hueOf = (of: Exclude<Rows, { kind: 'bars' }>, i: number): string =>
  (of.kind === 'stacked' ? of.hues?.[i] : undefined) ?? HUES[i % HUES.length]!

const legendOf = (of: Exclude<Rows, { kind: 'bars' }>) =>
  of.series.map((name, i) => ({ name, fill: hueOf(of, i) }))

type Place = (value: number) => number

function bar(
  { value, low, high, more, band }: BarRow,
  y: number,
  place: Place,
  number: Rows['number'],
): string {
  const [zero, middle] = [place(0), y + BAR / 2]
  const parts: string[] = []
  if (band) parts.push(box(place(band[0]), y - 5, place(band[1]) - place(band[0]), BAR + 10, '#dff0ed'))
  if (value !== null)
    parts.push(box(Math.min(zero, place(value)), y, Math.abs(place(value) - zero), BAR, SOFT))
  if (low !== null) {
    const [from, to] = [place(low), high === null ? TO : place(high)]
    parts.push(line(from, middle, to, middle, INK), line(from, middle - 4, from, middle + 4, INK))
    if (high !== null) parts.push(line(to, middle - 4, to, middle + 4, INK))
  }
  const said = value !== null ? number(value) : low !== null ? `≥ ${number(low)}` : '–'
  return parts.join('') + beside(said, more, y)
}

function stack(
  { parts, more }: PartsRow,
  y: number,
  place: Place,
  of: Exclude<Rows, { kind: 'bars' }>,
): string {
  let sum = 0
  const boxes = parts.map((part, i) => {
    if (part === null || part <= 0) return ''
    const from = place(sum)
    sum += part
    return box(from, y, place(sum) - from, BAR, hueOf(of, i))
  })
  return boxes.join('') + beside(of.number(sum), more, y)
}

function dots({ parts, more }: PartsRow, y: number, place: Place): string {
  const known = parts.filter((part) => part !== null)
  const middle = y + BAR / 2
  const span =
    known.length === 0
      ? ''
      : line(place(Math.min(...known)), middle, place(Math.max(...known)), middle, QUIET, 3)
  const points = parts.map((part, i) =>
    part === null ? '' : dot(place(part), middle, 5, HUES[i % HUES.length]!),
  )
  return span + points.join('') + beside('', more, y)
}

function beside(said: string, more: string, y: number): string {
  const after = said === '' ? 0 : 10 + said.length * 8
  return (
    text(TO + 16, y + 12, said, { weight: BOLD }) +
    text(TO + 16 + after, y + 12, cut(more, Math.floor((WIDTH - TO - 26 - after) / 6)), {
      fill: FAINT,
      size: 12,
    })
  )
}
