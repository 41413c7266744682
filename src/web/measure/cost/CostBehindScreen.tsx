import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { CostLead } from '#journey/measure/cost/contract.ts'
import { Tag } from '../../ui/Tag.tsx'
import { When } from '../../ui/When.tsx'
import { Figure, LeadHead, LeadsBehind, LeadTable, Source } from '../LeadsBehind.tsx'
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
  const currency = useQuery(vintagesQuery(search)).data?.currency ?? ''
  return (
    <LeadsBehind
      back={
        <Link to="/measure/cost" search={{ ...sharedOf(search), by: search.by }}>
          {shared.tabs.cost}
        </Link>
      }
      which={whichSaid(search)}
      csv={{ path: '/measure/cost/leads', query: costLeadsAsk(search) }}
      filters={{
        bases: false,
        search,
        change: (changes) => void navigate({ search: { ...search, ...changes }, replace: true }),
      }}
      of={useInfiniteQuery(costLeadsQuery(search))}
    >
      {(leads) => <Table of={leads} currency={currency} />}
    </LeadsBehind>
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
  const { lead: name, source, owner } = shared.behind
  return (
    <LeadTable
      columns={[
        name,
        words.came,
        source,
        words.stands,
        owner,
        { figure: words.spent },
        { figure: words.returned },
      ]}
    >
      {of.map((lead) => (
        <tr key={`${lead.id} ${lead.pass}`}>
          <LeadHead of={lead} />
          <td>
            <When at={lead.began} />
          </td>
          <Source of={lead} />
          <td>
            <Tag tone={TONES[lead.standing]}>{words.standings[lead.standing]}</Tag>
          </td>
          <td>{lead.owner.name}</td>
          <Figure label={words.spent}>{each(lead.spent, currency)}</Figure>
          <Figure label={words.returned}>
            {lead.returned === null ? '–' : each(lead.returned, currency)}
          </Figure>
        </tr>
      ))}
    </LeadTable>
  )
}
