import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { TeamMember, TeamView } from '#journey/measure/team.contract.ts'
import { useMay } from '../data/session.ts'
import { useChange } from '../people/data.ts'
import { Face } from '../ui/Face.tsx'
import { number } from '../ui/format.ts'
import { ShareBar } from '../ui/ShareBar.tsx'
import { Tag } from '../ui/Tag.tsx'
import { Tip } from '../ui/Tip.tsx'
import { toast } from '../ui/toast.ts'
import { Toggle } from '../ui/Toggle.tsx'
import styles from './PeopleRows.module.css'
import { Signs } from './Signs.tsx'
import { words } from './words.ts'

interface Props {
  people: TeamMember[]
  days: string
  thresholds: TeamView['thresholds']
}

/** Who stands out comes first: signs, then who is late. */
export function PeopleRows({ people, days, thresholds }: Props) {
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={words.people}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{words.name}</th>
            <th scope="col">{words.load}</th>
            <th scope="col" className={styles.figure}>
              {words.openOffers}
            </th>
            <th scope="col" className={styles.figure}>
              {words.lateNow}
            </th>
            <Hinted hint={words.acceptedHint}>{words.accepted}</Hinted>
            <Hinted hint={words.untouchedHint}>{words.untouched}</Hinted>
            <Hinted hint={words.inTimeHint}>{words.inTime}</Hinted>
            <Hinted hint={words.speedHint}>{words.speed}</Hinted>
            <th scope="col">{words.signs}</th>
            <th scope="col">{words.takes}</th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <Row key={person.id} person={person} days={days} thresholds={thresholds} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Hinted({ hint, children }: { hint: string; children: string }) {
  return (
    <th scope="col">
      <Tip label={hint}>
        <span className={styles.hinted} tabIndex={0}>
          {children}
        </span>
      </Tip>
    </th>
  )
}

function Row({ person, days, thresholds }: { person: TeamMember } & Omit<Props, 'people'>) {
  const scope = { days }
  return (
    <tr>
      <th scope="row">
        <Link to="/team/$person" params={{ person: person.id }} search={scope} className={styles.person}>
          <Face id={person.id} name={person.name} />
          <span className={styles.name}>{person.name}</span>
          {person.away !== null && <Tag>{words.away[person.away] ?? person.away}</Tag>}
        </Link>
      </th>
      <td>
        <Load person={person} />
      </td>
      <td className={styles.figure}>
        <Count n={person.offers}>
          <Link to="/offers" search={{ rep: person.id, came: 'open', days: '365' }}>
            {number(person.offers)}
          </Link>
        </Count>
      </td>
      <td className={styles.figure} data-bad={person.late > 0 || undefined}>
        <Count n={person.late}>
          <Link to="/clocks" search={{ person: person.id, state: 'late', days: '365' }}>
            {words.count(person.late, person.lateCapped)}
          </Link>
        </Count>
      </td>
      <td>
        <Link to="/offers" search={{ rep: person.id, answer: 'accepted', days }}>
          <ShareBar of={person.accepted} />
        </Link>
      </td>
      <td>
        <Link to="/offers" search={{ rep: person.id, came: 'untouched', days }}>
          <ShareBar of={person.untouched} tone={isBad(person, thresholds) ? 'bad' : 'plain'} />
        </Link>
      </td>
      <td>
        <Link to="/clocks" search={{ person: person.id, days }}>
          <ShareBar of={person.inTime} />
        </Link>
      </td>
      <td>{person.hours === null ? '–' : words.hours(person.hours)}</td>
      <td>
        <span className={styles.signs}>
          <Signs of={person.signs} thresholds={thresholds} />
        </span>
      </td>
      <td>
        <Takes person={person} />
      </td>
    </tr>
  )
}

function isBad({ untouched }: TeamMember, thresholds: TeamView['thresholds']): boolean {
  return (untouched.low ?? 0) >= thresholds.untouched
}

function Count({ n, children }: { n: number; children: ReactNode }) {
  return n === 0 ? <span className={styles.zero}>0</span> : children
}

function Load({ person: { id, load, capacity } }: { person: TeamMember }) {
  const share = capacity === null || capacity === 0 ? null : Math.min(1, load / capacity)
  return (
    <Link to="/leads" search={{ owner: id }} className={styles.load}>
      {words.loadOf(load, capacity)}
      {share !== null && (
        <span className={styles.room} aria-hidden="true">
          <span data-full={share >= 1 || undefined} style={{ width: `${share * 100}%` }} />
        </span>
      )}
    </Link>
  )
}

/** Pauses somebody: no new leads are offered until they are switched on again. */
export function Takes({ person }: { person: TeamMember }) {
  const manages = useMay('manage')
  const change = useChange(person.id)
  return (
    <Toggle
      bare
      label={words.takesOf(person.name)}
      on={person.away !== 'switched off'}
      disabled={!manages || change.isPending}
      onChange={(available) =>
        change.mutate(
          { available },
          {
            onSuccess: () =>
              toast({ text: available ? words.nowOn(person.name) : words.nowOff(person.name), tone: 'good' }),
            onError: (error) => toast({ text: error.message, tone: 'bad' }),
          },
        )
      }
    />
  )
}
