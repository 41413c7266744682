import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { BehindLead } from '#journey/measure/funnel/contract.ts'
import { IconChartFunnel } from '../ui/icons.ts'
import { Empty } from '../ui/States.tsx'
import { Tag } from '../ui/Tag.tsx'
import { When } from '../ui/When.tsx'
import { behindAsk, behindQuery, choicesQuery } from './data.ts'
import { span } from './funnel/span.ts'
import { Figure, LeadHead, LeadsBehind, LeadTable, Source } from './LeadsBehind.tsx'
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
  // an address that names no stage asks for nobody
  const none = search.stage === '' ? { ...query, data: { pages: [] } } : query
  return (
    <LeadsBehind
      back={
        <Link to="/measure/funnel" search={sharedOf(search)}>
          {all.tabs.funnel}
        </Link>
      }
      which={stages?.find(({ id }) => id === search.stage)?.name ?? search.stage}
      csv={{ path: '/measure/leads', query: behindAsk(search) }}
      filters={{
        search,
        change: (changes) => void navigate({ search: { ...search, ...changes }, replace: true }),
      }}
      of={none}
      empty={search.stage === '' && <Empty icon={<IconChartFunnel size={22} />} title={words.noStage} />}
    >
      {(leads) => <Table leads={leads} />}
    </LeadsBehind>
  )
}

function Table({ leads }: { leads: BehindLead[] }) {
  return (
    <LeadTable
      columns={[words.lead, words.source, words.entered, words.next, { figure: words.took }, words.owner]}
    >
      {leads.map((lead) => (
        <tr key={`${lead.id} ${lead.pass}`}>
          <LeadHead of={lead} />
          <Source of={lead} />
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
          <Figure label={words.took}>{lead.days === null || lead.days < 0 ? '–' : span(lead.days)}</Figure>
          <td>{lead.owner.name}</td>
        </tr>
      ))}
    </LeadTable>
  )
}
