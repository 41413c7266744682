import { didYouMean, type Finding, type Path } from './problems.rules.ts'
import type { AgreementDocument, TargetsDocument } from './schema.ts'

type Narrowed = TargetsDocument['contribution'][number] | TargetsDocument['mix'][number]
type Say = (path: Path, message: string) => void

/** The targets against the rest of the agreement: names that are not there, bands and shares that cannot be kept. */
export function checkTargets(document: AgreementDocument, findings: Finding[]): void {
  const { targets } = document
  if (targets === undefined) return
  const say: Say = (path, message) => void findings.push({ path: ['targets', ...path], message })
  checkNames(document, targets, say)
  checkBands(targets, say)
  checkShares(targets, say)
  checkWays(document, targets, say)
}

const LISTS = [
  ['contribution'],
  ['horizon'],
  ['mix'],
  ['marketing', 'volume'],
  ['marketing', 'quality'],
  ['sales', 'answered'],
  ['sales', 'contacted'],
  ['sales', 'attempts'],
] as const

/** Every target with the place where it stands below `targets`. */
function all(targets: TargetsDocument): { path: Path; target: Omit<Narrowed, 'period'> & object }[] {
  const { contribution, horizon, mix, marketing, sales } = targets
  const lists = [contribution, horizon, mix, marketing.volume, marketing.quality]
  const found = [...lists, sales.answered, sales.contacted, sales.attempts]
  return found.flatMap((list, k) => list.map((target, i) => ({ path: [...LISTS[k]!, i], target })))
}

function checkNames(document: AgreementDocument, targets: TargetsDocument, say: Say): void {
  const seen = new Set<string>()
  const groups = { market: document.markets, offer: document.offers, segment: document.segments }
  for (const { path, target } of all(targets)) {
    if (seen.has(target.id)) say([...path, 'id'], `There are two targets with the id \`${target.id}\`.`)
    seen.add(target.id)
    for (const key of ['market', 'offer', 'segment'] as const) {
      const id = target[key]
      if (id === undefined || Object.hasOwn(groups[key], id)) continue
      const known = Object.keys(groups[key])
      const none = known.length === 0 ? ` Name it under \`${key}s\` first.` : ''
      say([...path, key], `There is no ${key} \`${id}\`.${didYouMean(id, known)}${none}`)
    }
    for (const key of ['stage', 'from', 'reach'] as const) {
      const id = key in target ? (target as Record<string, unknown>)[key] : undefined
      if (typeof id !== 'string' || Object.hasOwn(document.stages, id)) continue
      say([...path, key], `There is no stage \`${id}\`.${didYouMean(id, Object.keys(document.stages))}`)
    }
  }
}

function checkBands({ contribution }: TargetsDocument, say: Say): void {
  const sums = new Map<string, { from: number; to: number; functions: Set<string>; at: number }>()
  contribution.forEach((target, i) => {
    if (target.from > target.to) {
      say(['contribution', i, 'from'], `The band runs from ${target.from} to ${target.to}: turn them round.`)
    }
    const { of, credit, period, market, offer, segment } = target
    const key = JSON.stringify([of, credit, period, market, offer, segment])
    const sum = sums.get(key) ?? { from: 0, to: 0, functions: new Set(), at: i }
    if (sum.functions.has(target.function)) {
      say(['contribution', i], `There are two bands for the ${credit} ${of} of ${target.function} here.`)
    }
    sum.functions.add(target.function)
    sum.from += target.from
    sum.to += target.to
    sum.at = i
    sums.set(key, sum)
    // what one function began, no other began: these shares divide the whole
    if (credit !== 'sourced') return
    if (sum.from > 100 && sum.from - target.from <= 100) {
      say(['contribution', i, 'from'], `The sourced ${of} would come to at least ${sum.from} % in all.`)
    }
    if (sum.functions.size === 3 && sum.to < 100) {
      say(['contribution', i, 'to'], `The three functions would source at most ${sum.to} % of the ${of}.`)
    }
  })
}

function checkShares({ horizon, mix }: TargetsDocument, say: Say): void {
  const parts = (path: Path, [a, b]: [string, string], [x, y]: [number, number]): void => {
    // 33.3 and 66.7 add up to 100 for people, and to 99.99999999999999 in binary
    if (Math.abs(x + y - 100) < 1e-6) return
    say([...path, b], `\`${a}\` and \`${b}\` must add up to 100; ${x} and ${y} make ${round(x + y)}.`)
  }
  horizon.forEach((t, i) => parts(['horizon', i], ['shortTerm', 'longTerm'], [t.shortTerm, t.longTerm]))
  mix.forEach((t, i) => parts(['mix', i], ['inbound', 'outbound'], [t.inbound, t.outbound]))
}

function round(share: number): number {
  return Math.round(share * 1000) / 1000
}

function checkWays(
  { path, stages }: AgreementDocument,
  { marketing, sales }: TargetsDocument,
  say: Say,
): void {
  marketing.quality.forEach(({ from, reach }, i) => {
    const [start, end] = [path.indexOf(from), path.indexOf(reach)]
    if (start < 0 || end < 0 || start < end) return
    say(
      ['marketing', 'quality', i, 'reach'],
      `On the path \`${reach}\` does not come after \`${from}\`, so no lead can go on to it.`,
    )
  })
  const noOffers = !Object.values(stages).some((stage) => stage.kind === 'handoff')
  if (noOffers && sales.answered.length > 0) say(['sales', 'answered'], 'No stage offers leads to anybody.')
}
