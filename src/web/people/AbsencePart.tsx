import { useState } from 'react'
import { Button, IconButton } from '../ui/Button.tsx'
import { TextField } from '../ui/Field.tsx'
import { day } from '../ui/format.ts'
import { IconTrash } from '../ui/icons.ts'
import { Oops } from '../ui/Oops.tsx'
import { toast } from '../ui/toast.ts'
import { coming, daysOf, PRESETS, withAbsence, type Absence } from './absences.ts'
import styles from './Form.module.css'
import { words } from './words.ts'

interface AbsencePartProps {
  absences: Absence[]
  /** where the person is */
  today: string
  may: boolean
  save: (absences: Absence[], done: () => void) => void
  busy: boolean
  error: unknown
}

/** Who is away when. One press says it and another takes it back: it does not wait for a form to be saved. */
export function AbsencePart({ absences, today, may, save, busy, error }: AbsencePartProps) {
  const [other, setOther] = useState<Absence | null>(null)
  const [wrong, setWrong] = useState(false)
  const add = (one: Absence) =>
    save(withAbsence(absences, one), () => {
      setOther(null)
      const back = { label: words.work.undo, run: () => save(absences, () => undefined) }
      toast({ text: words.work.awayNow(spanOf(one)), tone: 'good', action: back })
    })
  const remove = (one: Absence) =>
    save(
      absences.filter((each) => each !== one),
      () => {
        const back = { label: words.work.undo, run: () => save(absences, () => undefined) }
        toast({ text: words.work.notAway(spanOf(one)), tone: 'plain', action: back })
      },
    )
  const addOther = () => {
    const right = other !== null && other.from !== '' && other.from <= other.to
    setWrong(!right)
    if (right) add(other)
  }
  const shown = coming(absences, today)
  return (
    <section className={styles.section} aria-label={words.work.absences}>
      <h2 className={styles.head}>{words.work.absences}</h2>
      {shown.length === 0 && <p className={styles.small}>{words.work.noAbsence}</p>}
      {shown.length > 0 && (
        <ul className={styles.absences}>
          {shown.map((one) => (
            <li key={`${one.from}/${one.to}`}>
              <span>{spanOf(one)}</span>
              <span className={styles.small}>{one.note}</span>
              {may && (
                <IconButton label={words.work.removeAbsence(spanOf(one))} onClick={() => remove(one)}>
                  <IconTrash size={16} />
                </IconButton>
              )}
            </li>
          ))}
        </ul>
      )}
      {may && (
        <div className={styles.row}>
          {PRESETS.map((preset) => (
            <Button key={preset} disabled={busy} onClick={() => add({ ...daysOf(preset, today), note: '' })}>
              {words.work.presets[preset]}
            </Button>
          ))}
          <Button
            aria-expanded={other !== null}
            onClick={() => setOther(other ? null : { from: today, to: today, note: '' })}
          >
            {words.work.otherDays}
          </Button>
        </div>
      )}
      {other && (
        <form
          noValidate
          className={styles.absence}
          onSubmit={(event) => {
            event.preventDefault()
            addOther()
          }}
        >
          <TextField
            label={words.work.from}
            type="date"
            value={other.from}
            onChange={(from) => setOther({ ...other, from, to: other.to < from ? from : other.to })}
          />
          <TextField
            label={words.work.to}
            type="date"
            min={other.from}
            value={other.to}
            onChange={(to) => setOther({ ...other, to })}
            error={wrong ? words.work.absencesWrong : undefined}
          />
          <TextField
            label={words.work.note}
            value={other.note}
            onChange={(note) => setOther({ ...other, note })}
          />
          <Button look="primary" type="submit" busy={busy}>
            {words.work.addAbsence}
          </Button>
        </form>
      )}
      <Oops error={error} />
    </section>
  )
}

function spanOf({ from, to }: Absence): string {
  return from === to ? day(from) : words.work.span(day(from), day(to))
}
