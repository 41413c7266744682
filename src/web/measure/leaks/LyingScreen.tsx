import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { LeakClass } from '#journey/measure/cost/contract.ts'
import { Csv } from '../../ui/Csv.tsx'
import { nameOf } from '../../ui/format.ts'
import { IconChevronRight } from '../../ui/icons.ts'
import { LoadMore } from '../../ui/LoadMore.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { Bars, Empty, Failed } from '../../ui/States.tsx'
import { When } from '../../ui/When.tsx'
import { Filters } from '../Filters.tsx'
import money from '../money/Money.module.css'
import { each } from '../money/sums.ts'
import { leaksQuery, lyingQuery, queryOf, USUAL } from './data.ts'
import styles from './Lying.module.css'
import { words } from './words.ts'

const route = getRouteApi('/measure/leaks/$what')

/** The leads behind a figure of the ledger, the one that lies there longest first. */
export function LyingScreen() {
  const { what } = route.useParams()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const query = useInfiniteQuery(lyingQuery(what, search))
  const currency = useQuery(leaksQuery(search)).data?.currency ?? null
  const [name, meaning] = words.classes[what as LeakClass] ?? [what, '']
  const leads = query.data?.pages.flatMap(({ items }) => items)
  return (
    <Screen
      title={
        <span className={styles.trail}>
          <Link to="/measure/leaks" search={search}>
            {words.back}
          </Link>
          <IconChevronRight size={14} />
          <span>{name}</span>
        </span>
      }
      aside={meaning}
      actions={<Csv path={`/measure/leaks/${what}`} query={queryOf(search)} />}
      bar={
        <Filters
          bases={false}
          usual={USUAL}
          search={search}
          change={(changes) => void navigate({ search: { ...search, ...changes }, replace: true })}
        />
      }
    >
      <div className={money.page}>
        {!leads ? (
          query.error ? (
            <Failed what={words.failed} error={query.error} retry={() => void query.refetch()} />
          ) : (
            <Bars rows={10} />
          )
        ) : leads.length === 0 ? (
          <Empty title={words.listNone} />
        ) : (
          <div className={money.scroller} tabIndex={0} role="region" aria-label={name}>
            <table className={money.table}>
              <thead>
                <tr>
                  <th scope="col">{words.lead}</th>
                  <th scope="col">{words.columns.since}</th>
                  <th scope="col">{words.stage}</th>
                  <th scope="col">{words.owner}</th>
                  <th scope="col">{words.source}</th>
                  <th scope="col" data-number>
                    {words.columns.expected}
                  </th>
                  <th scope="col" data-number>
                    {words.columns.spent}
                  </th>
                </tr>
              </thead>
              <tbody>
                {leads.map((lead) => (
                  <tr key={lead.id}>
                    <th scope="row">
                      <Link to="/leads/$id" params={{ id: lead.id }}>
                        {nameOf(lead)}
                      </Link>
                      {lead.company && <small>{lead.company}</small>}
                    </th>
                    <td>
                      <When at={lead.since} />
                    </td>
                    <td>{lead.stage}</td>
                    <td>{lead.owner.name}</td>
                    <td>
                      {lead.source}
                      {lead.campaign && <small>{lead.campaign}</small>}
                    </td>
                    <td data-number>
                      {lead.expected === null ? '' : each(String(lead.expected), currency ?? '')}
                    </td>
                    <td data-number>{each(lead.spent, currency ?? '')}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        {query.hasNextPage && (
          <LoadMore
            load={() => void query.fetchNextPage()}
            busy={query.isFetchingNextPage}
            count={leads?.length ?? 0}
          />
        )}
      </div>
    </Screen>
  )
}
