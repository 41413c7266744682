import { useQuery } from '@tanstack/react-query'
import type { CausesView } from '#journey/measure/causes/contract.ts'
import type { RankingView } from '#journey/survey/contract.ts'
import { get } from '../data/request.ts'
import { number } from '../ui/format.ts'
import { ShareBar } from '../ui/ShareBar.tsx'
import { against } from './record.ts'
import styles from './Result.module.css'
import { words } from './record-words.ts'

/** What each side believes beside what the record shows of the year before the poll closed. */
export function RecordPart({ ranking, closedAt }: { ranking: RankingView; closedAt: string }) {
  const to = closedAt.slice(0, 10)
  const { data } = useQuery({
    queryKey: ['measure', 'causes', to],
    queryFn: () => get<CausesView>('/measure/causes', { to, asOf: to }),
  })
  if (!data) return null
  const { rows, farthest } = against(ranking, data)
  const sides = ranking.items[0]?.sides ?? []
  return (
    <section className={styles.part}>
      <h2>{words.title}</h2>
      {data.looked === 0 ? (
        <p className={styles.quiet}>{words.none}</p>
      ) : (
        <>
          <p className={styles.quiet}>
            {words.rests(number(data.looked), data.looked < data.died ? number(data.died) : null)}{' '}
            {farthest && words.farthest(farthest.side, farthest.label, farthest.believed, farthest.measured)}
          </p>
          <div className={styles.frame} tabIndex={0} role="region" aria-label={words.title}>
            <table className={styles.table}>
              <thead>
                <tr>
                  <th scope="col">{words.cause}</th>
                  {sides.map(({ side, label }) => (
                    <th key={side} scope="col" className={styles.number}>
                      {label}
                    </th>
                  ))}
                  <th scope="col" className={styles.number}>
                    {words.record}
                  </th>
                  <th scope="col">{words.share}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.id}>
                    <th scope="row">{row.label}</th>
                    {row.sides.map(({ side, rank }) => (
                      <td key={side} className={styles.number}>
                        {rank}
                      </td>
                    ))}
                    <td className={styles.number}>{row.place ?? '–'}</td>
                    <td>{row.measured ? <ShareBar of={row.measured} /> : words.silent}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <p className={styles.quiet}>{words.several}</p>
        </>
      )}
    </section>
  )
}
