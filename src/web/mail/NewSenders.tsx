import type { IncomingSettings, NewSenders as Meaning } from '#journey/mailing/inbound.contract.ts'
import { Button } from '../ui/Button.tsx'
import { Choice, TextField } from '../ui/Field.tsx'
import { IconPlus } from '../ui/icons.ts'
import { Section } from '../ui/Screen.tsx'
import { Toggle } from '../ui/Toggle.tsx'
import type { Part } from './Settings.tsx'
import styles from './Settings.module.css'
import { words } from './new-senders-words.ts'

/** What a mail of somebody unknown means: everywhere, and at single mailboxes. */
export function NewSenders({ typed: { incoming }, change, errors, disabled }: Part) {
  const { mailboxes } = incoming
  const set = (changes: Partial<IncomingSettings>) => change({ incoming: { ...incoming, ...changes } })
  const setOne = (n: number, changes: Partial<IncomingSettings['mailboxes'][number]>) =>
    set({ mailboxes: mailboxes.map((one, i) => (i === n ? { ...one, ...changes } : one)) })
  const add = () => {
    const { newSenders, source, touch } = incoming
    set({ mailboxes: [...mailboxes, { mailbox: '', newSenders, source, touch }] })
  }
  return (
    <Section
      title={words.title}
      aside={
        !disabled && (
          <Button icon={<IconPlus size={16} />} onClick={add}>
            {words.add}
          </Button>
        )
      }
    >
      <p className={styles.hint}>{words.intro}</p>
      <Meant meaning={incoming} at="incoming" change={set} errors={errors} disabled={disabled} />
      {mailboxes.map((one, n) => (
        <div key={n} className={styles.record}>
          <div className={styles.fields}>
            <TextField
              label={words.mailbox}
              hint={words.mailboxHint}
              value={one.mailbox}
              onChange={(mailbox) => setOne(n, { mailbox })}
              error={
                errors[`incoming.mailboxes.${n}.mailbox`] ??
                (n === 0 ? errors['incoming.mailboxes'] : undefined)
              }
              disabled={disabled}
            />
          </div>
          <Meant
            meaning={one}
            at={`incoming.mailboxes.${n}`}
            change={(changes) => setOne(n, changes)}
            errors={errors}
            disabled={disabled}
          />
          {!disabled && (
            <div className={styles.acts}>
              <Button look="quiet" onClick={() => set({ mailboxes: mailboxes.filter((_, i) => i !== n) })}>
                {words.remove}
              </Button>
            </div>
          )}
        </div>
      ))}
    </Section>
  )
}

interface MeantProps extends Pick<Part, 'errors' | 'disabled'> {
  meaning: Meaning
  /** how the server names it when something is wrong */
  at: string
  change: (changes: Partial<Meaning>) => void
}

function Meant({ meaning: { newSenders, source, touch }, at, change, errors, disabled }: MeantProps) {
  // one that was set over HTTP has no name here, and stays choosable
  const kinds = { ...words.kinds, ...(touch in words.kinds ? {} : { [touch]: touch }) }
  return (
    <div className={styles.record}>
      <div className={styles.toggle}>
        <Toggle
          label={words.become}
          on={newSenders}
          onChange={(on) => change({ newSenders: on })}
          disabled={disabled}
        />
      </div>
      {newSenders && (
        <div className={styles.fields}>
          <TextField
            label={words.source}
            value={source}
            onChange={(value) => change({ source: value })}
            error={errors[`${at}.source`]}
            disabled={disabled}
          />
          <Choice
            label={words.counts}
            value={touch}
            onChange={(value) => change({ touch: value })}
            options={Object.entries(kinds).map(([value, label]) => ({ value, label }))}
            error={errors[`${at}.touch`]}
            disabled={disabled}
          />
        </div>
      )}
    </div>
  )
}
