import type { RiverView } from '#journey/measure/funnel/contract.ts'

/** Across and along are turned where the river flows down instead of to the right. */
export interface Size {
  /** along the stream */
  length: number
  /** across it */
  breadth: number
  /** room before the sources, for their names */
  before: number
  /** room at the near bank, for the names of stages, and at the far one, where the leaks end */
  near: number
  far: number
}

export interface NodeBox {
  id: string
  kind: 'source' | 'stage'
  name: string
  u: number
  v: number
  size: number
  value: number
  /** of it, what stays there at that moment */
  stays: number
}

export interface Band {
  from: string
  to: string
  value: number
  path: string
}

export interface Leak {
  from: string
  value: number
  path: string
  /** where it ends */
  u: number
  ways: { to: string; name: string; kind: string; value: number }[]
}

export interface River {
  nodes: NodeBox[]
  bands: Band[]
  leaks: Leak[]
}

export const THICK = 12
const GAP = 8
/** No leak is broader than this share of the room between two stages: it has to turn there. */
const TURN = 0.62

export type Measure = 'n' | 'value'

/** What has flowed until one of the moments, from each to each. */
export function flowed(view: RiverView, at: number, of: Measure): Map<string, Map<string, number>> {
  const sums = new Map<string, Map<string, number>>()
  for (const flow of view.flows) {
    if (flow.at > at) break
    const own = sums.get(flow.from) ?? new Map<string, number>()
    if (own.size === 0) sums.set(flow.from, own)
    own.set(flow.to, (own.get(flow.to) ?? 0) + flow[of])
  }
  return sums
}

/**
 * The river at a moment. Its scale is that of the last one, so that it grows while it plays. Each stage is a node in a column of its
 * own; what skips one flows past it on the near side; what leaves turns to the far bank.
 */
export function layout(view: RiverView, at: number, of: Measure, size: Size, turned: boolean): River {
  const now = flowed(view, at, of)
  const ids = view.stages.map(({ id }) => id)
  const exits = new Set(view.exits.map(({ id }) => id))
  const value = (from: string, to: string): number => now.get(from)?.get(to) ?? 0
  const intoStage = (id: string): number => sum([...now.values()].map((own) => own.get(id) ?? 0))
  const springs = view.sources.map(({ id }) => sum([...(now.get(id)?.values() ?? [])]))
  const ends = flowed(view, view.moments.length, of)
  const whole = sum(view.sources.flatMap(({ id }) => [...(ends.get(id)?.values() ?? [])]))
  const room = size.breadth - size.near - size.far - GAP * Math.max(0, view.sources.length - 1)
  const scale = whole === 0 ? 0 : Math.max(0, room) / whole
  const step = (size.length - size.before - THICK) / Math.max(1, ids.length)
  const column = (j: number): number => size.before + j * step

  const nodes: NodeBox[] = []
  let v = size.near
  view.sources.forEach(({ id, name }, i) => {
    nodes.push({
      id,
      kind: 'source',
      name,
      u: column(0),
      v,
      size: springs[i]! * scale,
      value: springs[i]!,
      stays: 0,
    })
    v += springs[i]! * scale + GAP
  })
  const before = (j: number): string[] => [...view.sources.map(({ id }) => id), ...ids.slice(0, j)]
  ids.forEach((id, j) => {
    const past = sum(before(j).flatMap((from) => ids.slice(j + 1).map((to) => value(from, to))))
    const inside = intoStage(id)
    const left = sum([...(now.get(id)?.values() ?? [])])
    nodes.push({
      id,
      kind: 'stage',
      name: view.stages[j]!.name,
      u: column(j + 1),
      v: size.near + past * scale,
      size: inside * scale,
      value: inside,
      stays: Math.max(0, inside - left),
    })
  })
  const box = new Map(nodes.map((node) => [node.id, node]))
  const arrived = new Map<string, number>()
  const bands: Band[] = []
  const leaks: Leak[] = []
  // the farthest origin arrives nearest to the bank, because it flowed past the others there
  for (const [j, id] of ids.entries()) {
    for (const from of before(j)) {
      const n = value(from, id)
      if (n <= 0) continue
      const [a, b] = [box.get(from)!, box.get(id)!]
      // to the farthest first, on the side on which it flows past
      const leaves = a.v + sum(ids.slice(j + 1).map((to) => value(from, to))) * scale
      const comes = b.v + (arrived.get(id) ?? 0)
      arrived.set(id, (arrived.get(id) ?? 0) + n * scale)
      bands.push({
        from,
        to: id,
        value: n,
        path: bandPath(a.u + THICK, leaves, b.u, comes, n * scale, turned),
      })
    }
    const ways = view.exits
      .map(({ id: to, name, kind }) => ({ to, name, kind, value: value(id, to) }))
      .filter((way) => exits.has(way.to) && way.value > 0)
      .sort((a, b) => b.value - a.value)
    const total = sum(ways.map((way) => way.value))
    if (total <= 0) continue
    const node = box.get(id)!
    const thick = Math.max(1, total * scale)
    const u = node.u + THICK + step * 0.16
    const end = Math.min(thick, step * TURN)
    leaks.push({
      from: id,
      value: total,
      ways,
      u,
      path: leakPath(
        node.u + THICK,
        node.v + node.size - thick,
        thick,
        u,
        end,
        size.breadth - size.far,
        turned,
      ),
    })
  }
  return { nodes, bands, leaks }
}

function bandPath(u1: number, v1: number, u2: number, v2: number, thick: number, turned: boolean): string {
  const p = place(turned)
  const half = (u1 + u2) / 2
  const t = Math.max(1, thick)
  return [
    `M${p(u1, v1)}C${p(half, v1)} ${p(half, v2)} ${p(u2, v2)}`,
    `L${p(u2, v2 + t)}C${p(half, v2 + t)} ${p(half, v1 + t)} ${p(u1, v1 + t)}Z`,
  ].join('')
}

function leakPath(
  u: number,
  v: number,
  thick: number,
  at: number,
  end: number,
  far: number,
  turned: boolean,
): string {
  const p = place(turned)
  return [
    `M${p(u, v)}C${p(at + end, v)} ${p(at + end, v + thick * 0.3)} ${p(at + end, far)}`,
    `L${p(at, far)}C${p(at, v + thick)} ${p(at, v + thick)} ${p(u, v + thick)}Z`,
  ].join('')
}

function place(turned: boolean): (u: number, v: number) => string {
  const text = (x: number) => x.toFixed(1)
  return turned ? (u, v) => `${text(v)} ${text(u)}` : (u, v) => `${text(u)} ${text(v)}`
}

const sum = (numbers: number[]): number => numbers.reduce((all, n) => all + n, 0)
