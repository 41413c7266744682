import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { RatingsView } from '#journey/survey/contract.ts'
import { Button } from '../ui/Button.tsx'
import { day } from '../ui/format.ts'
import { words as resultWords } from './result-words.ts'
import { ratingsQuery } from './data.ts'
import { words } from './ratings-words.ts'
import styles from './Ratings.module.css'
import { ScheduleForm } from './ScheduleForm.tsx'

const FROM = -0.2
const HEIGHT = 150
const y = (value: number) => HEIGHT - ((Math.min(Math.max(value, FROM), 1) - FROM) / (1 - FROM)) * HEIGHT

/** α per quarter with its interval, and the standing order behind it. */
export function Ratings() {
  const ratings = useQuery(ratingsQuery)
  const [editing, setEditing] = useState(false)
  if (!ratings.data) return null
  const { schedule, quarters, nextOpens } = ratings.data
  return (
    <section className={styles.ratings}>
      <div className={styles.head}>
        <div>
          <h2>{words.title}</h2>
          <p className={styles.hint}>{words.hint}</p>
        </div>
        <Button onClick={() => setEditing(true)}>{schedule ? words.change : words.setUp}</Button>
      </div>
      <p className={styles.order}>
        {!schedule
          ? words.off
          : schedule.active
            ? words.order(schedule.cards, schedule.people.length, day(nextOpens))
            : words.paused}
      </p>
      {quarters.length === 0 ? (
        schedule && <p className={styles.hint}>{words.none}</p>
      ) : (
        <Series quarters={quarters} />
      )}
      {editing && <ScheduleForm schedule={schedule} onClose={() => setEditing(false)} />}
    </section>
  )
}

function Series({ quarters }: { quarters: RatingsView['quarters'] }) {
  return (
    <div className={styles.series}>
      <div className={styles.scale} aria-hidden="true">
        {[1, 0.8, 0.667, 0].map((tick) => (
          <span key={tick} style={{ top: y(tick) }}>
            {tick === 0.667 ? '.67' : tick === 0.8 ? '.8' : tick}
          </span>
        ))}
      </div>
      <ol className={styles.quarters} style={{ backgroundSize: `100% ${HEIGHT}px` }}>
        <li aria-hidden="true" className={styles.good} style={{ height: y(0.8) }} />
        <li aria-hidden="true" className={styles.some} style={{ top: y(0.8), height: y(0.667) - y(0.8) }} />
        <li aria-hidden="true" className={styles.zero} style={{ top: y(0) }} />
        {quarters.map((one) => (
          <li key={one.quarter} className={styles.quarter}>
            <Link to="/surveys/$id" params={{ id: one.surveyId }} className={styles.link}>
              <Mark one={one} />
              <span className={styles.name}>{one.quarter.replace('-', ' ')}</span>
            </Link>
          </li>
        ))}
      </ol>
    </div>
  )
}

function Mark({ one }: { one: RatingsView['quarters'][number] }) {
  const { two } = resultWords
  const found = one.overall
  if (!found?.interval || found.alpha === null) {
    return (
      <span className={styles.lane} style={{ height: HEIGHT }}>
        <span className={styles.open}>{one.status === 'open' ? words.running : words.unknown}</span>
      </span>
    )
  }
  const { low, high } = found.interval
  const spoken = words.alpha(two(found.alpha), two(low), two(high))
  return (
    <span className={styles.lane} style={{ height: HEIGHT }} title={spoken} role="img" aria-label={spoken}>
      <span className={styles.interval} style={{ top: y(high), height: y(low) - y(high) }} />
      <span className={styles.dot} style={{ top: y(found.alpha) }} />
      <span className={styles.value} style={{ top: y(found.alpha) }}>
        {two(found.alpha)}
      </span>
    </span>
  )
}
