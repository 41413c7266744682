import { ACCENT, box, cut, FAINT, HUES, text, WIDTH } from '#journey/measure/picture.ink.contract.ts'

/** Amounts that flow from one to another, in columns from left to right. */
export interface Flows {
  kind: 'flows'
  number: (value: number) => string
  flows: { from: string; to: string; value: number }[]
  /** the column of each name, from 0 on */
  columns: ReadonlyMap<string, number>
}

const [LEFT, RIGHT, HEIGHT, THICK, GAP] = [20, WIDTH - 150, 420, 12, 14]

interface Node {
  name: string
  column: number
  value: number
  y: number
  out: number
  into: number
}

/** @param top where it may begin, px */
export function flowsOf({ number, flows, columns }: Flows, top: number): { svg: string; bottom: number } {
  const nodes = nodesOf(flows, columns)
  const last = Math.max(1, ...nodes.map(({ column }) => column))
  const most = Math.max(
    ...Array.from({ length: last + 1 }, (_, column) => {
      const own = nodes.filter((node) => node.column === column)
      return own.reduce((sum, { value }) => sum + value, 0) / Math.max(1, HEIGHT - (GAP + 6) * own.length)
    }),
    1e-9,
  )
  const x = (column: number): number => LEFT + (column / last) * (RIGHT - LEFT)
  const begins = top + 24
  for (let column = 0; column <= last; column++) {
    let y = begins
    for (const node of nodes.filter((one) => one.column === column)) {
      node.y = y
      y += Math.max(2, node.value / most) + GAP + (node.value / most < 20 ? 14 : 0)
    }
  }
  const of = new Map(nodes.map((node) => [node.name, node]))
  const bands = flows.map(({ from, to, value }) => {
    const [a, b] = [of.get(from)!, of.get(to)!]
    const thick = Math.max(0.5, value / most)
    const [y1, y2] = [a.y + a.out, b.y + b.into]
    a.out += thick
    b.into += thick
    const [x1, x2] = [x(a.column) + THICK, x(b.column)]
    const half = (x1 + x2) / 2
    const p = (...at: number[]): string => at.map((one) => one.toFixed(1)).join(' ')
    const path = `M${p(x1, y1)}C${p(half, y1)} ${p(half, y2)} ${p(x2, y2)}L${p(x2, y2 + thick)}C${p(half, y2 + thick)} ${p(half, y1 + thick)} ${p(x1, y1 + thick)}Z`
    return `<path d="${path}" fill="${HUES[a.column % 2 === 0 ? 0 : 1]!}" fill-opacity="0.22"/>`
  })
  const signs = Math.floor(((RIGHT - LEFT) / last - THICK - 10) / 6)
  const marks = nodes.map((node) => {
    const size = Math.max(2, node.value / most)
    const left = x(node.column) + THICK + 6
    const y = node.y + Math.min(size / 2, 40)
    return [
      box(x(node.column), node.y, THICK, size, ACCENT),
      text(left, y + 3, cut(node.name, signs), { size: 11 }),
      text(left, y + 16, number(node.value), { size: 11, fill: FAINT }),
    ].join('')
  })
  const bottom = Math.max(begins, ...nodes.map((node) => node.y + Math.max(24, node.value / most)))
  const empty = nodes.length === 0 ? text(LEFT, begins + 12, '–', { fill: FAINT }) : ''
  return { svg: bands.join('') + marks.join('') + empty, bottom }
}

/** What comes to each or leaves it, whichever is more, in the order in which they are met. */
function nodesOf(flows: Flows['flows'], columns: Flows['columns']): Node[] {
  const sums = new Map<string, { out: number; into: number }>()
  const sum = (name: string) => {
    const known = sums.get(name) ?? { out: 0, into: 0 }
    sums.set(name, known)
    return known
  }
  for (const { from, to, value } of flows) {
    sum(from).out += value
    sum(to).into += value
  }
  return [...sums].map(([name, { out, into }]) => ({
    name,
    column: columns.get(name) ?? 0,
    value: Math.max(out, into),
    y: 0,
    out: 0,
    into: 0,
  }))
}
