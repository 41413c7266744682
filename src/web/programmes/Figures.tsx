import { useState } from 'react'
import type { ProgrammeDetail } from '#journey/nurture/contract.ts'
import { useMay } from '../data/session.ts'
import { Button } from '../ui/Button.tsx'
import { number } from '../ui/format.ts'
import { Tip } from '../ui/Tip.tsx'
import { actWords } from './act-words.ts'
import { useCancelRun } from './acts.ts'
import type { Who } from './data.ts'
import { EndsPopover } from './EndsPopover.tsx'
import { PeopleDrawer } from './PeopleDrawer.tsx'
import styles from './Programme.module.css'
import { words } from './words.ts'

/** The programme in five numbers, each with its people; and what is under way. */
export function Figures({ detail }: { detail: ProgrammeDetail }) {
  const [who, show] = useState<Who | null>(null)
  const { counts, shown } = detail
  const figures: { label: string; count: number; who?: Who; hint?: string }[] = [
    { label: words.inside, count: counts.inside, who: { show: 'here' } },
    { label: words.heldOut, count: counts.heldOut, who: { show: 'held_out' } },
    { label: words.entered, count: counts.entered30 },
    { label: words.left, count: counts.left30, who: { show: 'left', days: 30 } },
    { label: words.forward, count: counts.forward30, hint: words.forwardHint },
  ]
  return (
    <section className={styles.figures} aria-label={words.figures}>
      {figures.map(({ label, count, who, hint }) =>
        who ? (
          <button
            key={label}
            type="button"
            className={styles.figure}
            aria-label={words.people.show(`${number(count)} ${label}`)}
            onClick={() => show(who)}
          >
            <b>{number(count)}</b> {label}
          </button>
        ) : (
          <Tip key={label} label={hint ?? label}>
            <span className={styles.figure}>
              <b>{number(count)}</b> {label}
            </span>
          </Tip>
        ),
      )}
      <EndsPopover detail={detail} onShow={show} />
      <Runs detail={detail} />
      {who && shown && (
        <PeopleDrawer id={detail.id} programme={shown.document} who={who} onClose={() => show(null)} />
      )}
    </section>
  )
}

/** Taking people in or out goes on by itself and can be stopped. */
function Runs({ detail }: { detail: ProgrammeDetail }) {
  const mayDraft = useMay('draft')
  const cancel = useCancelRun(detail.id)
  const running = detail.runs.find(({ endedAt }) => endedAt === null)
  if (!running) return null
  const { id, ask, changed, looked, total } = running
  return (
    <span className={styles.run} role="status">
      <progress max={Math.max(total, 1)} value={looked} aria-label={actWords.takeIn.title} />
      {actWords.run[ask](changed, looked, total)}
      {mayDraft && ask === 'enter' && (
        <Button look="quiet" busy={cancel.isPending} onClick={() => cancel.mutate(id)}>
          {actWords.run.stopIt}
        </Button>
      )}
    </span>
  )
}
