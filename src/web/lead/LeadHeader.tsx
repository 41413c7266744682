import type { LeadDetail } from '#journey/lifecycle/contract.ts'
import { Owner } from '../ui/Face.tsx'
import { nameOf } from '../ui/format.ts'
import { useMinute } from '../ui/now.ts'
import { Score } from '../ui/Score.tsx'
import { StageMark } from '../ui/StageMark.tsx'
import { Tag } from '../ui/Tag.tsx'
import { Countdown, Due } from '../ui/When.tsx'
import styles from './LeadHeader.module.css'
import { words } from './words.ts'

const SOON_MS = 2 * 86_400_000

export function LeadHeader({ lead }: { lead: LeadDetail }) {
  // as faded to this moment, like the panel that adds it up; the list has it as of the last entry
  const { total, fit, engagement } = lead.scoreDetail
  const left = Date.parse(lead.nextStep.due) - useMinute()
  return (
    <div>
      <div className={styles.names}>
        <h2 className={styles.name}>{nameOf(lead)}</h2>
        {lead.pass > 1 && <Tag tone="accent">{words.pass(lead.pass)}</Tag>}
      </div>
      <p className={styles.role}>{[lead.title, lead.company, lead.country].filter(Boolean).join(' · ')}</p>
      {lead.erased && <p className={styles.notice}>{words.erased}</p>}
      {lead.offer && <p className={styles.offer}>{words.offeredTo(lead.offer.to.name, lead.offer.due)}</p>}
      <dl className={styles.strip}>
        <div>
          <dt>{words.stage}</dt>
          <dd>
            <StageMark stage={lead.stage} />
          </dd>
        </div>
        <div>
          <dt>{words.owner}</dt>
          <dd>
            <Owner owner={lead.owner} />
          </dd>
        </div>
        <div>
          <dt>{words.score}</dt>
          <dd>
            <Score score={total} fit={fit} engagement={engagement} />
          </dd>
        </div>
        <div className={styles.next}>
          <dt>{words.next}</dt>
          <dd>
            <span>{lead.nextStep.what}</span>
            <span className={styles.due} data-late={left < 0 || undefined}>
              {left > 0 && left < SOON_MS ? (
                <Countdown at={lead.nextStep.due} />
              ) : (
                <Due at={lead.nextStep.due} />
              )}
            </span>
          </dd>
        </div>
      </dl>
    </div>
  )
}
