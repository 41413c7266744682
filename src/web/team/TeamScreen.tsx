import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, Navigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { TeamView, Waiting } from '#journey/measure/team.contract.ts'
import { useMe } from '../data/me.ts'
import { useMay } from '../data/session.ts'
import { Button } from '../ui/Button.tsx'
import { Csv } from '../ui/Csv.tsx'
import { IconUsers } from '../ui/icons.ts'
import { useNarrow } from '../ui/narrow.ts'
import { Screen } from '../ui/Screen.tsx'
import { Bars, Empty, Failed } from '../ui/States.tsx'
import { When } from '../ui/When.tsx'
import { teamQuery } from './data.ts'
import { Duties } from './Duties.tsx'
import { GiveDialog } from './GiveDialog.tsx'
import { Leaks } from './Leaks.tsx'
import { PeopleRows } from './PeopleRows.tsx'
import { Scope } from './Scope.tsx'
import styles from './Team.module.css'
import { WaitingNow } from './WaitingNow.tsx'
import { words } from './words.ts'

const route = getRouteApi('/team')

/** The manager's morning: who waits, who is late, where does it leak? */
export function TeamScreen() {
  // figures on others are for those who answer for them
  return useMay('draft') ? <Everybody /> : <Navigate to="/my-figures" replace />
}

function Everybody() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { me } = useMe()
  const narrow = useNarrow()
  // a manager's morning is that of their own team
  const team = search.team ?? (/_manager$/.test(me?.role ?? '') ? (me?.function ?? 'all') : 'all')
  const only = team === 'all' ? undefined : team
  const { data: view, error, refetch } = useQuery(teamQuery({ team: only, days: search.days }))
  const scope = (
    <Scope search={search} team={team} onChange={(next) => void navigate({ search: next, replace: true })} />
  )
  return (
    <Screen
      title={words.title}
      {...(narrow ? { bar: <div className={styles.bar}>{scope}</div> } : { actions: scope })}
    >
      {error && !view ? (
        <Failed what={words.failed} error={error} retry={() => void refetch()} />
      ) : !view ? (
        <div className={styles.loading}>
          <Bars rows={10} height={18} gap={18} />
        </div>
      ) : view.people.length === 0 ? (
        <Empty
          icon={<IconUsers size={22} stroke={1.6} />}
          title={words.emptyTitle}
          actions={
            <Button onClick={() => void navigate({ to: '/people', search: { add: 'person' } })}>
              {words.addPeople}
            </Button>
          }
        >
          {words.empty}
        </Empty>
      ) : (
        <Morning view={view} team={only} days={search.days ?? '90'} />
      )}
    </Screen>
  )
}

function Morning({ view, team, days }: { view: TeamView; team: string | undefined; days: string }) {
  const [giving, setGiving] = useState<Waiting | null>(null)
  return (
    <div className={styles.frame}>
      <section aria-labelledby="team-waiting">
        <h2 id="team-waiting" className={styles.title}>
          {words.waiting}
        </h2>
        <WaitingNow waiting={view.waiting} team={team} onGive={setGiving} />
      </section>
      <section aria-labelledby="team-people">
        <div className={styles.head}>
          <h2 id="team-people" className={styles.title}>
            {words.people}
            <span>{words.of(words.periods[days] ?? days)}</span>
          </h2>
          <Csv path="/team" query={{ team, days }} />
        </div>
        <PeopleRows people={view.people} days={days} thresholds={view.thresholds} />
      </section>
      <section aria-labelledby="team-leaks">
        <div className={styles.head}>
          <h2 id="team-leaks" className={styles.title}>
            {words.leaks}
            <span>{words.of(words.periods[days] ?? days)}</span>
          </h2>
          <Link to="/measure/leaks">{words.lying}</Link>
        </div>
        <Leaks view={view} team={team} days={days} />
      </section>
      <section aria-labelledby="team-duties">
        <h2 id="team-duties" className={styles.title}>
          {words.duties}
          <span>{words.of(words.periods[days] ?? days)}</span>
        </h2>
        {view.duties.length > 0 ? (
          <Duties duties={view.duties} days={days} />
        ) : (
          <p className={styles.none}>
            {words.noDuties}{' '}
            <Link to="/agreement" className={styles.link}>
              {words.toAgreement}
            </Link>
          </p>
        )}
      </section>
      <p className={styles.counted}>
        {words.countedAt} <When at={view.countedAt} />
      </p>
      {giving && <GiveDialog one={giving} people={view.people} onClose={() => setGiving(null)} />}
    </div>
  )
}
