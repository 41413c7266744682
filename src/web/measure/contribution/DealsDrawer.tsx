import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ContributionView, PeriodView } from '#journey/measure/contribution/contribution.contract.ts'
import { day, list, money } from '../../ui/format.ts'
import { Drawer } from '../../ui/Overlay.tsx'
import { Paged } from '../../ui/Paged.tsx'
import styles from './Contribution.module.css'
import { dealsQuery } from './data.ts'
import { type ContributionSearch } from './search.ts'
import { words } from './words.ts'

interface DrawerProps {
  view: ContributionView
  period: PeriodView
  search: ContributionSearch
  close: () => void
}

/** The deals behind a share. */
export function DealsDrawer({ view, period, search, close }: DrawerProps) {
  const open = search.who !== undefined
  return (
    <Drawer
      title={open ? words.behind(words.functions[search.who!], period.name) : period.name}
      open={open}
      onClose={close}
      width={620}
    >
      {open && <Deals view={view} search={search} />}
    </Drawer>
  )
}

function Deals({ view, search }: { view: ContributionView; search: ContributionSearch }) {
  const deals = useInfiniteQuery(dealsQuery(search))
  return (
    <Paged of={deals} failed={words.dealsFailed}>
      {(items) => (
        <>
          <p className={styles.hint}>
            {search.credit === 'influenced' ? words.influencedHint : words.sourcedHint}
          </p>
          <ul className={styles.deals}>
            {items.map((deal) => (
              <li key={deal.id}>
                <span>
                  <Link to="/leads/$id" params={{ id: deal.lead }}>
                    {deal.company ?? deal.name ?? words.unknownDeal}
                  </Link>
                  <small>
                    {view.of === 'pipeline' ? words.opened : words.won} {day(deal.at)} ·{' '}
                    {view.of === 'pipeline' && `${words.statuses[deal.status]} · `}
                    {words.took}: {list(deal.took.map((one) => words.functions[one]))}
                  </small>
                </span>
                <b>{deal.amount === null ? words.noAmount : money(deal.amount, view.currency)}</b>
              </li>
            ))}
          </ul>
        </>
      )}
    </Paged>
  )
}
