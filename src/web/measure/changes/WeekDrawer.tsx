import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ChangeDetail, ChangeLead } from '#journey/measure/change/contract.ts'
import { Csv } from '../../ui/Csv.tsx'
import { day, money, nameOf, tenth } from '../../ui/format.ts'
import { Drawer } from '../../ui/Overlay.tsx'
import { Paged } from '../../ui/Paged.tsx'
import { Empty } from '../../ui/States.tsx'
import { When } from '../../ui/When.tsx'
import styles from './Changes.module.css'
import { weekQuery } from './data.ts'
import { words } from './words.ts'

interface WeekProps {
  of: ChangeDetail
  week: string | undefined
  close: () => void
}

/** The leads behind a point. */
export function WeekDrawer({ of, week, close }: WeekProps) {
  return (
    <Drawer title={week ? words.weekOf(day(week)) : ''} open={week !== undefined} onClose={close} width={560}>
      {week && (
        <>
          <Csv path={`/measure/changes/${of.id}/leads`} query={{ week }} />
          <Leads of={of} week={week} />
        </>
      )}
    </Drawer>
  )
}

function Leads({ of, week }: { of: ChangeDetail; week: string }) {
  const query = useInfiniteQuery(weekQuery(of.id, week))
  const [head, cell] = columnOf(of)
  return (
    <Paged of={query} failed={words.leadsFailed} empty={<Empty title={words.leadsEmpty} />}>
      {(items) => (
        <div className={styles.scroll}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{words.lead}</th>
                <th scope="col">{words.when}</th>
                {head && (
                  <th scope="col" data-number>
                    {head}
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {items.map((lead, i) => (
                <tr key={`${lead.id} ${i}`}>
                  <th scope="row">
                    <Link to="/leads/$id" params={{ id: lead.id }}>
                      {nameOf(lead)}
                    </Link>
                    {lead.name !== null && lead.company && <small>{lead.company}</small>}
                  </th>
                  <td>
                    <When at={lead.at} />
                  </td>
                  {head && <td data-number>{cell(lead)}</td>}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Paged>
  )
}

/** What there is to say of each lead, by what is measured. */
function columnOf({ kind, measure, currency }: ChangeDetail): [string | null, (lead: ChangeLead) => string] {
  if (kind === 'share') return [words.counts, ({ hit }) => (hit === null ? '–' : hit ? words.yes : words.no)]
  if (kind === 'hours') return [words.hours, ({ hours }) => (hours === null ? '–' : tenth(hours))]
  if (measure === 'revenue')
    return [words.amount, ({ amount }) => (amount === null ? '–' : money(amount, currency))]
  return [null, () => '']
}
