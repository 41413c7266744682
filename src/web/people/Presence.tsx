import type { PersonView } from '#people/people.contract.ts'
import { language } from '../language.ts'
import { Tag, type Tone } from '../ui/Tag.tsx'
import styles from './PeopleScreen.module.css'
import { words } from './words.ts'

const TONES: Record<string, Tone> = { here: 'good', full: 'warn', holiday: 'accent', away: 'warn' }

/** Can they be handed a lead now and, if not, why and until when (by their own clock)? */
export function Presence({ person }: { person: PersonView }) {
  const { presence } = person
  if (!presence || presence.state === 'left') return null
  const { state, until, holiday } = presence
  return (
    <span className={styles.title}>
      <Tag tone={TONES[state] ?? 'plain'}>{words.states[state]}</Tag>
      {(holiday !== null || until !== null) && (
        <span className={styles.small}>
          {holiday}
          {holiday !== null && until !== null && ', '}
          {until !== null && words.until(theirTime(until, person.timeZone))}
        </span>
      )}
    </span>
  )
}

function theirTime(iso: string, zone: string | null): string {
  const at = { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' } as const
  const said = new Intl.DateTimeFormat(language === 'de' ? 'de' : 'en-GB', {
    ...at,
    ...(zone && { timeZone: zone }),
  }).format(new Date(iso))
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone
  return zone && zone !== own ? words.theirTime(said) : said
}

/** Leads in work, of how many there may be. */
export function Load({ person }: { person: PersonView }) {
  const { presence, capacity } = person
  if (!presence) return person.desk ? null : <>{capacity ?? '—'}</>
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
