import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Choice, TextField } from '../ui/Field.tsx'
import { shortMoment } from '../ui/format.ts'
import { slotsQuery } from '../queue/data.ts'
import { words } from '../queue/words.ts'
import styles from './MeetingFields.module.css'

type Place = 'phone' | 'video' | 'visit' | 'office'

/** A meeting that is complete enough to be made. */
export interface Draft {
  at: string
  minutes: number
  rep: string
  place: Place
  where?: string
}

interface MeetingFieldsProps {
  reps: { id: string; name: string }[]
  /** how it was made, when it is moved */
  given?: { rep: string; minutes: number; place: Place; where: string | null }
  /** what the server says of its time */
  error?: string | undefined
  onChange: (draft: Draft | null) => void
}

const OTHER = 'other'

/** Who, how long, when: free times of the rep's own hours, or one that was agreed otherwise. */
export function MeetingFields({ reps, given, error, onChange }: MeetingFieldsProps) {
  const known = reps.some(({ id }) => id === given?.rep)
  const [rep, setRep] = useState((known && given?.rep) || (reps[0]?.id ?? ''))
  const [minutes, setMinutes] = useState(String(given?.minutes ?? 30))
  const [place, setPlace] = useState<Place>(given?.place ?? 'video')
  const [where, setWhere] = useState(given?.where ?? '')
  const [slot, setSlot] = useState('')
  const [other, setOther] = useState('')
  const { data } = useQuery(slotsQuery(rep, Number(minutes)))
  const free = data?.slots ?? []
  const picked =
    slot === OTHER ? other && new Date(other).toISOString() : free.includes(slot) ? slot : (free[0] ?? '')
  const draft =
    picked === '' || rep === '' ? null : { at: picked, minutes: Number(minutes), rep, place, where }
  const told = JSON.stringify(draft)
  useEffect(() => {
    const meant = JSON.parse(told) as Draft | null
    if (meant?.where === '') delete meant.where
    onChange(meant)
  }, [told, onChange])

  return (
    <div className={styles.fields}>
      <div className={styles.row}>
        <Choice
          label={words.meeting.with}
          value={rep}
          onChange={setRep}
          options={reps.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Choice
          label={words.meeting.minutes}
          value={minutes}
          onChange={setMinutes}
          options={lengths(given?.minutes).map((value) => ({ value: String(value), label: String(value) }))}
        />
        <Choice
          label={words.meeting.place}
          value={place}
          onChange={(value) => setPlace(value as Place)}
          options={(['video', 'phone', 'visit', 'office'] as const).map((value) => ({
            value,
            label: words.meeting.places[value],
          }))}
        />
      </div>
      <div className={styles.row}>
        <Choice
          label={data ? words.meeting.free(data.timeZone) : words.meeting.loading}
          value={slot === OTHER ? OTHER : picked}
          onChange={setSlot}
          options={[
            ...free.map((value) => ({ value, label: shortMoment(value) })),
            { value: OTHER, label: words.meeting.other },
          ]}
          error={error ?? (data && free.length === 0 && slot !== OTHER ? words.meeting.none : undefined)}
        />
        {slot === OTHER && (
          <TextField label={words.meeting.other} type="datetime-local" value={other} onChange={setOther} />
        )}
        <TextField label={words.meeting.where} maxLength={500} value={where} onChange={setWhere} />
      </div>
    </div>
  )
}

function lengths(given: number | undefined): number[] {
  return [...new Set([15, 30, 45, 60, 90, ...(given === undefined ? [] : [given])])].sort((a, b) => a - b)
}
