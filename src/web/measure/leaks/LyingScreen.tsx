import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { LeakClass } from '#journey/measure/cost/contract.ts'
import { Empty } from '../../ui/States.tsx'
import { When } from '../../ui/When.tsx'
import { Figure, LeadHead, LeadsBehind, LeadTable, Source } from '../LeadsBehind.tsx'
import { each } from '../money/sums.ts'
import { words as shared } from '../words.ts'
import { leaksQuery, lyingQuery, queryOf, USUAL } from './data.ts'
import { words } from './words.ts'

const route = getRouteApi('/measure/leaks/$what')

/** The leads behind a figure of the ledger, the one that lies there longest first. */
export function LyingScreen() {
  const { what } = route.useParams()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const currency = useQuery(leaksQuery(search)).data?.currency ?? ''
  const [name, meaning] = words.classes[what as LeakClass] ?? [what, '']
  const { since, expected, spent } = words.columns
  return (
    <LeadsBehind
      back={
        <Link to="/measure/leaks" search={search}>
          {shared.tabs.leaks}
        </Link>
      }
      title={name}
      which={meaning}
      csv={{ path: `/measure/leaks/${what}`, query: queryOf(search) }}
      filters={{
        bases: false,
        usual: USUAL,
        search,
        change: (changes) => void navigate({ search: { ...search, ...changes }, replace: true }),
      }}
      of={useInfiniteQuery(lyingQuery(what, search))}
      empty={<Empty title={words.listNone} />}
    >
      {(leads) => (
        <LeadTable
          label={name}
          columns={[
            shared.behind.lead,
            since,
            words.stage,
            shared.behind.owner,
            shared.behind.source,
            { figure: expected },
            { figure: spent },
          ]}
        >
          {leads.map((lead) => (
            <tr key={lead.id}>
              <LeadHead of={lead} />
              <td>
                <When at={lead.since} />
              </td>
              <td>{lead.stage}</td>
              <td>{lead.owner.name}</td>
              <Source of={lead} />
              <Figure label={expected}>
                {lead.expected === null ? '–' : each(String(lead.expected), currency)}
              </Figure>
              <Figure label={spent}>{each(lead.spent, currency)}</Figure>
            </tr>
          ))}
        </LeadTable>
      )}
    </LeadsBehind>
  )
}
