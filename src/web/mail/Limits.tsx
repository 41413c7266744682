import { TextField } from '../ui/Field.tsx'
import { Section } from '../ui/Screen.tsx'
import { Toggle } from '../ui/Toggle.tsx'
import type { Part } from './Settings.tsx'
import styles from './Settings.module.css'
import { words } from './settings-words.ts'

/** How many leave, how a new domain begins, and when everything rests. */
export function Limits({ typed, change, errors, disabled }: Part) {
  const { warmUp, pause } = typed
  const warm = (changes: Partial<typeof warmUp>) => change({ warmUp: { ...warmUp, ...changes } })
  const stop = (changes: Partial<typeof pause>) => change({ pause: { ...pause, ...changes } })
  const figure = (
    label: string,
    value: string,
    set: (value: string) => void,
    error?: string,
    hint?: string,
  ) => (
    <TextField
      inputMode="decimal"
      label={label}
      {...(hint === undefined ? {} : { hint })}
      value={value}
      onChange={set}
      error={error}
      disabled={disabled}
    />
  )
  return (
    <>
      <Section title={words.limits}>
        <div className={styles.fields}>
          {figure(
            words.perSecond,
            typed.perSecond,
            (perSecond) => change({ perSecond }),
            errors.perSecond,
            words.none,
          )}
          {figure(words.perDay, typed.perDay, (perDay) => change({ perDay }), errors.perDay, words.none)}
        </div>
        <div className={styles.toggle}>
          <Toggle
            label={words.warm}
            on={typed.warm}
            onChange={(on) => change({ warm: on })}
            disabled={disabled}
          />
          <p className={styles.hint}>{words.warmHint}</p>
        </div>
        {typed.warm && (
          <div className={styles.fields}>
            <TextField
              type="date"
              label={words.since}
              value={warmUp.since}
              onChange={(since) => warm({ since })}
              error={errors['warmUp.since']}
              disabled={disabled}
            />
            {figure(words.first, warmUp.first, (first) => warm({ first }), errors['warmUp.first'])}
            {figure(words.growth, warmUp.growth, (growth) => warm({ growth }), errors['warmUp.growth'])}
            {figure(words.until, warmUp.until, (until) => warm({ until }), errors['warmUp.until'])}
          </div>
        )}
      </Section>
      <Section title={words.stops}>
        <p className={styles.hint}>{words.stopsHint}</p>
        <div className={styles.fields}>
          {figure(
            words.maxComplaints,
            pause.complaints,
            (complaints) => stop({ complaints }),
            errors['pause.complaints'],
          )}
          {figure(words.maxBounces, pause.bounces, (bounces) => stop({ bounces }), errors['pause.bounces'])}
          {figure(words.over, pause.over, (over) => stop({ over }), errors['pause.over'])}
          {figure(words.least, pause.least, (least) => stop({ least }), errors['pause.least'])}
        </div>
      </Section>
    </>
  )
}
