import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ModelView } from '#journey/measure/attribution/model.contract.ts'
import { useSession } from '../../data/session.ts'
import { Button } from '../../ui/Button.tsx'
import { day } from '../../ui/format.ts'
import { IconPlus } from '../../ui/icons.ts'
import { Drawer } from '../../ui/Overlay.tsx'
import { versionsQuery } from './data.ts'
import { ModelForm } from './ModelForm.tsx'
import { NewModel } from './NewModel.tsx'
import { rowsOf } from './document.ts'
import styles from './Models.module.css'
import type { AttributionSearch } from './search.ts'
import { words } from './words.ts'

/** Stands for the one that there is not yet; no id looks like it. */
const NEW = ''

/** The models as documents: their numbers, who changed them when, and a form for the next version. */
export function ModelsDrawer({
  models,
  search,
  open,
  close,
}: {
  models: ModelView[]
  search: AttributionSearch
  open: boolean
  close: () => void
}) {
  const [editing, setEditing] = useState<string | null>(null)
  const client = useQueryClient()
  const mayChange = useSession()?.permissions.includes('draft') ?? true
  const done = () => {
    setEditing(null)
    void client.invalidateQueries({ queryKey: ['attribution'] })
  }
  return (
    <Drawer title={words.modelsTitle} open={open} onClose={close} width={520}>
      <p className={styles.hint}>{words.modelsHint}</p>
      {mayChange &&
        (editing === NEW ? (
          <NewModel models={models} search={search} done={done} cancel={() => setEditing(null)} />
        ) : (
          <Button icon={<IconPlus size={15} />} onClick={() => setEditing(NEW)}>
            {words.newModel}
          </Button>
        ))}
      <ul>
        {models.map((model) => (
          <li key={model.id} className={styles.model}>
            <div className={styles.head}>
              <b>{model.name}</b>
              <span>
                {words.version(model.version)},{' '}
                {model.at === null ? words.delivered : words.changed(day(model.at), model.by ?? '')}
              </span>
              {mayChange && rowsOf(model.document).length > 0 && editing !== model.id && (
                <Button look="quiet" onClick={() => setEditing(model.id)}>
                  {words.change}
                </Button>
              )}
            </div>
            {editing === model.id ? (
              <ModelForm
                model={model}
                search={search}
                models={models}
                done={done}
                cancel={() => setEditing(null)}
              />
            ) : (
              <Numbers model={model} />
            )}
            {open && model.version > 1 && <Earlier id={model.id} />}
          </li>
        ))}
      </ul>
    </Drawer>
  )
}

function Numbers({ model: { document } }: { model: ModelView }) {
  const rows = rowsOf(document)
  const kinds = 'kinds' in document ? Object.entries(document.kinds) : []
  if (rows.length === 0) return <p className={styles.hint}>{words.none}</p>
  return (
    <dl className={styles.numbers}>
      {[...rows.map(([field, value]) => [words.fields[field]!, value] as const), ...kinds].map(
        ([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  )
}

function Earlier({ id }: { id: string }) {
  const versions = useQuery(versionsQuery(id)).data?.items.slice(1)
  return (
    <ul className={styles.earlier}>
      {versions?.map((one) => (
        <li key={one.version}>
          {words.version(one.version)}: {one.name},{' '}
          {one.at === null ? words.delivered : words.changed(day(one.at), one.by ?? '')} (
          {rowsOf(one.document)
            .map(([, value]) => value)
            .join(' / ')}
          )
        </li>
      ))}
    </ul>
  )
}
