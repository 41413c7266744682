import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { LeakLedger } from '#journey/measure/cost/contract.ts'
import { Csv } from '../../ui/Csv.tsx'
import { IconDroplet } from '../../ui/icons.ts'
import { Screen, Section } from '../../ui/Screen.tsx'
import { Bars, Empty, Failed } from '../../ui/States.tsx'
import { Caveats } from '../Caveats.tsx'
import { Filters } from '../Filters.tsx'
import { MeasureTabs } from '../MeasureTabs.tsx'
import { Picture } from '../Picture.tsx'
import { LaidNotes } from '../money/LaidNotes.tsx'
import { Figure } from '../money/Figure.tsx'
import money from '../money/Money.module.css'
import { Value } from '../money/Value.tsx'
import { rounded, whole } from '../money/sums.ts'
import { number } from '../../ui/format.ts'
import { words as shared } from '../words.ts'
import { leaksQuery, queryOf, USUAL } from './data.ts'
import { LeakRows } from './LeakRows.tsx'
import { leaksPicture } from './picture.ts'
import { words } from './words.ts'

const route = getRouteApi('/measure/leaks')

/** Where leads lie and go nowhere: how many, what they are worth, what they cost, and whose turn it is. */
export function LeaksScreen() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const query = useQuery({ ...leaksQuery(search), placeholderData: keepPreviousData })
  return (
    <Screen
      title={shared.tabs.leaks}
      actions={
        <>
          <Csv path="/reports/leaks" query={queryOf(search)} />
          {query.data && <Picture name="leaks" draw={() => leaksPicture(query.data, search)} />}
        </>
      }
      bar={
        <>
          <MeasureTabs />
          <Filters
            bases={false}
            usual={USUAL}
            search={search}
            change={(changes) => void navigate({ search: { ...search, ...changes }, replace: true })}
          />
        </>
      }
    >
      <div className={money.page} data-stale={query.isPlaceholderData || undefined}>
        {query.data ? (
          <Ledger of={query.data} query={queryOf(search)} />
        ) : query.error ? (
          <Failed what={words.failed} error={query.error} retry={() => void query.refetch()} />
        ) : (
          <Bars rows={12} />
        )}
        <Caveats figures={['leaks']} search={search} />
      </div>
    </Screen>
  )
}

function Ledger({ of, query }: { of: LeakLedger; query: Record<string, string> }) {
  const { all, currency } = of
  if (all.leads === 0)
    return (
      <>
        <Empty icon={<IconDroplet size={22} />} title={words.none}>
          {words.noneHint}
        </Empty>
        <LaidNotes of={of} />
      </>
    )
  return (
    <>
      <ul className={money.figures}>
        <Figure value={number(all.leads)} of={all.leads === 1 ? words.allOne : words.all} />
        {all.expected && (
          <Figure
            value={whole(all.expected.mean, currency)}
            of={words.expected}
            more={words.interval(rounded(all.expected.low, currency), rounded(all.expected.high, currency))}
          />
        )}
        <Figure value={whole(Number(all.spent), currency)} of={words.spent} />
      </ul>
      {of.value.refused !== null && <p className={money.said}>{words.refused[of.value.refused]}</p>}
      <LeakRows of={of} query={query} />
      <p className={money.said}>{words.order}</p>
      <p className={money.said}>
        {words.lost} <Link to="/team">{words.toTeam}</Link>
      </p>
      <Section title={words.method}>
        <Value of={of.value} />
      </Section>
      <LaidNotes of={of} />
    </>
  )
}
