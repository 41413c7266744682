import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { MaturedLead } from '#journey/measure/maturity/contract.ts'
import rows from '../../team/Rows.module.css'
import { Csv } from '../../ui/Csv.tsx'
import { nameOf } from '../../ui/format.ts'
import { IconArrowLeft, IconChartLine } from '../../ui/icons.ts'
import { LoadMore } from '../../ui/LoadMore.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { Bars, Empty, Failed } from '../../ui/States.tsx'
import { When } from '../../ui/When.tsx'
import { Filters } from '../Filters.tsx'
import { span } from '../funnel/span.ts'
import { whole } from '../money/sums.ts'
import { sharedOf } from '../search.ts'
import { maturedAsk, maturedQuery, maturityQuery, USUAL } from './data.ts'
import { periodText } from './said.ts'
import type { MaturedSearch, Of } from './search.ts'
import { words as all } from './words.ts'

const route = getRouteApi('/measure/maturity/leads')
const words = all.list

/** The leads behind a number of the cohorts, what came last first. */
export function MaturedScreen() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const query = useInfiniteQuery(maturedQuery(search))
  const items = query.data?.pages.flatMap((page) => page.items)
  const back = { ...sharedOf(search), each: search.each, of: search.of === 'leads' || search.of === 'open' ? undefined : search.of } // prettier-ignore
  const currency = useQuery(maturityQuery(back)).data?.currency ?? null
  return (
    <Screen
      title={words.title}
      aside={saidOf(search)}
      actions={
        <>
          <Link to="/measure/maturity" search={back} className={rows.lead}>
            <IconArrowLeft size={14} /> {words.back}
          </Link>
          <Csv path="/measure/maturity/leads" query={maturedAsk(search)} />
        </>
      }
      bar={
        <Filters
          bases={false}
          usual={USUAL}
          search={search}
          change={(changes) => void navigate({ search: { ...search, ...changes }, replace: true })}
        />
      }
    >
      {query.isError && !items ? (
        <Failed what={words.failed} error={query.error} retry={() => void query.refetch()} />
      ) : !items ? (
        <div className={rows.loading}>
          <Bars rows={10} />
        </div>
      ) : items.length === 0 ? (
        <Empty icon={<IconChartLine size={22} />} title={words.empty}>
          {words.emptyHint}
        </Empty>
      ) : (
        <div className={rows.frame}>
          <Table leads={items} of={search.of ?? 'revenue'} currency={currency} />
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

/** Which number it was, in words. */
function saidOf({ of: asked, each, cohort, age, in: within, term }: MaturedSearch): string {
  const of = asked ?? 'revenue'
  const name = of === 'leads' || of === 'open' ? words[of] : all.of[of]
  const period = (day: string) =>
    periodText(
      each === 'month' ? day.slice(0, 7) : `${day.slice(0, 4)} Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`,
    )
  let text = cohort ? words.cohort(name, period(cohort)) : within ? words.in(name, period(within)) : name
  if (cohort && age !== undefined) text = words.byAge(text, age)
  return term ? `${text}, ${words.term[term]}` : text
}

interface TableProps {
  leads: MaturedLead[]
  of: Of | 'leads' | 'open'
  currency: string | null
}

function Table({ leads, of, currency }: TableProps) {
  const deals = of === 'revenue' || of === 'pipeline' || of === 'open'
  return (
    <div className={rows.scroll}>
      <table className={rows.table}>
        <thead>
          <tr>
            <th scope="col">{words.lead}</th>
            <th scope="col">{words.source}</th>
            <th scope="col">{words.began}</th>
            {of !== 'leads' && (
              <>
                <th scope="col">{words.at[of]}</th>
                <th scope="col" className={rows.figure}>
                  {words.took}
                </th>
              </>
            )}
            {deals && (
              <>
                <th scope="col">{words.opportunity}</th>
                <th scope="col" className={rows.figure}>
                  {words.amount}
                </th>
              </>
            )}
            <th scope="col">{words.owner}</th>
          </tr>
        </thead>
        <tbody>
          {leads.map((lead) => (
            <tr key={`${lead.id} ${lead.pass} ${lead.opportunity ?? ''}`}>
              <th scope="row">
                <Link to="/leads/$id" params={{ id: lead.id }} className={rows.lead}>
                  {nameOf(lead)}
                </Link>
                {lead.name !== null && <span className={rows.company}>{lead.company}</span>}
                {lead.pass > 1 && <span className={rows.company}>{words.pass(String(lead.pass))}</span>}
              </th>
              <td data-none={lead.source === null || undefined}>{lead.source ?? '–'}</td>
              <td>
                <When at={lead.beganAt} />
              </td>
              {of !== 'leads' && (
                <>
                  <td>{lead.at === null ? '–' : <When at={lead.at} />}</td>
                  <td className={rows.figure} data-label={words.took}>
                    {lead.days === null || lead.days < 0 ? '–' : span(lead.days)}
                  </td>
                </>
              )}
              {deals && (
                <>
                  <td className={rows.text}>{lead.opportunity}</td>
                  <td className={rows.figure} data-label={words.amount}>
                    {lead.amount === null ? '–' : whole(Number(lead.amount), currency ?? '')}
                  </td>
                </>
              )}
              <td>{lead.owner.name}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
