import type { Brief } from '#journey/handoff/brief.contract.ts'
import { money } from '../ui/format.ts'
import { Tag } from '../ui/Tag.tsx'
import { BriefCompany } from './BriefCompany.tsx'
import { BriefScore } from './BriefScore.tsx'
import styles from './BriefView.module.css'
import { words } from './brief-words.ts'
import { Claims } from './Claims.tsx'

interface BriefViewProps {
  brief: Brief
  onEntry: (seq: number) => void
  /** where the score stands elsewhere on the screen already */
  withoutScore?: boolean
}

/** Every claim names the entry it rests on; `onEntry` shows that entry. */
export function BriefView({ brief, onEntry, withoutScore = false }: BriefViewProps) {
  const { consent, level } = brief
  return (
    <div className={styles.brief}>
      <div className={styles.tags}>
        <Tag tone={brief.intent === 'buy' ? 'good' : 'plain'}>{words.intent[brief.intent]}</Tag>
        <Tag tone={consent.phone ? 'plain' : 'warn'}>{consent.phone ? words.call.yes : words.call.no}</Tag>
        <Tag tone={consent.email ? 'plain' : 'warn'}>{consent.email ? words.mail.yes : words.mail.no}</Tag>
      </div>
      <Claims title={words.howToOpen} claims={brief.howToOpen} onEntry={onEntry} />
      <Claims title={words.whyNow} claims={brief.whyNow} onEntry={onEntry} />
      <Claims title={words.why} claims={brief.why} onEntry={onEntry} />
      <Claims title={words.signs} claims={brief.signs} onEntry={onEntry} />
      {level && (
        <div>
          <h3 className={styles.title}>{words.level}</h3>
          <p>
            {level.text}{' '}
            {level.seq !== null && (
              <button
                type="button"
                className={styles.entry}
                aria-label={words.entry(level.seq)}
                onClick={() => onEntry(level.seq ?? 0)}
              >
                #{level.seq}
              </button>
            )}
          </p>
          {level.deal && <p className={styles.deal}>{deal(level.deal)}</p>}
        </div>
      )}
      {brief.company && <BriefCompany company={brief.company} onEntry={onEntry} />}
      <Claims title={words.seen} claims={brief.seen} onEntry={onEntry} />
      {!withoutScore && <BriefScore score={brief.score} onEntry={onEntry} />}
    </div>
  )
}

function deal({ level, all, currency }: NonNullable<NonNullable<Brief['level']>['deal']>): string {
  const average = ({ amount }: { amount: number }) => money(String(amount), currency)
  return words.deal(average(level), level.wins, average(all), all.wins)
}
