import { exitsOf, keyOf, type Edge, type Programme } from './document.ts'

/**
 * Where everything of the drawing stands, in pixels. From top to bottom: the ways of a branch stand side by side, and where
 * ways meet again, the step stands below all of them, in the middle of the branch that parted them (its dominator).
 */
export interface Placed {
  width: number
  height: number
  /** left upper corners; ENTRY is the card above the first step */
  cards: Map<string, { x: number; y: number }>
  lines: Line[]
}

export interface Line extends Edge {
  path: string
  /** where a step is added on this line, and above it the way's name */
  add: { x: number; y: number }
  /** where a line that leads nowhere ends */
  end: { x: number; y: number } | null
}

export const ENTRY = ''
export const CARD = { width: 236, height: 84 }
const APART = 28
/** below a card, above the next one */
const GAP = 52
/** below a branch: the names of its ways stand here too */
const WAYS = 104
const END = 22
/** room for lines to meet where nothing stands in the row above */
const MEET = 24

/** A step with all that hangs on it alone. */
export interface Block {
  id: string
  width: number
  height: number
  /** centres below the branch, by exit */
  columns: { edge: Edge; x: number; block: Block | null }[]
  /** where its ways meet again, from top to bottom */
  below: { block: Block; y: number }[]
  /** of the row under the card */
  rowY: number
}

export function layout(programme: Programme): Placed {
  const ways = waysOf(programme)
  const block = blockOf(ENTRY, ways, dominated(programme.start, ways))
  const placed: Placed = { width: block.width, height: block.height, cards: new Map(), lines: [] }
  const centres = new Map<string, number>()
  const lanes = new Map<string, number>()
  place(block, block.width / 2, 0, { placed, centres, lanes })
  for (const id of placed.cards.keys())
    for (const edge of ways.from.get(id)!) placed.lines.push(line(edge, ways, placed, centres, lanes))
  return placed
}

export function blocks(programme: Programme): Block {
  const ways = waysOf(programme)
  return blockOf(ENTRY, ways, dominated(programme.start, ways))
}

/** Edges by where they begin and by where they lead: looked up for every step, and drawn anew with every letter. */
interface Ways {
  from: Map<string, Edge[]>
  into: Map<string, Edge[]>
}

function waysOf(programme: Programme): Ways {
  const from = new Map<string, Edge[]>([[ENTRY, [{ step: null, way: null, to: programme.start }]]])
  for (const step of programme.steps) from.set(step.id, exitsOf(step))
  const into = new Map<string, Edge[]>()
  for (const edge of [...from.values()].flat()) {
    if (edge.to === null) continue
    const known = into.get(edge.to)
    if (known) known.push(edge)
    else into.set(edge.to, [edge])
  }
  return { from, into }
}

/** Steps by the last step that everybody passes on the way to them. Steps that nothing leads to are left out. */
function dominated(start: string, ways: Ways): Map<string, string[]> {
  const depth = new Map([[ENTRY, 0]])
  const parent = new Map<string, string>()
  const children = new Map<string, string[]>()
  const common = (a: string, b: string): string => {
    let [left, right] = [a, b]
    while (left !== right) {
      if (depth.get(left)! >= depth.get(right)!) left = parent.get(left)!
      else right = parent.get(right)!
    }
    return left
  }
  for (const id of sorted(start, ways)) {
    const before = ways.into.get(id)!.map(({ step }) => step ?? ENTRY)
    const above = before.filter((one) => depth.has(one)).reduce(common)
    parent.set(id, above)
    depth.set(id, depth.get(above)! + 1)
    children.set(above, [...(children.get(above) ?? []), id])
  }
  return children
}

/** Every step after all that lead to it. */
function sorted(start: string, ways: Ways): string[] {
  const out: string[] = []
  const seen = new Set<string>()
  const visit = (id: string): void => {
    const exits = ways.from.get(id)
    if (!exits || seen.has(id)) return
    seen.add(id)
    for (const { to } of exits.toReversed()) if (to !== null) visit(to)
    out.push(id)
  }
  visit(start)
  return out.reverse()
}

