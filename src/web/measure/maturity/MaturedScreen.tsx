import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { MaturedLead } from '#journey/measure/maturity/contract.ts'
import rows from '../../team/Rows.module.css'
import { When } from '../../ui/When.tsx'
import { span } from '../funnel/span.ts'
import { Figure, LeadHead, LeadsBehind, LeadTable, Source } from '../LeadsBehind.tsx'
import { whole } from '../money/sums.ts'
import { sharedOf } from '../search.ts'
import { words as shared } from '../words.ts'
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
  const back = { ...sharedOf(search), each: search.each, of: search.of === 'leads' || search.of === 'open' ? undefined : search.of } // prettier-ignore
  const currency = useQuery(maturityQuery(back)).data?.currency ?? ''
  return (
    <LeadsBehind
      back={
        <Link to="/measure/maturity" search={back}>
          {shared.tabs.maturity}
        </Link>
      }
      which={saidOf(search)}
      csv={{ path: '/measure/maturity/leads', query: maturedAsk(search) }}
      filters={{
        bases: false,
        usual: USUAL,
        search,
        change: (changes) => void navigate({ search: { ...search, ...changes }, replace: true }),
      }}
      of={useInfiniteQuery(maturedQuery(search))}
    >
      {(leads) => <Table leads={leads} of={search.of ?? 'revenue'} currency={currency} />}
    </LeadsBehind>
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
  currency: string
}

function Table({ leads, of, currency }: TableProps) {
  const deals = of === 'revenue' || of === 'pipeline' || of === 'open'
  const { lead: name, source, took, owner } = shared.behind
  return (
    <LeadTable
      columns={[
        name,
        source,
        words.began,
        ...(of === 'leads' ? [] : [words.at[of], { figure: took }]),
        ...(deals ? [words.opportunity, { figure: words.amount }] : []),
        owner,
      ]}
    >
      {leads.map((lead) => (
        <tr key={`${lead.id} ${lead.pass} ${lead.opportunity ?? ''}`}>
          <LeadHead of={lead} />
          <Source of={lead} />
          <td>
            <When at={lead.beganAt} />
          </td>
          {of !== 'leads' && (
            <>
              <td>{lead.at === null ? '–' : <When at={lead.at} />}</td>
              <Figure label={took}>{lead.days === null || lead.days < 0 ? '–' : span(lead.days)}</Figure>
            </>
          )}
          {deals && (
            <>
              <td className={rows.text}>{lead.opportunity}</td>
              <Figure label={words.amount}>
                {lead.amount === null ? '–' : whole(Number(lead.amount), currency)}
              </Figure>
            </>
          )}
          <td>{lead.owner.name}</td>
        </tr>
      ))}
    </LeadTable>
  )
}
