import { TextArea, TextField } from '../ui/Field.tsx'
import { Section } from '../ui/Screen.tsx'
import type { Part } from './Settings.tsx'
import styles from './Settings.module.css'
import { words } from './settings-words.ts'

export function SenderFields({ typed, change, errors, disabled, made }: Part & { made: string }) {
  return (
    <>
      <Section title={words.sender}>
        <div className={styles.fields}>
          <TextField
            label={words.name}
            value={typed.name}
            onChange={(name) => change({ name })}
            error={errors.name}
            disabled={disabled}
          />
          <TextField
            type="email"
            label={words.address}
            {...(typed.address === '' ? { hint: words.addressHint(made) } : {})}
            value={typed.address}
            onChange={(address) => change({ address })}
            error={errors.address}
            disabled={disabled}
          />
          <TextField
            type="email"
            label={words.replyTo}
            hint={words.replyToHint}
            value={typed.replyTo}
            onChange={(replyTo) => change({ replyTo })}
            error={errors.replyTo}
            disabled={disabled}
          />
          <TextField
            type="email"
            label={words.returnPath}
            hint={words.returnPathHint}
            value={typed.returnPath}
            onChange={(returnPath) => change({ returnPath })}
            error={errors.returnPath}
            disabled={disabled}
          />
        </div>
      </Section>
      <Section title={words.foot}>
        <div className={styles.fields}>
          <TextField
            label={words.organisation}
            value={typed.organisation}
            onChange={(organisation) => change({ organisation })}
            error={errors.organisation}
            disabled={disabled}
          />
          <TextArea
            label={words.postal}
            hint={words.postalHint}
            value={typed.postal}
            onChange={(postal) => change({ postal })}
            error={errors.postal}
            disabled={disabled}
          />
        </div>
      </Section>
    </>
  )
}
