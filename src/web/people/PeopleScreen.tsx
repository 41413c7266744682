import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { PersonView } from '#journey/handoff/contract.ts'
import { peopleQuery } from '../data/company.ts'
import { patch } from '../data/request.ts'
import { Button } from '../ui/Button.tsx'
import { Face } from '../ui/Face.tsx'
import { IconUserPlus, IconUsers } from '../ui/icons.ts'
import { Screen } from '../ui/Screen.tsx'
import { Bars, Empty, Failed } from '../ui/States.tsx'
import { Tag } from '../ui/Tag.tsx'
import { toast } from '../ui/toast.ts'
import { Toggle } from '../ui/Toggle.tsx'
import { AddPerson } from './AddPerson.tsx'
import styles from './PeopleScreen.module.css'
import { words } from './words.ts'

const route = getRouteApi('/people')

export function PeopleScreen() {
  const { add } = route.useSearch()
  const navigate = route.useNavigate()
  const people = useQuery(peopleQuery)
  const open = (on: boolean) => void navigate({ search: { add: on ? 'person' : undefined } })
  const addButton = (
    <Button look="primary" icon={<IconUserPlus size={15} />} onClick={() => open(true)}>
      {words.add}
    </Button>
  )
  return (
    <Screen title={words.title} actions={addButton}>
      {people.isError ? (
        <Failed what={words.failed} error={people.error} retry={() => void people.refetch()} />
      ) : !people.data ? (
        <div className={styles.loading}>
          <Bars rows={8} />
        </div>
      ) : people.data.length === 0 ? (
        <Empty icon={<IconUsers size={22} />} title={words.emptyTitle} actions={addButton}>
          {words.empty}
        </Empty>
      ) : (
        <div className={styles.frame}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{words.name}</th>
                <th scope="col" className={styles.wide}>
                  {words.email}
                </th>
                <th scope="col">{words.function}</th>
                <th scope="col" className={styles.wide}>
                  {words.leads}
                </th>
                <th scope="col">{words.available}</th>
              </tr>
            </thead>
            <tbody>
              {people.data.map((person) => (
                <Row key={person.id} person={person} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {add === 'person' && <AddPerson onClose={() => open(false)} />}
    </Screen>
  )
}

function Row({ person }: { person: PersonView }) {
  const client = useQueryClient()
  const change = useMutation({
    mutationFn: (available: boolean) => patch<PersonView>(`/people/${person.id}`, { available }),
    onSuccess: (_, available) => {
      void client.invalidateQueries({ queryKey: ['people'] })
      toast({ text: available ? words.nowOn(person.name) : words.nowOff(person.name), tone: 'good' })
    },
    onError: () => toast({ text: words.unreachable, tone: 'bad' }),
  })
  return (
    <tr>
      <td>
        <span className={styles.person}>
          <Face id={person.id} name={person.name} />
          <span className={styles.name}>{person.name}</span>
          {person.desk && <Tag>{words.desk}</Tag>}
        </span>
      </td>
      <td className={styles.wide}>{person.email ?? (person.desk ? words.deskHint : '—')}</td>
      <td>{person.function === null ? '' : (words.functions[person.function] ?? person.function)}</td>
      <td className={styles.wide}>
        <Link
          to="/leads"
          search={{ owner: person.id }}
          className={styles.link}
          aria-label={words.seeLeads(person.name)}
        >
          {words.leads}
        </Link>
      </td>
      <td>
        {!person.desk && (
          <Toggle
            bare
            label={words.availableOf(person.name)}
            on={change.isPending ? change.variables : person.available}
            onChange={(on) => change.mutate(on)}
          />
        )}
      </td>
    </tr>
  )
}
