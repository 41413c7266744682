import { useQuery } from '@tanstack/react-query'
import { Csv } from '../ui/Csv.tsx'
import { number, percent, tenth } from '../ui/format.ts'
import { summaryQuery } from './data.ts'
import styles from './Numbers.module.css'
import { words } from './words.ts'

type Share = { share: number; low: number; high: number } | null

/** What became of the meetings, by who made them. */
export function Numbers() {
  const { data } = useQuery(summaryQuery)
  if (!data || data.items.length === 0) return null
  const { columns } = words
  return (
    <section className={styles.numbers}>
      <div className={styles.head}>
        <h2>{words.numbers}</h2>
        <Csv path="/meetings/summary" />
      </div>
      <div className={styles.scroll} tabIndex={0} role="region" aria-label={words.numbers}>
        <table>
          <thead>
            <tr>
              <th scope="col">{columns.booker}</th>
              <th scope="col">{columns.booked}</th>
              <th scope="col">{columns.held}</th>
              <th scope="col">{columns.noShow}</th>
              <th scope="col">{columns.judged}</th>
              <th scope="col">{columns.qualified}</th>
              <th scope="col">{columns.worth}</th>
              <th scope="col">{columns.rating}</th>
            </tr>
          </thead>
          <tbody>
            {data.items.map((row) => (
              <tr key={row.booker.id}>
                <th scope="row">{row.booker.name}</th>
                <td>{number(row.booked)}</td>
                <td>{number(row.held)}</td>
                <td>
                  <ShareCell share={row.noShow} />
                </td>
                <td>{number(row.judged)}</td>
                <td>
                  <ShareCell share={row.qualified} />
                </td>
                <td className={styles.worth}>{number(row.worth)}</td>
                <td>{row.rating === null ? '–' : tenth(row.rating)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p>
        {words.worthHint} {data.waitsForVerdict > 0 && words.waits(data.waitsForVerdict)}
      </p>
    </section>
  )
}

function ShareCell({ share }: { share: Share }) {
  if (!share) return '–'
  return (
    <>
      {percent(share.share)} <span className={styles.range}>{words.range(share.low, share.high)}</span>
    </>
  )
}
