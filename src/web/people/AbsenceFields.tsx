import { Button, IconButton } from '../ui/Button.tsx'
import { TextField } from '../ui/Field.tsx'
import { IconPlus, IconTrash } from '../ui/icons.ts'
import styles from './Form.module.css'
import type { Work } from './work.ts'
import { words } from './words.ts'

interface AbsenceFieldsProps {
  absences: Work['absences']
  onChange: (absences: Work['absences']) => void
  error: string | undefined
}

export function AbsenceFields({ absences, onChange, error }: AbsenceFieldsProps) {
  const put = (at: number, part: Partial<Work['absences'][number]>) =>
    onChange(absences.map((one, i) => (i === at ? { ...one, ...part } : one)))
  return (
    <fieldset className={styles.group}>
      <legend>{words.work.absences}</legend>
      <p className={styles.small}>{words.work.absencesHint}</p>
      {absences.map((one, i) => (
        <div key={i} className={styles.absence}>
          <TextField
            label={words.work.from}
            type="date"
            value={one.from}
            onChange={(from) => put(i, { from, ...(one.to === '' || one.to < from ? { to: from } : {}) })}
          />
          <TextField
            label={words.work.to}
            type="date"
            min={one.from}
            value={one.to}
            onChange={(to) => put(i, { to })}
          />
          <TextField label={words.work.note} value={one.note} onChange={(note) => put(i, { note })} />
          <IconButton
            label={words.work.removeAbsence}
            onClick={() => onChange(absences.filter((_, at) => at !== i))}
          >
            <IconTrash size={16} />
          </IconButton>
        </div>
      ))}
      {error && (
        <p className={styles.error} role="alert">
          {error}
        </p>
      )}
      <div className={styles.row}>
        <Button
          icon={<IconPlus size={15} />}
          onClick={() => onChange([...absences, { from: '', to: '', note: '' }])}
        >
          {words.work.addAbsence}
        </Button>
      </div>
    </fieldset>
  )
}
