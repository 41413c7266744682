import { useQuery } from '@tanstack/react-query'
import type { LeadBooks } from '#journey/measure/cost/contract.ts'
import type { LeadDetail } from '#journey/lifecycle/contract.ts'
import { get } from '../data/request.ts'
import { day, number, percentTenth } from '../ui/format.ts'
import { each, whole } from '../measure/money/sums.ts'
import { Section } from '../ui/Screen.tsx'
import { Tip } from '../ui/Tip.tsx'
import styles from './BooksPanel.module.css'
import { words } from './books-words.ts'

/** What was spent on the lead, what was expected of it whenever it moved, and what it brought. */
export function BooksPanel({ lead }: { lead: LeadDetail }) {
  const { data } = useQuery({
    queryKey: ['books', lead.id, lead.stage, lead.pass],
    queryFn: () => get<LeadBooks>(`/leads/${lead.id}/books`),
    staleTime: 60_000,
  })
  if (!data || data.passes.length === 0) return null
  const { currency, passes } = data
  const latest = passes.at(-1)?.points.at(-1)
  return (
    <Section title={words.title}>
      <dl className={styles.sums}>
        <div>
          <dt>{words.spent}</dt>
          <dd>{Number(data.spent) > 0 ? each(data.spent, currency) : <span>{words.noSpend}</span>}</dd>
        </div>
        <div>
          <dt>{words.expected}</dt>
          <dd>{latest?.expected ? whole(latest.expected, currency) : <span>{expectedSaid(data)}</span>}</dd>
        </div>
        <div>
          <dt>{words.returned}</dt>
          <dd>{Number(data.returned) > 0 ? whole(Number(data.returned), currency) : <span>–</span>}</dd>
        </div>
      </dl>
      {passes.map((pass) => (
        <Pass key={pass.pass} of={pass} books={data} />
      ))}
    </Section>
  )
}

function expectedSaid({ value, passes }: LeadBooks): string {
  if (value.refused !== null) return words.tooLittle
  return passes.at(-1)?.standing === 'working' ? '–' : words.nothingMore
}

function Pass({ of, books }: { of: LeadBooks['passes'][number]; books: LeadBooks }) {
  const { currency, value } = books
  return (
    <details className={styles.pass}>
      <summary>
        {books.passes.length > 1 ? words.pass(of.pass) : words.how}
        <small>{words.standings[of.standing]}</small>
      </summary>
      {of.parts.length > 0 && (
        <ul className={styles.lines}>
          {of.parts.map((part, i) => (
            <li key={i}>
              <Tip label={words.among(whole(Number(part.of), currency), number(part.among))}>
                <span>
                  {part.campaign ?? part.source ?? words.everybody}
                  <small>{words.days(day(part.from), day(part.to))}</small>
                </span>
              </Tip>
              <b>{each(part.share, currency)}</b>
            </li>
          ))}
        </ul>
      )}
      {value.refused === null && of.points.length > 0 && (
        <ul className={styles.lines}>
          {of.points.map(({ at, stage, chance, expected }, i) => (
            <li key={i}>
              <span>
                {stage}
                <small>{words.chance(day(at), percentTenth(chance))}</small>
              </span>
              <b>{expected === null ? '' : whole(expected, currency)}</b>
            </li>
          ))}
        </ul>
      )}
    </details>
  )
}
