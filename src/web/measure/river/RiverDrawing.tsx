import { Link } from '@tanstack/react-router'
import type { Ref } from 'react'
import type { RiverView } from '#journey/measure/funnel/contract.ts'
import { day } from '../../ui/format.ts'
import { sharedOf, type BehindSearch, type MeasureSearch } from '../search.ts'
import { words as shared } from '../words.ts'
import { layout, THICK, type Leak, type Measure, type NodeBox, type Size } from './layout.ts'
import styles from './River.module.css'
import { words } from './words.ts'

const WIDE: Size = { length: 1160, breadth: 620, before: 150, near: 74, far: 104 }
const TALL: Size = { length: 900, breadth: 362, before: 54, near: 8, far: 154 }

interface DrawingProps {
  view: RiverView
  at: number
  of: Measure
  turned: boolean
  search: MeasureSearch
  say: (value: number) => string
  ref: Ref<SVGSVGElement>
}

/** The river at one moment; every band and every leak leads to its leads. */
export function RiverDrawing({ view, at, of, turned, search, say, ref }: DrawingProps) {
  const size = turned ? TALL : WIDE
  const river = layout(view, at, of, size, turned)
  const [width, height] = turned ? [size.breadth, size.length + 40] : [size.length + 90, size.breadth]
  const names = new Map(river.nodes.map(({ id, name }) => [id, nameOf(id, name)]))
  const behind = (stage: string, came: string): BehindSearch => ({ ...sharedOf(search), stage, came })
  const moment = view.moments[at] ?? view.asOf
  return (
    <svg
      ref={ref}
      className={styles.river}
      viewBox={`0 0 ${width} ${height}`}
      role="group"
      aria-label={words.label(day(moment.slice(0, 10)))}
    >
      {river.bands.map(({ from, to, value, path }) => (
        <Link
          key={`${from} ${to}`}
          to="/measure/leads"
          search={
            from.startsWith('source:') ? fromSource(behind(to, 'first'), from) : behind(from, `to.${to}`)
          }
          className={styles.band}
          aria-label={words.band(names.get(from)!, names.get(to)!, say(value))}
        >
          <path d={path} data-spring={from.startsWith('source:') || undefined} />
          <title>{words.band(names.get(from)!, names.get(to)!, say(value))}</title>
        </Link>
      ))}
      {river.leaks.map((leak) => (
        <LeakDrawing
          key={leak.from}
          leak={leak}
          name={names.get(leak.from)!}
          far={size.breadth - size.far}
          turned={turned}
          behind={behind}
          money={of === 'value'}
          say={say}
        />
      ))}
      {river.nodes.map((node) => (
        <Node
          key={node.id}
          node={node}
          turned={turned}
          say={say}
          behind={behind}
          last={view.stages.at(-1)!.id}
        />
      ))}
    </svg>
  )
}

interface LeakProps {
  leak: Leak
  name: string
  far: number
  turned: boolean
  behind: (stage: string, came: string) => BehindSearch
  money: boolean
  say: (value: number) => string
}

function LeakDrawing({ leak, name, far, turned, behind, money, say }: LeakProps) {
  const line = (i: number) =>
    turned ? { x: far + 6, y: leak.u + 12 + i * 15 } : { x: leak.u, y: far + 18 + i * 16 }
  return (
    <>
      <Link to="/measure/leads" search={behind(leak.from, 'left')} className={styles.leak}>
        <path d={leak.path} />
        <text {...line(0)} className={styles.leakTotal}>
          {money ? words.lost(say(leak.value)) : words.left(say(leak.value))}
        </text>
        <title>{words.leak(name, leak.ways.map((way) => way.name).join(', '), say(leak.value))}</title>
      </Link>
      {leak.ways.slice(0, 4).map((way, i) => (
        <Link
          key={way.to}
          to="/measure/leads"
          search={behind(leak.from, `exit.${way.to}`)}
          className={styles.way}
        >
          <text {...line(i + 1)}>{short(`${say(way.value)} ${way.name}`, turned ? 28 : 25)}</text>
          <title>{way.name}</title>
        </Link>
      ))}
    </>
  )
}

interface NodeProps {
  node: NodeBox
  turned: boolean
  say: (value: number) => string
  behind: (stage: string, came: string) => BehindSearch
  last: string
}

/** A stage or a source. What stays in a stage is the pale end of its box. */
function Node({ node, turned, say, behind, last }: NodeProps) {
  const { id, kind, u, v, size, value, stays } = node
  const stayed = value === 0 || id === last ? 0 : (stays / value) * size
  const box = (from: number, thick: number) =>
    turned
      ? { x: from, y: u, width: Math.max(1, thick), height: THICK }
      : { x: u, y: from, width: THICK, height: Math.max(1, thick) }
  const name = nameOf(id, node.name)
  if (kind === 'source')
    return (
      <g className={styles.source}>
        <rect {...box(v, size)} />
        {turned ? (
          size > 34 && (
            <text x={v} y={u - 8}>
              {short(name, Math.floor(size / 6.4))}
            </text>
          )
        ) : (
          <text x={u - 8} y={v + size / 2 + 4} textAnchor="end">
            {short(name, 20)}
          </text>
        )}
        <title>{`${name}: ${say(value)}`}</title>
      </g>
    )
  return (
    <Link
      to="/measure/leads"
      search={behind(id, 'entered')}
      className={styles.stage}
      data-end={id === last || undefined}
    >
      <rect {...box(v, size)} />
      {stayed > 0 && <rect {...box(v + size - stayed, stayed)} className={styles.stays} />}
      {turned ? (
        <text x={v} y={u - 6} className={styles.name}>
          {short(name, 28)} <tspan className={styles.value}>{say(value)}</tspan>
        </text>
      ) : (
        <>
          {linesOf(name, 19).map((line, i, lines) => (
            <text key={line} x={u} y={38 - 16 * (lines.length - 1 - i)} className={styles.name}>
              {line}
            </text>
          ))}
          <text x={u} y={58} className={styles.value}>
            {say(value)}
          </text>
        </>
      )}
      <title>{`${name}: ${say(value)}${stayed > 0 ? `, ${words.stays(say(stays))}` : ''}`}</title>
    </Link>
  )
}

function fromSource(search: BehindSearch, from: string): BehindSearch {
  const source = from.slice('source:'.length)
  return source === '*' ? search : { ...search, by: 'source', of: source === '' ? '-' : source }
}

export function nameOf(id: string, name: string): string {
  if (id === 'source:*') return words.rest
  return id === 'source:' ? shared.unsaid : name
}

/** A name on two lines at most, broken between words. */
function linesOf(name: string, most: number): string[] {
  if (name.length <= most) return [name]
  const at = name.lastIndexOf(' ', most)
  return at <= 0 ? [short(name, most)] : [name.slice(0, at), short(name.slice(at + 1), most)]
}

const short = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, Math.max(1, most - 1))}…` : text
