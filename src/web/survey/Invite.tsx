import type { Choices } from '#journey/survey/contract.ts'
import { words } from './new-words.ts'
import styles from './NewSurvey.module.css'

interface InviteProps {
  sides: Choices['people']
  chosen: string[]
  onChange: (people: string[]) => void
  error: string | undefined
}

/** Who is asked, by function: a box for each person, one for all of a function. */
export function Invite({ sides, chosen, onChange, error }: InviteProps) {
  const toggle = (ids: string[], on: boolean) =>
    onChange(on ? [...new Set([...chosen, ...ids])] : chosen.filter((id) => !ids.includes(id)))
  return (
    <fieldset className={styles.group}>
      <legend>{words.people}</legend>
      <p className={styles.hint}>{words.peopleHint}</p>
      {error && (
        <p className={styles.fieldError} role="alert">
          {error}
        </p>
      )}
      <div className={styles.sides}>
        {sides.map(({ side, label, people }) => {
          const ids = people.map(({ id }) => id)
          const all = ids.every((id) => chosen.includes(id))
          return (
            <div key={side} className={styles.side}>
              <div className={styles.sideHead}>
                <h2 className={styles.sideName}>{label}</h2>
                <button
                  type="button"
                  className={styles.all}
                  aria-label={`${label}: ${all ? words.none : words.all}`}
                  onClick={() => toggle(ids, !all)}
                >
                  {all ? words.none : words.all}
                </button>
              </div>
              {people.map(({ id, name }) => (
                <label key={id} className={styles.check}>
                  <input
                    type="checkbox"
                    checked={chosen.includes(id)}
                    onChange={(event) => toggle([id], event.currentTarget.checked)}
                  />
                  {name}
                </label>
              ))}
            </div>
          )
        })}
      </div>
    </fieldset>
  )
}
