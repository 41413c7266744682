import type { Brief } from '#journey/handoff/contract.ts'
import { words } from '../lead/words.ts'
import { localMoments } from '../ui/format.ts'
import { Tag } from '../ui/Tag.tsx'
import styles from './BriefView.module.css'

type Claim = Brief['why'][number]

/** Every claim names the entry it rests on; `onEntry` shows that entry. */
export function BriefView({ brief, onEntry }: { brief: Brief; onEntry: (seq: number) => void }) {
  return (
    <div className={styles.brief}>
      <div className={styles.tags}>
        <Tag tone={brief.intent === 'buy' ? 'good' : 'plain'}>{words.brief.intent[brief.intent]}</Tag>
        {brief.level && <Tag>{brief.level}</Tag>}
      </div>
      <Claims title={words.brief.why} claims={brief.why} onEntry={onEntry} />
      <Claims title={words.brief.whyNow} claims={brief.whyNow} onEntry={onEntry} />
      <Claims title={words.brief.howToOpen} claims={brief.howToOpen} onEntry={onEntry} />
      <Claims title={words.brief.seen} claims={brief.seen} onEntry={onEntry} />
    </div>
  )
}

function Claims({
  title,
  claims,
  onEntry,
}: {
  title: string
  claims: Claim[]
  onEntry: (seq: number) => void
}) {
  if (claims.length === 0) return null
  return (
    <div>
      <h3 className={styles.title}>{title}</h3>
      <ul className={styles.claims}>
        {claims.map((claim, i) => (
          <li key={i} className={styles.claim}>
            <span>{localMoments(claim.text)}</span>
            {claim.seq !== null && (
              <button
                type="button"
                className={styles.entry}
                aria-label={words.brief.entry(claim.seq)}
                onClick={() => onEntry(claim.seq ?? 0)}
              >
                #{claim.seq}
              </button>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
