import { isMap, isScalar, isSeq, parseDocument, type Node, type YAMLMap } from 'yaml'
import { compileAgreement } from '#journey/agreement/compile.ts'
import type { PointChange } from './points.rules.ts'

export interface DraftSource {
  /** the agreement that it starts from, as written */
  text: string
  /** of the draft */
  version: number
  /** 2026-12-01 */
  effectiveFrom: string
  survey: { title: string; people: number; cards: number; closedOn: string; alpha: number | null }
  changes: readonly PointChange[]
}

interface Splice {
  from: number
  to: number
  text: string
}

/**
 * A first draft: the given agreement with the points that the survey speaks for, each marked with the counts behind it.
 * Everything else stays as written, to the byte. Null when the result would not compile, which would be our fault.
 */
export function draftText(source: DraftSource): string | null {
  const marked = withSplices(source, true)
  if (compileAgreement(marked).ok) return marked
  // a remark may stand where the file has no room for one, inside a text of several lines
  const plain = withSplices(source, false)
  return compileAgreement(plain).ok ? plain : null
}

function withSplices(source: DraftSource, remarks: boolean): string {
  const document = parseDocument(source.text)
  const splices: Splice[] = [{ from: 0, to: 0, text: heading(source) }]
  const put = (node: unknown, text: string) => {
    if (isScalar(node) && node.range) splices.push({ from: node.range[0], to: node.range[1], text })
  }
  put(document.get('version', true), String(source.version))
  put(document.get('effectiveFrom', true), source.effectiveFrom)
  for (const change of source.changes) {
    const points = pointsNode(document.getIn(['scoring', change.kind, 'rules'], true), change.rule)
    put(points, String(change.to))
    if (!remarks || !isScalar(points) || !points.range) continue
    const end = source.text.indexOf('\n', points.range[1])
    const at = end < 0 ? source.text.length : end
    splices.push({ from: at, to: at, text: ` # ${remark(change)}` })
  }
  return splices
    .sort((a, b) => b.from - a.from)
    .reduce((text, { from, to, text: put }) => text.slice(0, from) + put + text.slice(to), source.text)
}

function pointsNode(rules: unknown, id: string): Node | undefined {
  if (!isSeq(rules)) return undefined
  const rule = rules.items.find((item): item is YAMLMap => isMap(item) && item.get('id') === id)
  const points = rule?.get('points', true)
  return points as Node | undefined
}

function heading({ survey, changes }: DraftSource): string {
  const alpha = survey.alpha === null ? 'agreement could not be computed' : `alpha ${survey.alpha.toFixed(2)}`
  const lines = [
    `DRAFT drawn from the survey "${survey.title}", closed on ${survey.closedOn}:`,
    `${survey.people} people sorted ${survey.cards} leads (${alpha}).`,
    `${changes.length} rules have other points than before, each marked with "survey" and the counts behind it.`,
    'Points moved half of the way to what the answers alone would give. Nothing else was changed.',
  ]
  // a line break in a title would end the remark
  return `${lines.map((line) => `# ${line.replaceAll(/\s+/g, ' ')}\n`).join('')}#\n`
}

function remark({ from, to, with: w, without: o }: PointChange): string {
  return `survey: ${from} -> ${to}, a lead in ${w.leads} of ${w.of} answers with it, ${o.leads} of ${o.of} without`
}
