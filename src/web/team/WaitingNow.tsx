import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { TeamView, Waiting, WaitList } from '#journey/measure/team.contract.ts'
import { useMay } from '../data/session.ts'
import { IconButton } from '../ui/Button.tsx'
import { Face } from '../ui/Face.tsx'
import { nameOf } from '../ui/format.ts'
import { IconUserCheck } from '../ui/icons.ts'
import { Due, When } from '../ui/When.tsx'
import styles from './WaitingNow.module.css'
import { words } from './words.ts'

interface Props {
  waiting: TeamView['waiting']
  /** what the lists behind are asked for */
  team: string | undefined
  onGive: (one: Waiting) => void
}

/** Who waits, for whom, since when; the rest one click away. */
export function WaitingNow({ waiting, team, onGive }: Props) {
  const scope = { team, days: '365' }
  return (
    <div className={styles.lists}>
      <List title={words.offers} none={words.none.offers} of={waiting.offers} onGive={onGive}>
        <Link to="/offers" search={{ ...scope, came: 'open' }}>
          {words.seeAll}
        </Link>
      </List>
      <List title={words.late} none={words.none.late} of={waiting.late} onGive={onGive}>
        <Link to="/clocks" search={{ ...scope, state: 'late' }}>
          {words.seeAll}
        </Link>
      </List>
      <List title={words.room} none={words.none.room} of={waiting.room} onGive={onGive} />
      <List title={words.appeals} none={words.none.appeals} of={waiting.appeals} />
    </div>
  )
}

interface ListProps {
  title: string
  none: string
  of: WaitList
  onGive?: (one: Waiting) => void
  children?: ReactNode
}

function List({ title, none, of: { count, capped, items }, onGive, children }: ListProps) {
  return (
    <section className={styles.list} data-some={count > 0 || undefined}>
      <header className={styles.head}>
        <h3>{title}</h3>
        <span className={styles.count} data-some={count > 0 || undefined}>
          {words.count(count, capped)}
        </span>
        {count > items.length && <span className={styles.all}>{children}</span>}
      </header>
      {items.length === 0 ? (
        <p className={styles.none}>{none}</p>
      ) : (
        <ul>
          {items.map((one, i) => (
            <Row key={`${one.lead.id} ${i}`} one={one} onGive={onGive} />
          ))}
        </ul>
      )}
    </section>
  )
}

function Row({ one, onGive }: { one: Waiting; onGive?: ((one: Waiting) => void) | undefined }) {
  const manages = useMay('manage')
  const { lead, owner, what, since, due } = one
  return (
    <li className={styles.row}>
      <Link to="/leads/$id" params={{ id: lead.id }} className={styles.lead}>
        <span className={styles.name}>{nameOf(lead)}</span>
        <span className={styles.what}>{what ?? lead.company}</span>
      </Link>
      <span className={styles.owner} title={owner.name}>
        <Face id={owner.id} name={owner.name} />
        <span className="visually-hidden">{owner.name}</span>
      </span>
      <span className={styles.when}>{due ? <Due at={due} /> : <When at={since} />}</span>
      {manages && onGive && (
        <IconButton label={words.giveTitle(nameOf(lead))} onClick={() => onGive(one)}>
          <IconUserCheck size={15} />
        </IconButton>
      )}
    </li>
  )
}
