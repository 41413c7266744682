import { useState } from 'react'
import type { ProgrammeDetail } from '#journey/nurture/contract.ts'
import { Button } from '../ui/Button.tsx'
import { number } from '../ui/format.ts'
import { Popover } from '../ui/Popover.tsx'
import { actWords as words } from './act-words.ts'
import type { Who } from './data.ts'
import styles from './Programme.module.css'

/** How it ended for those who left, each reason with its people. */
export function EndsPopover({ detail, onShow }: { detail: ProgrammeDetail; onShow: (who: Who) => void }) {
  const [open, setOpen] = useState(false)
  const ends = detail.ends.filter(({ all }) => all > 0).sort((a, b) => b.all - a.all)
  return (
    <Popover
      open={open}
      onChange={setOpen}
      label={words.ends}
      width={300}
      target={
        <Button look="quiet" onClick={() => setOpen(!open)}>
          {words.ends}
        </Button>
      }
    >
      <p className={styles.hint}>{ends.length === 0 ? words.nobodyLeft : words.endsHint}</p>
      <ul className={styles.ends}>
        {ends.map(({ because, all, days30 }) => (
          <li key={because}>
            <button
              type="button"
              onClick={() => {
                setOpen(false)
                onShow({ show: 'left', because })
              }}
            >
              <span>{words.because[because]}</span>
              <b>{number(all)}</b>
              <span className={styles.hint}>{words.in30(days30)}</span>
            </button>
          </li>
        ))}
      </ul>
    </Popover>
  )
}
