import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Waiting } from '#journey/handoff/routing.contract.ts'
import { relative } from '../ui/format.ts'
import { IconClock } from '../ui/icons.ts'
import { useMinute } from '../ui/now.ts'
import { waitingQuery } from './routing.ts'
import { words } from './routing-words.ts'
import styles from './WaitingLine.module.css'

/**
 * A banner for each function whose leads wait for a person: how many, for how long, who is full, when room is likely.
 * Nothing where no lead waits. `team`: this function only.
 */
export function WaitingLine({ team }: { team?: string }) {
  const lines = useQuery(waitingQuery).data ?? []
  const shown = lines.filter((line) => line.waiting > 0 && (team === undefined || line.team === team))
  return shown.map((line) => <Line key={line.team} line={line} />)
}

function Line({ line }: { line: Waiting }) {
  const now = useMinute()
  const name = words.try.teams[line.team] ?? line.team
  const when = (iso: string) => relative(iso, now)
  const soon = line.roomAt !== null && Date.parse(line.roomAt) <= now + 60_000
  const state = line.allFull
    ? words.line.allFull(line.full.length)
    : line.here > 0
      ? words.line.someHere(line.here)
      : words.line.nobodyThere
  return (
    <section className={styles.line} aria-label={words.line.title(name)}>
      <div className={styles.head}>
        <IconClock size={16} />
        <p>
          <strong>
            {name}: {words.line.waiting(line.waiting, line.more)}
          </strong>
          {line.oldest && <>, {words.line.longest(when(line.oldest))}</>}. {state}
          {line.roomAt && <>; {soon ? words.line.roomNow : words.line.room(when(line.roomAt))}</>}
          {line.clearAt && !soon && <>, {words.line.clear(when(line.clearAt))}</>}.
        </p>
      </div>
      <details className={styles.more}>
        <summary>{words.line.order}</summary>
        <ol>
          {line.top.map((lead) => (
            <li key={lead.id}>
              <Link to="/leads/$id" params={{ id: lead.id }} className={styles.lead}>
                {lead.name ?? lead.company ?? lead.id}
              </Link>
              <span className={styles.quiet}>
                {lead.name && lead.company ? `${lead.company} · ` : ''}
                {lead.score} · {when(lead.since)}
              </span>
            </li>
          ))}
        </ol>
      </details>
    </section>
  )
}
