import { useInfiniteQuery } from '@tanstack/react-query'
import type { AttributionView } from '#journey/measure/attribution/attribution.contract.ts'
import { Drawer } from '../../ui/Overlay.tsx'
import { money } from '../../ui/format.ts'
import { Paged } from '../../ui/Paged.tsx'
import type { AttributionSearch } from './search.ts'
import { dealsQuery } from './data.ts'
import { DealRow } from './DealRow.tsx'
import styles from './Deals.module.css'
import { words } from './words.ts'

interface DrawerProps {
  view: AttributionView
  search: AttributionSearch
  close: () => void
}

/** Why a value has what it has: its deals, each with its path. */
export function DealsDrawer({ view, search, close }: DrawerProps) {
  const open = Boolean(search.value) || Boolean(search.untouched)
  const row = view.rows.find((one) =>
    search.untouched !== undefined
      ? one.untouched === search.untouched
      : one.untouched === null && (one.of ?? '-') === search.value,
  )
  const model = view.models.find(({ id }) => id === view.model)!
  const credit = row?.credits.find((one) => one.model === view.model)
  const title = row && credit ? words.why(row.label, money(credit.amount, view.currency)) : words.dealsHead
  return (
    <Drawer title={title} open={open} onClose={close} width={640}>
      <p className={styles.said}>{words.whySaid(words.versionOf(model.name, model.version))}</p>
      {open && <Deals search={search} currency={view.currency} />}
    </Drawer>
  )
}

function Deals({ search, currency }: { search: AttributionSearch; currency: string | null }) {
  const deals = useInfiniteQuery(dealsQuery(search))
  return (
    <Paged of={deals} failed={words.dealsFailed}>
      {(items) => (
        <>
          <ul className={styles.deals}>
            {items.map((deal) => (
              <DealRow key={deal.id} deal={deal} currency={currency} />
            ))}
          </ul>
        </>
      )}
    </Paged>
  )
}
