import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AttributionView } from '#journey/measure/attribution/attribution.contract.ts'
import type { ModelDocument, ModelView } from '#journey/measure/attribution/model.contract.ts'
import { post, ProblemError } from '../../data/request.ts'
import { Choice } from '../../ui/Field.tsx'
import { number } from '../../ui/format.ts'
import { Note } from '../../ui/Note.tsx'
import { shareText } from '../share.ts'
import { asAsked } from './data.ts'
import styles from './Models.module.css'
import type { AttributionSearch } from './search.ts'
import { words } from './words.ts'

const SHOWN = 8
/** The id under which the server reckons what nobody has saved. */
const PREVIEW = 'preview'

interface ModelPreviewProps {
  /** null: not all of it can be read yet */
  of: ModelDocument | null
  beside: string
  search: AttributionSearch
  models: ModelView[]
}

/** What the model would give, beside one that there is: reckoned whenever a number changes, saved nowhere. */
export function ModelPreview({ of, beside: first, search, models }: ModelPreviewProps) {
  const [beside, setBeside] = useState(first)
  const asked = asAsked(search)
  const document = of && JSON.stringify(of)
  const query = useQuery({
    queryKey: ['attribution-preview', asked, document],
    queryFn: () =>
      post<AttributionView>(`/attribution/preview?${asked}`, {
        name: words.own,
        document: of!,
      }),
    enabled: of !== null,
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: 60_000,
  })
  const { data } = query
  const own = data?.models.findIndex(({ id }) => id === PREVIEW) ?? -1
  const other = data?.models.findIndex(({ id }) => id === beside) ?? -1
  return (
    <section className={styles.preview} aria-label={words.preview}>
      <Choice
        label={words.previewBeside}
        value={beside}
        options={models.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={setBeside}
      />
      {query.error instanceof ProblemError ? (
        <Note tone="bad">{query.error.message}</Note>
      ) : data === undefined || own < 0 || other < 0 ? null : data.rows.length === 0 ? (
        <p className={styles.hint}>{words.emptyTitle}</p>
      ) : (
        <table className={styles.shares} aria-busy={query.isPlaceholderData}>
          <thead>
            <tr>
              <th scope="col">{words.bys[data.by]}</th>
              <th scope="col">{words.own}</th>
              <th scope="col">{data.models[other]!.name}</th>
              <th scope="col">{words.place}</th>
            </tr>
          </thead>
          <tbody>
            {data.rows
              .toSorted((a, b) => Number(b.credits[own]!.amount) - Number(a.credits[own]!.amount))
              .slice(0, SHOWN)
              .map(({ label, credits, untouched }) => (
                <tr key={`${untouched ?? ''} ${label}`}>
                  <th scope="row">{label}</th>
                  <td>{shareOf(credits[own]!.share)}</td>
                  <td>{shareOf(credits[other]!.share)}</td>
                  <td>{placeSaid(credits[other]!.rank, credits[own]!.rank)}</td>
                </tr>
              ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

const shareOf = (share: number | null): string => (share === null ? '–' : shareText(share))

/** From which place to which; where it stays, the place alone. */
function placeSaid(from: number | null, to: number | null): string {
  if (to === null) return '–'
  return from === null || from === to ? number(to) : `${number(from)} → ${number(to)}`
}
