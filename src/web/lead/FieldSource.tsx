import { useState } from 'react'
import type { FieldView } from '#journey/identity/fields.contract.ts'
import { useLeadAction } from '../data/lead-actions.ts'
import { Button } from '../ui/Button.tsx'
import { plain } from '../ui/format.ts'
import { Popover } from '../ui/Popover.tsx'
import { words } from './field-words.ts'
import styles from './FieldSource.module.css'

type Said = NonNullable<FieldView['standing']>

/** A value that tells, when pressed, where it comes from, what stood before, and what others say. */
export function FieldSource({ lead, field, may }: { lead: string; field: FieldView; may: boolean }) {
  const [open, setOpen] = useState(false)
  const act = useLeadAction()
  const { standing, against, former, label } = field
  if (standing === null) return null
  const id = field.field.replace(/^fields\./, '')
  return (
    <Popover
      open={open}
      onChange={setOpen}
      width={320}
      label={words.from(label)}
      target={
        <button
          type="button"
          className={styles.value}
          aria-expanded={open}
          title={`${words.sources[standing.source]} · ${words.at(standing.at)}`}
          onClick={() => setOpen(!open)}
        >
          {plain(standing.value)}
          {against.length > 0 && (
            <span className={styles.other} role="img" aria-label={words.contradicted}>
              ≠
            </span>
          )}
        </button>
      }
    >
      <div className={styles.card}>
        <Line one={standing} />
        {against.length > 0 && <h4 className={styles.title}>{words.against}</h4>}
        {against.map((one) => (
          <div key={one.entry}>
            <Line one={one} />
            {may && field.field !== 'email' && one.value !== null && (
              <Button
                busy={act.isPending}
                onClick={() =>
                  act.mutate(
                    { id: lead, act: 'details', body: { fields: { [id]: one.value } }, done: words.saved },
                    { onSuccess: () => setOpen(false) },
                  )
                }
              >
                {words.take}
              </Button>
            )}
          </div>
        ))}
        {former.length > 0 && <h4 className={styles.title}>{words.former}</h4>}
        {former.slice(0, 5).map((one) => (
          <Line key={one.entry} one={one} />
        ))}
      </div>
    </Popover>
  )
}

function Line({ one }: { one: Said }) {
  return (
    <p className={styles.line}>
      <strong>{one.value === null ? words.gone : plain(one.value)}</strong>
      <span>
        {words.sources[one.source]} · {one.by.name} · {words.at(one.at)}
        {one.again && ` · ${words.again(one.again)}`}
        {one.confidence !== null && ` · ${words.sure(one.confidence)}`}
      </span>
    </p>
  )
}
