import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { ClockView } from '#journey/measure/team.contract.ts'
import { Csv } from '../ui/Csv.tsx'
import { nameOf } from '../ui/format.ts'
import { IconClock } from '../ui/icons.ts'
import { LoadMore } from '../ui/LoadMore.tsx'
import { Screen } from '../ui/Screen.tsx'
import { Bars, Empty, Failed } from '../ui/States.tsx'
import { Tag, type Tone } from '../ui/Tag.tsx'
import { Segments } from '../ui/Toggle.tsx'
import { Due, When } from '../ui/When.tsx'
import { clocksQuery } from './data.ts'
import styles from './Rows.module.css'
import { Period } from './Scope.tsx'
import { words } from './words.ts'

const route = getRouteApi('/clocks')
const STATES = ['late', 'running', 'met', 'met_late', 'taken_back'] as const
const TONES: Record<ClockView['state'], Tone> = {
  met: 'good',
  met_late: 'warn',
  taken_back: 'bad',
  moot: 'plain',
  running: 'plain',
  late: 'bad',
}

/** The leads behind a figure about clocks. */
export function ClocksScreen() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const clocks = useInfiniteQuery(clocksQuery(search))
  const items = clocks.data?.pages.flatMap((page) => page.items)
  const { days: _, ...conditions } = search
  const narrowed = Object.values(conditions).some((one) => one !== undefined)
  const of = [
    search.clock === undefined ? undefined : items?.[0]?.name,
    search.person === undefined ? undefined : items?.[0] && words.list.ofPerson(items[0].person.name),
  ].filter(Boolean)
  return (
    <Screen
      title={words.list.clocks}
      aside={of.join(' ')}
      actions={
        <>
          <Period
            days={search.days}
            onChange={(days) => void navigate({ search: { ...search, days }, replace: true })}
          />
          <Csv path="/clocks" query={{ ...search }} />
        </>
      }
      bar={
        <div className={styles.filters}>
          <Segments
            label={words.list.state}
            value={search.state ?? 'all'}
            options={[
              { value: 'all', label: words.list.all },
              ...STATES.map((value) => ({ value, label: words.list.states[value]! })),
            ]}
            onChange={(state) =>
              void navigate({
                search: { ...search, state: state === 'all' ? undefined : state },
                replace: true,
              })
            }
          />
        </div>
      }
    >
      {clocks.isError && !items ? (
        <Failed what={words.list.failed} error={clocks.error} retry={() => void clocks.refetch()} />
      ) : !items ? (
        <div className={styles.loading}>
          <Bars rows={10} />
        </div>
      ) : items.length === 0 ? (
        <Empty
          icon={<IconClock size={22} />}
          title={narrowed ? words.list.emptyTitle : words.list.noClocksTitle}
        >
          {narrowed ? words.list.empty : words.list.noClocks}
        </Empty>
      ) : (
        <div className={styles.frame}>
          <Table items={items} />
          {clocks.hasNextPage && (
            <LoadMore
              load={() => void clocks.fetchNextPage()}
              busy={clocks.isFetchingNextPage}
              count={items.length}
            />
          )}
        </div>
      )}
    </Screen>
  )
}

function Table({ items }: { items: ClockView[] }) {
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={words.list.clocks}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{words.person.lead}</th>
            <th scope="col">{words.duty}</th>
            <th scope="col">{words.list.person}</th>
            <th scope="col">{words.list.startedAt}</th>
            <th scope="col">{words.list.due}</th>
            <th scope="col">{words.list.state}</th>
            <th scope="col" className={styles.figure}>
              {words.list.took}
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((one) => (
            <tr key={`${one.lead.id} ${one.seq}`}>
              <th scope="row">
                <Link to="/leads/$id" params={{ id: one.lead.id }} className={styles.lead}>
                  {nameOf(one.lead)}
                </Link>
                {one.lead.name !== null && <span className={styles.company}>{one.lead.company}</span>}
              </th>
              <td>{one.name}</td>
              <td>{one.person.name}</td>
              <td data-label={words.list.startedAt}>
                <When at={one.startedAt} />
              </td>
              <td data-label={words.list.due}>
                {one.stoppedAt === null ? <Due at={one.due} /> : <When at={one.due} />}
              </td>
              <td>
                <Tag tone={TONES[one.state]}>{words.list.states[one.state]}</Tag>
              </td>
              <td
                className={styles.figure}
                data-label={words.list.took}
                data-none={one.hours === null || undefined}
              >
                {one.hours === null ? '–' : words.businessHours(one.hours)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
