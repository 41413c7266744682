import { useInfiniteQuery } from '@tanstack/react-query'
import { timelineQuery } from '../data/leads.ts'
import { forgetRace, useRace, type Race } from '../data/race.ts'
import { IconButton } from '../ui/Button.tsx'
import { Copy } from '../ui/Copy.tsx'
import { localMoments, time } from '../ui/format.ts'
import { IconAlertTriangle, IconX } from '../ui/icons.ts'
import styles from './RaceNote.module.css'
import { words } from './words.ts'

/** An act that came too late: who did what meanwhile, and what was typed. Nothing is shown when no race was lost. */
export function RaceNote({ leadId }: { leadId: string }) {
  const race = useRace(leadId)
  return race ? <Explained leadId={leadId} race={race} /> : null
}

const SHOWN = 4

function Explained({ leadId, race }: { leadId: string; race: Race }) {
  const timeline = useInfiniteQuery(timelineQuery(leadId))
  const since = (timeline.data?.pages[0]?.items ?? []).filter((item) => item.seq > race.seen)
  // what people did says it; what followed by itself only where nobody did anything
  const acts = since.filter((item) => item.fact)
  const told = (acts.length > 0 ? acts : since).slice(0, SHOWN).reverse()
  return (
    <section className={styles.note} role="alert" aria-label={words.title}>
      <IconAlertTriangle size={16} />
      <div className={styles.body}>
        <h2>{words.title}</h2>
        <p>
          {words.wanted(race.wanted)} {localMoments(race.because)}
        </p>
        {told.length > 0 ? (
          <ul>
            {told.map((item) => (
              <li key={item.seq}>
                <time dateTime={item.at}>{time(item.at)}</time>{' '}
                {item.fact
                  ? words.changedBy(item.by.name, localMoments(item.sentence))
                  : localMoments(item.sentence)}
              </li>
            ))}
          </ul>
        ) : (
          timeline.isSuccess && <p>{words.nothing}</p>
        )}
        {race.typed && <Copy label={words.typed} text={race.typed} />}
        <p className={styles.now}>{words.now}</p>
      </div>
      <IconButton label={words.dismiss} onClick={() => forgetRace(leadId)}>
        <IconX size={15} />
      </IconButton>
    </section>
  )
}
