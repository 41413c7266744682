import type { PersonView } from '#people/people.contract.ts'
import { language } from '../language.ts'
import { useMinute } from '../ui/now.ts'
import { Tag, type Tone } from '../ui/Tag.tsx'
import styles from './PeopleScreen.module.css'
import { words } from './presence-words.ts'

const TONES: Record<string, Tone> = { here: 'good', full: 'warn', holiday: 'accent', away: 'warn' }

/** Can they be handed a lead now and, if not, why and until when (by their own clock)? */
export function Presence({ person }: { person: PersonView }) {
  const { presence } = person
  const now = useMinute()
  if (!presence || presence.state === 'left') return null
  const { state, until, holiday } = presence
  return (
    <span className={styles.title}>
      <Tag tone={TONES[state] ?? 'plain'}>{words.states[state]}</Tag>
      {(holiday !== null || until !== null) && (
        <span className={styles.small}>
          {holiday}
          {holiday !== null && until !== null && ', '}
          {until !== null && words.until(theirTime(until, person.timeZone, now))}
        </span>
      )}
    </span>
  )
}

const DAY_MS = 86_400_000

/** By their clock: the hour today, the weekday with it this week, the date after that. */
function theirTime(iso: string, zone: string | null, now: number): string {
  const format = (parts: Intl.DateTimeFormatOptions, at: number) =>
    new Intl.DateTimeFormat(language === 'de' ? 'de' : 'en-GB', {
      ...parts,
      ...(zone && { timeZone: zone }),
    }).format(at)
  const date = { day: 'numeric', month: 'short', year: 'numeric' } as const
  const at = Date.parse(iso)
  const far = at - now > 6 * DAY_MS
  if (far) return format(date, at)
  const clock = { hour: '2-digit', minute: '2-digit' } as const
  const today = format(date, at) === format(date, now)
  const said = format(today ? clock : { weekday: 'short', ...clock }, at)
  return zone && zone !== Intl.DateTimeFormat().resolvedOptions().timeZone ? words.theirTime(said) : said
}

/** Leads in work, of how many there may be. */
export function Load({ person }: { person: PersonView }) {
  const { presence, capacity } = person
  if (!presence) return <>{person.desk ? words.all : '—'}</>
  const { load } = presence
  if (capacity === null) return <>{load}</>
  return (
    <span className={styles.load}>
      <span>
        {load} / {capacity}
      </span>
      <meter
        min={0}
        max={Math.max(capacity, 1)}
        value={Math.min(load, Math.max(capacity, 1))}
        aria-label={words.loadOf(load, capacity)}
        data-full={load >= capacity || undefined}
      />
    </span>
  )
}
