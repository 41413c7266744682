import { useState } from 'react'
import type { ModelView } from '#journey/measure/attribution/model.contract.ts'
import { Choice } from '../../ui/Field.tsx'
import { ModelForm } from './ModelForm.tsx'
import styles from './Models.module.css'
import type { AttributionSearch } from './search.ts'
import { words } from './words.ts'

/** What has numbers of its own to choose; the others are one model each, and there they are. */
const KINDS = ['custom', 'u', 'w', 'full', 'decay'] as const
type Kind = (typeof KINDS)[number]

interface NewModelProps {
  models: ModelView[]
  search: AttributionSearch
  done: () => void
  cancel: () => void
}

/** A model of one's own, beginning with the numbers of the delivered one of its kind. */
export function NewModel({ models, search, done, cancel }: NewModelProps) {
  const [kind, setKind] = useState<Kind>('custom')
  const start = models.find(({ id }) => id === kind)!
  return (
    <div className={styles.fresh}>
      <b>{words.newModel}</b>
      <div className={styles.form}>
        <Choice
          label={words.kindOfModel}
          value={kind}
          options={KINDS.map((value) => ({
            value,
            label: words.kindsOfModel[value],
          }))}
          onChange={(to) => setKind(KINDS.find((one) => one === to) ?? 'custom')}
        />
      </div>
      <ModelForm
        key={kind}
        model={{ id: '', version: 0, name: '', document: start.document }}
        search={search}
        models={models}
        done={done}
        cancel={cancel}
      />
    </div>
  )
}
