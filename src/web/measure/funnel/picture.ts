import type { FunnelView } from '#journey/measure/funnel/contract.ts'
import { day, number, percentTenth } from '../../ui/format.ts'
import { colourOf, svgText } from '../svg-text.ts'
import { span } from './span.ts'
import { words } from './words.ts'

const WIDTH = 960
const ROW = 56
const TOP = 64
/** Names stand left of the bars, figures right of them. */
const [BARS, MOST] = [190, 470]

/** The funnel as a drawing of its own, for a slide. */
export function funnelPicture({ steps, from, to, asOf }: FunnelView): string {
  const most = Math.max(1, ...steps.map(({ entered }) => entered))
  const ink = colourOf('--ink')
  const faint = colourOf('--ink-3')
  const text = (x: number, y: number, said: string, more = '') =>
    `<text x="${x}" y="${y}" ${more || `fill="${ink}"`}>${svgText(said)}</text>`
  const rows = steps.map((step, i) => {
    const y = TOP + i * ROW
    const parts = [
      [step.moved?.hits ?? step.entered, '--accent'],
      [step.moved === null ? 0 : step.open, '--line-strong'],
      [step.moved === null ? 0 : step.left.hits, '--red'],
    ] as const
    let x = BARS
    const bars = parts.map(([n, colour]) => {
      const width = (n / most) * MOST
      const rect = `<rect x="${x.toFixed(1)}" y="${y}" width="${width.toFixed(1)}" height="26" fill="${colourOf(colour)}"/>`
      x += width
      return rect
    })
    const share = step.moved?.share ?? null
    const half = step.median?.days ?? null
    const moved = share === null ? '' : `${words.moved} ${percentTenth(share)}`
    const took = half === null ? '' : ` · ${words.median} ${span(half)}`
    return [
      text(16, y + 18, step.name, `fill="${ink}" font-weight="600"`),
      ...bars,
      text(BARS + MOST + 16, y + 18, number(step.entered), `fill="${ink}" font-weight="600"`),
      text(BARS, y + 43, `${moved}${took}`, `fill="${faint}" font-size="12"`),
      step.left.hits > 0 && step.moved !== null
        ? text(
            BARS + MOST + 90,
            y + 18,
            `${words.left} ${number(step.left.hits)}`,
            `fill="${colourOf('--red')}"`,
          )
        : '',
    ].join('')
  })
  const height = TOP + steps.length * ROW + 12
  const said = [from && day(from), to && day(to)].filter(Boolean).join(' – ')
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" font-family="Inter, system-ui, sans-serif" font-size="14"><rect width="100%" height="100%" fill="${colourOf('--page')}"/>${text(16, 34, `${words.steps}${said ? ` · ${said}` : ''} · ${day(asOf)}`, `fill="${ink}" font-size="17" font-weight="600"`)}${rows.join('')}</svg>`
}
