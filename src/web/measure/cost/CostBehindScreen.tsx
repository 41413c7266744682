import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { CostLead } from '#journey/measure/cost/contract.ts'
import { Csv } from '../../ui/Csv.tsx'
import { nameOf } from '../../ui/format.ts'
import { IconChevronRight } from '../../ui/icons.ts'
import { LoadMore } from '../../ui/LoadMore.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { Bars, Empty, Failed } from '../../ui/States.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { When } from '../../ui/When.tsx'
import { Filters } from '../Filters.tsx'
import lying from '../leaks/Lying.module.css'
import money from '../money/Money.module.css'
import { each } from '../money/sums.ts'
import { sharedOf } from '../search.ts'
import { words as shared } from '../words.ts'
import { costLeadsAsk, costLeadsQuery, vintagesQuery } from './data.ts'
import { monthText } from './month.ts'
import type { CostLeadsSearch } from './search.ts'
import { words } from './words.ts'

const route = getRouteApi('/measure/cost/leads')

/** The leads behind one figure of cost or of vintages, with what was spent on each. */
export function CostBehindScreen() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const query = useInfiniteQuery(costLeadsQuery(search))
  const currency = useQuery(vintagesQuery(search)).data?.currency ?? ''
  const leads = query.data?.pages.flatMap(({ items }) => items)
  return (
    <Screen
      title={
        <span className={lying.trail}>
          <Link to="/measure/cost" search={{ ...sharedOf(search), by: search.by }}>
            {shared.tabs.cost}
          </Link>
          <IconChevronRight size={14} />
          <span>{shared.behind.title}</span>
        </span>
      }
      aside={whichSaid(search)}
      actions={<Csv path="/measure/cost/leads" query={costLeadsAsk(search)} />}
      bar={
        <Filters
          bases={false}
          search={search}
          change={(changes) => void navigate({ search: { ...search, ...changes }, replace: true })}
        />
      }
    >
      <div className={money.page}>
        {!leads ? (
          query.error ? (
            <Failed what={shared.behind.failed} error={query.error} retry={() => void query.refetch()} />
          ) : (
            <Bars rows={10} />
          )
        ) : leads.length === 0 ? (
          <Empty title={shared.behind.empty}>{shared.behind.emptyHint}</Empty>
        ) : (
          <Table of={leads} currency={currency} />
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

/** Which figure they stand behind. */
function whichSaid({ by, of, step, month, standing }: CostLeadsSearch): string {
  return [
    by && of !== undefined && `${shared.dimensions[by]}: ${of === '-' ? words.unsaid : of}`,
    step && words.cameTo(words.names[step][1]),
    month && monthText(month),
    standing && words.standings[standing],
  ]
    .filter(Boolean)
    .join(' · ')
}

const TONES = { won: 'good', off: 'warn', working: 'plain' } as const

function Table({ of, currency }: { of: CostLead[]; currency: string }) {
  return (
    <div className={money.scroller} tabIndex={0} role="region" aria-label={shared.behind.title}>
      <table className={money.table}>
        <thead>
          <tr>
            <th scope="col">{shared.behind.lead}</th>
            <th scope="col">{words.came}</th>
            <th scope="col">{shared.behind.source}</th>
            <th scope="col">{words.stands}</th>
            <th scope="col">{shared.behind.owner}</th>
            <th scope="col" data-number>
              {words.spent}
            </th>
            <th scope="col" data-number>
              {words.returned}
            </th>
          </tr>
        </thead>
        <tbody>
          {of.map((lead) => (
            <tr key={`${lead.id} ${lead.pass}`}>
              <th scope="row">
                <Link to="/leads/$id" params={{ id: lead.id }}>
                  {nameOf(lead)}
                </Link>
                <small>
                  {[
                    lead.name !== null && lead.company,
                    lead.pass > 1 && shared.behind.pass(String(lead.pass)),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </small>
              </th>
              <td>
                <When at={lead.began} />
              </td>
              <td>
                {lead.source}
                {lead.campaign && <small>{lead.campaign}</small>}
              </td>
              <td>
                <Tag tone={TONES[lead.standing]}>{words.standings[lead.standing]}</Tag>
              </td>
              <td>{lead.owner.name}</td>
              <td data-number>{each(lead.spent, currency)}</td>
              <td data-number>{lead.returned === null ? '' : each(lead.returned, currency)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
