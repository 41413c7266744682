import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import type { PersonView } from '#people/people.contract.ts'
import { peopleQuery } from '../data/company.ts'
import { useMay } from '../data/session.ts'
import { RoutingHealth } from '../handoff/RoutingHealth.tsx'
import { TryRouting } from '../handoff/TryRouting.tsx'
import { WaitingLine } from '../handoff/WaitingLine.tsx'
import { Button } from '../ui/Button.tsx'
import { Csv } from '../ui/Csv.tsx'
import { IconSearch, IconUserPlus, IconUsers } from '../ui/icons.ts'
import { Drawer } from '../ui/Overlay.tsx'
import { Screen } from '../ui/Screen.tsx'
import { Bars, Empty, Failed } from '../ui/States.tsx'
import { AddPerson } from './AddPerson.tsx'
import styles from './PeopleScreen.module.css'
import { PeopleTable } from './PeopleTable.tsx'
import { PersonCard } from './PersonCard.tsx'
import { Tabs } from './Tabs.tsx'
import { words } from './words.ts'

const route = getRouteApi('/people')

export function PeopleScreen() {
  const { add, open, left } = route.useSearch()
  const [trying, setTrying] = useState(false)
  const navigate = route.useNavigate()
  const people = useQuery(peopleQuery)
  const admin = useMay('admin')
  const show = (part: { add?: 'person'; open?: string }) =>
    void navigate({ search: (now) => ({ left: now.left, ...part }) })
  const addButton = admin && (
    <Button look="primary" icon={<IconUserPlus size={15} />} onClick={() => show({ add: 'person' })}>
      {words.add}
    </Button>
  )
  const here = inOrder((people.data ?? []).filter((one) => one.leftAt === null))
  const gone = (people.data ?? []).filter((one) => one.leftAt !== null)
  const opened = people.data?.find((one) => one.id === open && !one.desk)
  return (
    <Screen
      title={words.title}
      actions={
        <>
          <Csv path="/people" />
          <Button icon={<IconSearch size={15} />} onClick={() => setTrying(true)}>
            {words.whoGets}
          </Button>
          {addButton}
        </>
      }
      bar={<Tabs />}
    >
      {people.isError && !people.data ? (
        <Failed what={words.failed} error={people.error} retry={() => void people.refetch()} />
      ) : !people.data ? (
        <div className={styles.loading}>
          <Bars rows={8} />
        </div>
      ) : here.every((one) => one.desk) && gone.length === 0 ? (
        <Empty icon={<IconUsers size={22} />} title={words.emptyTitle} actions={addButton}>
          {words.empty}
        </Empty>
      ) : (
        <div className={styles.frame}>
          <div className={styles.notes}>
            <RoutingHealth />
            <WaitingLine />
          </div>
          <PeopleTable people={left ? [...here, ...gone] : here} onOpen={(id) => show({ open: id })} />
          {gone.length > 0 && (
            <Button
              look="quiet"
              onClick={() => void navigate({ search: { left: left ? undefined : 'true' } })}
            >
              {left ? words.hideLeft : words.showLeft(gone.length)}
            </Button>
          )}
        </div>
      )}
      {add === 'person' && admin && <AddPerson onClose={() => show({})} />}
      {trying && (
        <Drawer open title={words.whoGets} onClose={() => setTrying(false)} width={560}>
          <TryRouting />
        </Drawer>
      )}
      {opened && <PersonCard key={opened.id} person={opened} onClose={() => show({})} />}
    </Screen>
  )
}

/** Names out of old files, who neither take leads nor could sign in, come after those who are really here; desks come last. */
function inOrder(people: PersonView[]): PersonView[] {
  const place = (one: PersonView) =>
    one.desk ? 2 : one.presence?.state === 'switched_off' && !one.signsIn && one.email === null ? 1 : 0
  return people.toSorted((a, b) => place(a) - place(b))
}
