import type { Json } from '#journey/agreement/editing.contract.ts'
import { useEditing } from './editing.ts'
import { Holidays } from './Holidays.tsx'
import { TextLine } from './inputs.tsx'
import { MapOf } from './MapOf.tsx'
import { Block, Fields, Line, Part } from './Part.tsx'
import { partWords as words } from './part-words.ts'
import { ValuesLine } from './ValuesLine.tsx'
import { keysAt, textAt } from './values.ts'

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
const week: Json = {
  timeZone: 'Europe/Berlin',
  hours: { mon: ['09:00-17:00'], tue: ['09:00-17:00'], wed: ['09:00-17:00'], thu: ['09:00-17:00'], fri: ['09:00-17:00'] }, // prettier-ignore
}

export function CalendarsPart() {
  const { value } = useEditing()
  return (
    <Part title={words.names.calendars} hint={words.hints.calendars}>
      <MapOf
        path={['calendars']}
        what={words.addCalendar}
        make={() => week}
        line={(path, id) => (
          <Line
            text={id}
            quiet={`${textAt(value, [...path, 'timeZone'])}, ${words.holidaysOf(keysAt(value, [...path, 'holidays']).length)}`}
          />
        )}
      >
        {(path) => (
          <>
            <TextLine label={words.timeZone} path={[...path, 'timeZone']} width="middle" />
            <Fields>
              {DAYS.map((day) => (
                <ValuesLine
                  key={day}
                  label={words.days[day]}
                  path={[...path, 'hours', day]}
                  placeholder={words.closed}
                />
              ))}
            </Fields>
            <p>{words.hoursHint}</p>
            <Block title={words.holidays}>
              <Holidays path={[...path, 'holidays']} />
            </Block>
          </>
        )}
      </MapOf>
    </Part>
  )
}
