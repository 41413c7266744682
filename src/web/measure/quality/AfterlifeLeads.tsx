import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { AfterlifeLead, AFTERLIFE_CAME } from '#journey/measure/afterlife/contract.ts'
import type { Page } from '#platform/http/contract.ts'
import { get } from '../../data/request.ts'
import { money, nameOf } from '../../ui/format.ts'
import { Drawer } from '../../ui/Overlay.tsx'
import { Paged } from '../../ui/Paged.tsx'
import { Empty } from '../../ui/States.tsx'
import { When } from '../../ui/When.tsx'
import { words } from './afterlife-words.ts'
import styles from './Quality.module.css'

/** Which number is open. */
export interface Behind {
  query: Record<string, string | undefined>
  of: string | undefined
  came: (typeof AFTERLIFE_CAME)[number]
  title: string
}

interface BehindProps {
  behind: Behind | null
  currency: string | null
  close: () => void
}

/** The leads behind a number of the table. */
export function AfterlifeLeads({ behind, currency, close }: BehindProps) {
  return (
    <Drawer
      title={behind ? words.leadsOf(behind.title) : ''}
      open={behind !== null}
      onClose={close}
      width={600}
    >
      {behind && <Leads behind={behind} currency={currency} />}
    </Drawer>
  )
}

function Leads({ behind: { query, of, came }, currency }: { behind: Behind; currency: string | null }) {
  const asked = { ...query, of, came, limit: 100 }
  const found = useInfiniteQuery({
    queryKey: ['measure', 'afterlife', 'leads', asked],
    queryFn: ({ pageParam, signal }) =>
      get<Page<AfterlifeLead>>('/measure/afterlife/leads', { ...asked, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })
  return (
    <Paged of={found} failed={words.failed} empty={<Empty title={words.leadsEmpty} />}>
      {(items) => (
        <div className={styles.wide}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{words.lead}</th>
                <th scope="col">{words.aside}</th>
                <th scope="col">{words.since}</th>
                <th scope="col" className={styles.number}>
                  {words.amount}
                </th>
              </tr>
            </thead>
            <tbody>
              {items.map((lead) => (
                <tr key={lead.id}>
                  <th scope="row">
                    <Link to="/leads/$id" params={{ id: lead.id }}>
                      {nameOf(lead)}
                    </Link>
                    {lead.name !== null && lead.company && <small> {lead.company}</small>}
                  </th>
                  <td>
                    <When at={lead.at} /> <small>{lead.why}</small>
                  </td>
                  <td>{words.came[lead.came]}</td>
                  <td className={styles.number}>
                    {lead.amount === null ? '–' : money(lead.amount, currency)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Paged>
  )
}