function blockOf(id: string, ways: Ways, tree: Map<string, string[]>): Block {
  const exits = ways.from.get(id)!
  const own = tree.get(id) ?? []
  // below one way alone; where several meet, it stands below them all
  const single = new Set(own.filter((child) => ways.into.get(child)!.length === 1))
  const columns = exits.map((edge) => {
    const block = edge.to !== null && single.has(edge.to) ? blockOf(edge.to, ways, tree) : null
    return { edge, block, width: block?.width ?? (exits.length > 1 ? CARD.width * 0.72 : CARD.width) }
  })
  const meeting = own.filter((child) => !single.has(child)).map((child) => blockOf(child, ways, tree))
  const rowWidth = columns.reduce((sum, { width }) => sum + width, 0) + APART * (columns.length - 1)
  const width = Math.max(CARD.width, rowWidth, ...meeting.map((block) => block.width))
  const rowY = CARD.height + (exits.length > 1 ? WAYS : GAP)
  const rowHeight = Math.max(
    ...columns.map(({ block, edge }) => block?.height ?? (edge.to === null ? END : 0)),
  )
  let x = (width - rowWidth) / 2
  let y = rowY + rowHeight
  const below = meeting.map((block) => {
    const at = y + (y === rowY ? MEET : GAP)
    y = at + block.height
    return { block, y: at }
  })
  return {
    id,
    width,
    height: y,
    rowY,
    below,
    columns: columns.map(({ edge, block, width: wide }) => {
      const centre = x + wide / 2
      x += wide + APART
      return { edge, block, x: centre }
    }),
  }
}

interface Found {
  placed: Placed
  centres: Map<string, number>
  lanes: Map<string, number>
}

function place(block: Block, centre: number, y: number, into: Found): void {
  const left = centre - block.width / 2
  into.placed.cards.set(block.id, { x: Math.round(centre - CARD.width / 2), y })
  into.centres.set(block.id, centre)
  for (const { edge, block: child, x } of block.columns) {
    into.lanes.set(keyOf(edge), left + x)
    if (child) place(child, left + x, y + block.rowY, into)
  }
  for (const { block: child, y: at } of block.below) place(child, centre, y + at, into)
}

function line(
  edge: Edge,
  ways: Ways,
  { cards }: Placed,
  centres: Map<string, number>,
  lanes: Map<string, number>,
): Line {
  const id = edge.step ?? ENTRY
  const several = ways.from.get(id)!.length > 1
  const x1 = centres.get(id)!
  const y1 = cards.get(id)!.y + CARD.height
  const lane = lanes.get(keyOf(edge)) ?? x1
  const rowY = y1 + (several ? WAYS : GAP)
  const add = { x: lane, y: several ? y1 + WAYS - 26 : y1 + GAP / 2 }
  const down = several ? bend(x1, y1, lane, y1 + 20) : `M ${x1} ${y1}`
  if (edge.to === null) return { ...edge, add, end: { x: lane, y: rowY }, path: `${down} V ${rowY}` }
  const x2 = centres.get(edge.to)!
  const y2 = cards.get(edge.to)!.y
  const path = lane === x2 ? `${down} V ${y2}` : `${down} ${turn(lane, x2, y2 - 18)} V ${y2}`
  return { ...edge, add, end: null, path }
}

const ROUND = 10

/** From a card's foot sideways into a lane. */
function bend(x1: number, y1: number, x2: number, y: number): string {
  return x1 === x2 ? `M ${x1} ${y1}` : `M ${x1} ${y1} ${turn(x1, x2, y)}`
}

/** Down to a height, sideways there, and ready to go on down. */
function turn(x1: number, x2: number, y: number): string {
  const sign = Math.sign(x2 - x1)
  const round = Math.min(ROUND, Math.abs(x2 - x1) / 2)
  return (
    `V ${y - round} Q ${x1} ${y} ${x1 + sign * round} ${y} ` +
    `H ${x2 - sign * round} Q ${x2} ${y} ${x2} ${y + round}`
  )
}
