import { useQuery } from '@tanstack/react-query'
import type { Trace } from '#journey/handoff/routing.contract.ts'
import { peopleQuery } from '../data/company.ts'
import { words } from '../handoff/routing-words.ts'
import { Face } from '../ui/Face.tsx'
import { shortMoment } from '../ui/format.ts'
import styles from './RoutingTrace.module.css'

type Candidate = Trace['candidates'][number]

/** How an owner was found: the rule, the pick, who else was looked at and why not they, the rules before it. */
export function RoutingTrace({ trace, owner }: { trace: Trace; owner: string | null }) {
  const passed = trace.passed ?? []
  return (
    <div className={styles.trace}>
      <p className={styles.rule}>
        {owner === null ? words.nobody : headline(trace)}
        {trace.pick && owner !== null && <span className={styles.quiet}> · {words.picks[trace.pick]}</span>}
      </p>
      <People of={trace.candidates} more={trace.more} />
      {passed.length > 0 && (
        <details className={styles.passed} open={owner === null}>
          <summary>{owner === null ? words.tried : words.before(passed.length)}</summary>
          <ol>
            {passed.map((rule) => (
              <li key={rule.id}>
                <span className={styles.because}>{rule.because}</span>
                <span className={styles.quiet}> · {words.whys[rule.why] ?? rule.why}</span>
                {rule.candidates && <People of={rule.candidates} more={rule.more} />}
              </li>
            ))}
          </ol>
        </details>
      )}
    </div>
  )
}

function headline(trace: Trace): string {
  if (trace.rule === 'agreement') return words.rule(trace.because ?? trace.id ?? '')
  if (trace.rule === 'manual') return words.byHand
  if (trace.rule === 'meeting') return words.byMeeting
  return trace.rule === 'imported' ? words.imported : words.rotation
}

function People({ of, more }: { of: Candidate[]; more: number | undefined }) {
  const people = useQuery(peopleQuery).data ?? []
  const nameOf = (id: string) => people.find((one) => one.id === id)?.name ?? id
  if (of.length === 0) return null
  return (
    <ul className={styles.people} aria-label={words.candidates}>
      {of.map((one) => (
        <li
          key={one.id}
          data-picked={one.why === 'picked' || undefined}
          data-open={one.available || undefined}
        >
          {one.id !== '' && <Face id={one.id} name={nameOf(one.id)} />}
          <span className={styles.name}>{nameOf(one.id)}</span>
          <span className={styles.why}>{whyOf(one)}</span>
        </li>
      ))}
      {more !== undefined && more > 0 && <li className={styles.quiet}>{words.others(more)}</li>}
    </ul>
  )
}

function whyOf({ why, until, load, capacity }: Candidate): string {
  const said = words.whys[why] ?? why
  if (until !== undefined) return `${said} ${words.until(shortMoment(new Date(until).toISOString()))}`
  if (load === undefined) return said
  return `${said} · ${capacity === undefined ? words.load(load) : words.of(load, capacity)}`
}
