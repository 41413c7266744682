import { Section } from '../ui/Screen.tsx'
import { Toggle } from '../ui/Toggle.tsx'
import type { Part } from './Settings.tsx'
import styles from './Settings.module.css'
import { words } from './settings-words.ts'

export function Tracking({ typed, change, disabled }: Part) {
  return (
    <Section title={words.tracking}>
      <div className={styles.toggle}>
        <Toggle
          label={words.clicks}
          on={typed.trackClicks}
          onChange={(trackClicks) => change({ trackClicks })}
          disabled={disabled}
        />
        <Toggle
          label={words.opens}
          on={typed.trackOpens}
          onChange={(trackOpens) => change({ trackOpens })}
          disabled={disabled}
        />
        <p className={styles.hint}>{words.opensHint}</p>
      </div>
    </Section>
  )
}
