import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { PersonView } from '#people/people.contract.ts'
import { useMay, useSession } from '../data/session.ts'
import { Face } from '../ui/Face.tsx'
import { day } from '../ui/format.ts'
import { useMinute } from '../ui/now.ts'
import { Tag } from '../ui/Tag.tsx'
import { Tip } from '../ui/Tip.tsx'
import { When } from '../ui/When.tsx'
import { toast } from '../ui/toast.ts'
import { Toggle } from '../ui/Toggle.tsx'
import { absenceOf, invitationsQuery, todayOf, useChange } from './data.ts'
import styles from './PeopleScreen.module.css'
import { Load, Presence } from './Presence.tsx'
import { words as standing } from './presence-words.ts'
import { words } from './words.ts'

export function PeopleTable({ people, onOpen }: { people: PersonView[]; onOpen: (id: string) => void }) {
  const claimed = useSession()?.mode === 'claimed'
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{words.name}</th>
          <th scope="col">{words.role}</th>
          <th scope="col" className={styles.wide}>
            {words.team}
          </th>
          {claimed && (
            <th scope="col" className={styles.wide}>
              {words.access}
            </th>
          )}
          <th scope="col" className={styles.wide}>
            {standing.now}
          </th>
          <th scope="col" className={styles.wide}>
            {standing.load}
          </th>
          <th scope="col">{words.available}</th>
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <Row key={person.id} person={person} claimed={claimed} onOpen={() => onOpen(person.id)} />
        ))}
      </tbody>
    </table>
  )
}

interface RowProps {
  person: PersonView
  claimed: boolean
  onOpen: () => void
}

function Row({ person, claimed, onOpen }: RowProps) {
  const absence = absenceOf(person, todayOf(person, useMinute()))
  const away = absence && absence.from <= todayOf(person, Date.now())
  return (
    <tr data-left={person.leftAt !== null || undefined}>
      <td>
        <span className={styles.person}>
          <Face id={person.id} name={person.name} />
          <span className={styles.who}>
            <span className={styles.title}>
              {person.desk ? (
                <span className={styles.name}>{person.name}</span>
              ) : (
                <button type="button" className={styles.open} onClick={onOpen}>
                  {person.name}
                </button>
              )}
              {person.desk && <Tag>{words.desk}</Tag>}
              {person.leftAt !== null && <Tag>{words.left}</Tag>}
              {absence && person.leftAt === null && !(away && person.presence) && (
                <Tag tone={away ? 'warn' : 'plain'}>
                  {away ? words.away(day(absence.to)) : words.awayFrom(day(absence.from))}
                </Tag>
              )}
            </span>
            <span className={`${styles.small} ${person.presence ? styles.roomy : ''}`}>
              {person.email ?? (person.desk ? words.deskHint : words.noEmail)}
            </span>
            <span className={styles.narrow}>
              <Presence person={person} />
            </span>
          </span>
        </span>
      </td>
      <td>{person.role ? words.roles[person.role] : (words.functions[person.function ?? ''] ?? '')}</td>
      <td className={styles.wide}>{person.team ?? '—'}</td>
      {claimed && <td className={styles.wide}>{!person.desk && <Entry person={person} />}</td>}
      <td className={styles.wide}>
        <Presence person={person} />
      </td>
      <td className={styles.wide}>
        <Link to="/leads" search={{ owner: person.id }} className={styles.link}>
          <Load person={person} />
          <span className="visually-hidden"> {words.seeLeads(person.name)}</span>
        </Link>
      </td>
      <td>
        {!person.desk && person.leftAt === null && (
          <Takes person={person} awayUntil={away ? absence.to : null} />
        )}
      </td>
    </tr>
  )
}

/** How somebody gets in. */
function Entry({ person }: { person: PersonView }) {
  const admin = useMay('admin')
  const invitations = useQuery({ ...invitationsQuery, enabled: admin }).data ?? []
  const open = invitations.find((one) => one.personId === person.id)
  if (person.signsIn)
    return (
      <span className={styles.title}>
        <Tag tone="good">{words.signsIn}</Tag>
        <span className={styles.small}>
          {person.secondFactor && words.secondFactor}
          {person.secondFactor && person.lastSeenAt && ' · '}
          {person.lastSeenAt && (
            <>
              {words.seen} <When at={person.lastSeenAt} />
            </>
          )}
        </span>
      </span>
    )
  if (open)
    return (
      <Tip label={words.invitedUntil(day(open.expiresAt))}>
        <span tabIndex={0}>
          <Tag tone="accent">{words.invited}</Tag>
        </span>
      </Tip>
    )
  return <span className={styles.small}>{person.email ? words.noAccess : words.noEmail}</span>
}

function Takes({ person, awayUntil }: { person: PersonView; awayUntil: string | null }) {
  const change = useChange(person.id)
  const may = useMay('manage')
  if (person.function === null)
    return (
      <Tip label={words.takesNone}>
        <span tabIndex={0} className={styles.small}>
          —
        </span>
      </Tip>
    )
  const toggle = (
    <Toggle
      bare
      label={words.availableOf(person.name)}
      on={change.isPending ? change.variables.available === true : person.available}
      disabled={!may || awayUntil !== null}
      onChange={(available) =>
        change.mutate(
          { available },
          {
            onSuccess: () =>
              toast({ text: available ? words.nowOn(person.name) : words.nowOff(person.name), tone: 'good' }),
            onError: (error) => toast({ text: error.message || words.unreachable, tone: 'bad' }),
          },
        )
      }
    />
  )
  if (may && awayUntil === null) return toggle
  return (
    <Tip label={may ? words.awayTakesNone(day(awayUntil!)) : words.needs('manage')}>
      <span tabIndex={0} className={styles.why}>
        {toggle}
      </span>
    </Tip>
  )
}
