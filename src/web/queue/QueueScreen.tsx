import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { peopleQuery } from '../data/company.ts'
import { useMe } from '../data/me.ts'
import { Button } from '../ui/Button.tsx'
import { Csv } from '../ui/Csv.tsx'
import { number, relative } from '../ui/format.ts'
import { IconPhone, IconUsers } from '../ui/icons.ts'
import { useNarrow } from '../ui/narrow.ts'
import { useMinute } from '../ui/now.ts'
import { Panes, PanesLoading } from '../ui/Panes.tsx'
import { Screen } from '../ui/Screen.tsx'
import { Empty, Failed } from '../ui/States.tsx'
import { AccountTurns } from './AccountTurns.tsx'
import { CallView } from './CallView.tsx'
import { queueQuery, type Queue } from './data.ts'
import { QueueList } from './QueueList.tsx'
import { OrderBar } from '../worth/OrderBar.tsx'
import styles from './QueueScreen.module.css'
import { words } from './words.ts'

const route = getRouteApi('/queue')

export function QueueScreen() {
  const { me } = useMe()
  const nobody = useQuery(peopleQuery).isSuccess && !me
  const { lead, order = 'clock' } = route.useSearch()
  const navigate = useNavigate()
  const narrow = useNarrow()
  const { data: queue, error, refetch } = useQuery(queueQuery(me?.id ?? '', order))
  // saved on the screen and perhaps not yet at the server
  const [done, setDone] = useState<ReadonlySet<string>>(new Set())
  const items = (queue?.items ?? []).filter((item) => !done.has(item.lead.id))
  const all = [...items, ...(queue?.blocked ?? [])]
  const focused = all.find((item) => item.lead.id === lead) ?? items[0] ?? all[0]
  const focus = (id: string | undefined) =>
    void navigate({
      to: '/queue',
      search: { lead: id, order: order === 'value' ? order : undefined },
      replace: true,
    })
  const reorder = (to: 'value' | undefined) =>
    void navigate({ to: '/queue', search: { order: to }, replace: true })
  const left = (id: string) => {
    const at = items.findIndex((item) => item.lead.id === id)
    setDone((before) => new Set([...before, id]))
    focus((items[at + 1] ?? items[at - 1])?.lead.id)
  }
  const back = (id: string) => {
    setDone((before) => new Set([...before].filter((one) => one !== id)))
    focus(id)
  }
  const many = (kind: string) => items.filter((item) => item.class === kind).length

  return (
    <Screen
      fixed
      title={words.title}
      aside={me && words.of(me.name)}
      actions={
        items.length > 0 && (
          <>
            <span className={styles.counts}>{words.counts(many('promised'), many('hot'), many('due'))}</span>
            {!narrow && <Csv path="/queue" query={{ person: me?.id, order }} />}
          </>
        )
      }
    >
      {nobody ? (
        <Empty
          icon={<IconUsers size={22} />}
          title={words.nobodyTitle}
          actions={
            <Button onClick={() => void navigate({ to: '/people', search: { add: 'person' } })}>
              {words.addPeople}
            </Button>
          }
        >
          {words.nobody}
        </Empty>
      ) : error && !queue ? (
        <Failed what={words.failed} error={error} retry={() => void refetch()} />
      ) : !queue ? (
        <PanesLoading />
      ) : (
        <Panes
          first="chosen"
          list={
            focused ? (
              <>
                <OrderBar
                  first="promised"
                  order={order}
                  onChange={reorder}
                  worths={items.map((item) => item.lead.worth)}
                />
                <QueueList queue={queue} order={order} items={items} focused={focused} onFocus={focus} />
              </>
            ) : (
              <Empty
                icon={<IconPhone size={22} stroke={1.6} />}
                title={words.emptyTitle}
                actions={
                  me && (
                    <Button onClick={() => void navigate({ to: '/leads', search: { owner: me.id } })}>
                      {words.toLeads}
                    </Button>
                  )
                }
              >
                {me?.function === 'leadgen' ? words.empty : words.notYours}
              </Empty>
            )
          }
          more={
            <>
              <Later later={queue.later} owner={me?.id} />
              <AccountTurns accounts={queue.accounts} />
            </>
          }
        >
          {focused && (
            <CallView
              key={focused.lead.id}
              item={focused}
              items={all}
              person={me?.id ?? ''}
              onFocus={focus}
              onDone={() => left(focused.lead.id)}
              onBack={() => back(focused.lead.id)}
            />
          )}
        </Panes>
      )}
    </Screen>
  )
}

function Later({ later, owner }: { later: Queue['later']; owner: string | undefined }) {
  const now = useMinute()
  const count = number(later.count) + (later.capped ? '+' : '')
  return (
    <p className={styles.later}>
      {later.next === null || owner === undefined ? (
        words.laterNone
      ) : (
        <Link to="/leads" search={{ owner, sort: 'due' }}>
          {words.later(count, relative(later.next, now))}
        </Link>
      )}
    </p>
  )
}
