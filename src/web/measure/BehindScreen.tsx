import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { BehindLead } from '#journey/measure/funnel/contract.ts'
import { Csv } from '../ui/Csv.tsx'
import { nameOf } from '../ui/format.ts'
import { IconArrowLeft, IconChartFunnel } from '../ui/icons.ts'
import { LoadMore } from '../ui/LoadMore.tsx'
import { Screen } from '../ui/Screen.tsx'
import { Bars, Empty, Failed } from '../ui/States.tsx'
import { Tag } from '../ui/Tag.tsx'
import { When } from '../ui/When.tsx'
import rows from '../team/Rows.module.css'
import { behindAsk, behindQuery, choicesQuery } from './data.ts'
import { Filters } from './Filters.tsx'
import { span } from './funnel/span.ts'
import { sharedOf } from './search.ts'
import { words as all } from './words.ts'

const route = getRouteApi('/measure/leads')
const words = all.behind

/** The leads behind one number of the funnel or the river. */
export function BehindScreen() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const query = useInfiniteQuery({ ...behindQuery(search), enabled: search.stage !== '' })
  const stages = useQuery(choicesQuery).data?.stages
  const items = query.data?.pages.flatMap((page) => page.items)
  const stage = stages?.find(({ id }) => id === search.stage)?.name ?? search.stage
  return (
    <Screen
      title={words.title}
      aside={stage}
      actions={
        <>
          <Link to="/measure/funnel" search={sharedOf(search)} className={rows.lead}>
            <IconArrowLeft size={14} /> {words.back}
          </Link>
          <Csv path="/measure/leads" query={behindAsk(search)} />
        </>
      }
      bar={
        <Filters
          search={search}
          change={(changes) => void navigate({ search: { ...search, ...changes }, replace: true })}
        />
      }
    >
      {search.stage === '' ? (
        <Empty icon={<IconChartFunnel size={22} />} title={words.noStage} />
      ) : query.isError && !items ? (
        <Failed what={words.failed} error={query.error} retry={() => void query.refetch()} />
      ) : !items ? (
        <div className={rows.loading}>
          <Bars rows={10} />
        </div>
      ) : items.length === 0 ? (
        <Empty icon={<IconChartFunnel size={22} />} title={words.empty}>
          {words.emptyHint}
        </Empty>
      ) : (
        <div className={rows.frame}>
          <Table leads={items} />
          {query.hasNextPage && (
            <LoadMore
              load={() => void query.fetchNextPage()}
              busy={query.isFetchingNextPage}
              count={items.length}
            />
          )}
        </div>
      )}
    </Screen>
  )
}

function Table({ leads }: { leads: BehindLead[] }) {
  return (
    <div className={rows.scroll} tabIndex={0} role="region" aria-label={words.title}>
      <table className={rows.table}>
        <thead>
          <tr>
            <th scope="col">{words.lead}</th>
            <th scope="col">{words.source}</th>
            <th scope="col">{words.entered}</th>
            <th scope="col">{words.next}</th>
            <th scope="col" className={rows.figure}>
              {words.took}
            </th>
            <th scope="col">{words.owner}</th>
          </tr>
        </thead>
        <tbody>
          {leads.map((lead) => (
            <tr key={`${lead.id} ${lead.pass}`}>
              <th scope="row">
                <Link to="/leads/$id" params={{ id: lead.id }} className={rows.lead}>
                  {nameOf(lead)}
                </Link>
                {lead.name !== null && <span className={rows.company}>{lead.company}</span>}
                {lead.pass > 1 && <span className={rows.company}>{words.pass(String(lead.pass))}</span>}
              </th>
              <td data-none={lead.source === null || undefined}>{lead.source ?? '–'}</td>
              <td>
                <When at={lead.enteredAt} />
              </td>
              <td>
                {lead.next === null ? (
                  words.nothingYet
                ) : (
                  <Tag tone={['lost', 'disqualified', 'closed'].includes(lead.next.kind) ? 'warn' : 'plain'}>
                    {lead.next.name}
                  </Tag>
                )}
              </td>
              <td className={rows.figure} data-label={words.took}>
                {lead.days === null || lead.days < 0 ? '–' : span(lead.days)}
              </td>
              <td>{lead.owner.name}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
