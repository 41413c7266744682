import { Link } from '@tanstack/react-router'
import type { Check, WorkspaceMorning } from '#journey/measure/mornings/contract.ts'
import { list, number, relative } from '../ui/format.ts'
import { IconAlertTriangle, IconCheck, IconEye } from '../ui/icons.ts'
import styles from './Mornings.module.css'
import { words } from './workspace-words.ts'

const ICONS = { ok: IconCheck, look: IconEye, act: IconAlertTriangle }

/** What is wrong stands first and says what to do; what is in order takes one quiet line. */
export function Checks({ of: { checks, asOf } }: { of: WorkspaceMorning }) {
  return (
    <ul className={styles.checks}>
      {checks.map((one) => {
        const Icon = ICONS[one.state]
        const said = words.checks[one.what]
        return (
          <li key={one.what} data-state={one.state}>
            <Icon size={17} stroke={1.8} role="img" aria-label={words.states[one.state]} />
            <span>
              {one.to && one.state !== 'ok' ? <Link to={one.to}>{said.name}</Link> : <b>{said.name}</b>}
              <small>{one.state === 'ok' ? said.ok : `${said.bad} ${more(one)}`}</small>
            </span>
            <span className={styles.count}>
              {one.state !== 'ok' && one.count !== null && <b>{number(one.count)}</b>}
              {one.since && <small>{words.since(relative(one.since, Date.parse(asOf)))}</small>}
            </span>
          </li>
        )
      })}
    </ul>
  )
}

function more({ names, count }: Check): string {
  if (names.length === 0) return ''
  const rest = (count ?? names.length) - names.length
  return rest > 0 ? `${names.join(', ')} ${words.and(rest)}` : list(names)
}
