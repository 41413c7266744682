import { queryOptions, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Page } from '#platform/http/contract.ts'
import { get } from '../data/request.ts'
import { Button } from '../ui/Button.tsx'
import { Choice, TextField } from '../ui/Field.tsx'
import { Toggle } from '../ui/Toggle.tsx'
import { DAYS, eachDay, officeHours, type Work, type WorkErrors } from './work.ts'
import styles from './Form.module.css'
import { words } from './words.ts'

interface WorkFieldsProps {
  work: Work
  onChange: (work: Work) => void
  errors: WorkErrors
}

/** Time zone, languages and hours: for one's own account and for a colleague's card. */
export function WorkFields({ work, onChange, errors }: WorkFieldsProps) {
  const change = (part: Partial<Work>) => onChange({ ...work, ...part })
  const { hours } = work
  return (
    <>
      <div className={styles.two}>
        <Choice
          label={words.work.timeZone}
          value={work.timeZone}
          onChange={(timeZone) => change({ timeZone })}
          options={useZones(work.timeZone)}
          error={errors.timeZone}
        />
        <TextField
          label={words.work.languages}
          placeholder="de, en-GB"
          spellCheck={false}
          value={work.languages}
          onChange={(languages) => change({ languages })}
          hint={words.work.languagesHint}
          error={errors.languages}
        />
      </div>
      <Choice
        label={words.work.holidays}
        value={work.holidays}
        onChange={(holidays) => change({ holidays })}
        options={useRegions(work.holidays)}
        hint={words.work.holidaysHint}
        error={errors.holidays}
      />
      <fieldset className={styles.group}>
        <legend>{words.work.hours}</legend>
        <Toggle
          label={words.work.ownHours}
          on={hours !== null}
          onChange={(on) => change({ hours: on ? officeHours() : null })}
        />
        {hours !== null && (
          <>
            <div className={styles.days}>
              {DAYS.map((day) => (
                <TextField
                  key={day}
                  label={words.work.days[day]}
                  placeholder={words.work.free}
                  value={hours[day]}
                  onChange={(text) => change({ hours: { ...hours, [day]: text } })}
                  error={errors[day]}
                />
              ))}
            </div>
            <div className={styles.row}>
              <Button
                look="quiet"
                onClick={() =>
                  change({
                    hours: eachDay((day) => (day === 'sat' || day === 'sun' ? hours[day] : hours.mon)),
                  })
                }
              >
                {words.work.likeMonday}
              </Button>
              <span className={styles.small}>{words.work.hoursHint}</span>
            </div>
          </>
        )}
      </fieldset>
    </>
  )
}

const regionsQuery = queryOptions({
  queryKey: ['holiday-regions'],
  queryFn: () => get<Page<{ code: string; name: string }>>('/holiday-regions'),
  staleTime: Infinity,
  select: (page) => page.items,
})

function useRegions(chosen: string) {
  const known = useQuery(regionsQuery).data ?? []
  const own =
    chosen !== '' && !known.some(({ code }) => code === chosen) ? [{ value: chosen, label: chosen }] : []
  return [
    { value: '', label: words.work.noHolidays },
    ...own,
    ...known.map(({ code, name }) => ({ value: code, label: name })),
  ]
}

function useZones(chosen: string) {
  return useMemo(() => {
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone
    const all = new Set([...(chosen ? [chosen] : []), own, ...Intl.supportedValuesOf('timeZone')])
    return [
      { value: '', label: words.work.noZone },
      ...[...all].map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') })),
    ]
  }, [chosen])
}
