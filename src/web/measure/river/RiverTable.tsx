import type { RiverView } from '#journey/measure/funnel/contract.ts'
import { money, number } from '../../ui/format.ts'
import { flowed } from './layout.ts'
import styles from './River.module.css'
import { nameOf } from './RiverDrawing.tsx'
import { words } from './words.ts'

/** The same in figures, for whoever cannot see a drawing or wants to know exactly. */
export function RiverTable({ view, at }: { view: RiverView; at: number }) {
  const leads = flowed(view, at, 'n')
  const worth = flowed(view, at, 'value')
  const all = [...view.sources, ...view.stages, ...view.exits]
  const name = (id: string) => nameOf(id, all.find((one) => one.id === id)?.name ?? id)
  const order = new Map(all.map(({ id }, i) => [id, i]))
  const rows = [...leads].flatMap(([from, own]) => [...own].map(([to, n]) => ({ from, to, n })))
  rows.sort((a, b) => order.get(a.from)! - order.get(b.from)! || order.get(a.to)! - order.get(b.to)!)
  return (
    <details className={styles.table}>
      <summary>{words.table}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.from}</th>
            <th scope="col">{words.to}</th>
            <th scope="col">{words.leads}</th>
            {view.money && <th scope="col">{words.worth}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ from, to, n }) => (
            <tr key={`${from} ${to}`}>
              <th scope="row">{name(from)}</th>
              <td>{name(to)}</td>
              <td>{number(n)}</td>
              {view.money && (
                <td>{money(String(Math.round(worth.get(from)?.get(to) ?? 0)), view.money.base)}</td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
