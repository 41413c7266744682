import type { FormChoices } from '#journey/capture/forms/contract.ts'
import { Choice, TextField } from '../ui/Field.tsx'
import { Note } from '../ui/Note.tsx'
import { Section } from '../ui/Screen.tsx'
import { Toggle } from '../ui/Toggle.tsx'
import styles from './Builder.module.css'
import { words } from './builder-words.ts'
import type { Draft } from './use-draft.ts'

const DAYS = 7

/** What people can agree to, in the words of its latest version, and whether their address has to be proved. */
export function Consent({ draft, choices }: { draft: Draft; choices: FormChoices }) {
  const { document, errors, change } = draft
  const { consent, doubleOptIn } = document
  const purpose = choices.purposes.find(({ id }) => id === consent?.purpose)
  return (
    <Section title={words.consent}>
      <div className={styles.group}>
        <Choice
          label={words.purpose}
          {...(purpose && { hint: words.version(purpose.version, purpose.text) })}
          value={consent?.purpose ?? ''}
          onChange={(id) =>
            change({ consent: id ? { purpose: id, required: consent?.required ?? false } : undefined })
          }
          options={[
            { value: '', label: words.noPurpose },
            ...choices.purposes.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        {consent && (
          <Toggle
            label={words.consentRequired}
            on={consent.required}
            onChange={(required) => change({ consent: { ...consent, required } })}
          />
        )}
        <Toggle
          label={words.doubleOptIn}
          on={doubleOptIn !== undefined}
          onChange={(on) => change({ doubleOptIn: on ? { days: DAYS } : undefined })}
        />
        {doubleOptIn && (
          <>
            <TextField
              type="number"
              min={1}
              max={60}
              label={words.days}
              hint={words.daysHint}
              value={String(doubleOptIn.days)}
              onChange={(days) => change({ doubleOptIn: { days: Number(days) } })}
              error={errors['doubleOptIn.days']}
            />
            {!choices.mail && <Note tone="warn">{words.noMail}</Note>}
          </>
        )}
      </div>
    </Section>
  )
}
