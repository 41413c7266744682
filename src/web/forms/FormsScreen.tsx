import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useMay } from '../data/session.ts'
import { Button } from '../ui/Button.tsx'
import { IconForms, IconPlus } from '../ui/icons.ts'
import { Screen } from '../ui/Screen.tsx'
import { Bars, Empty, Failed } from '../ui/States.tsx'
import { AddForm } from './AddForm.tsx'
import { formsQuery } from './data.ts'
import styles from './Forms.module.css'
import { FormTable } from './FormTable.tsx'
import { words } from './words.ts'

/** Every form: how it stands, and how many of those who saw it sent it. */
export function FormsScreen() {
  const { data: rows, error, refetch } = useQuery(formsQuery)
  const [adding, setAdding] = useState(false)
  const add = useMay('draft') && (
    <Button look="primary" icon={<IconPlus size={15} />} onClick={() => setAdding(true)}>
      {words.add}
    </Button>
  )
  return (
    <Screen
      title={words.title}
      aside={rows && rows.length > 0 && words.days}
      actions={rows && rows.length > 0 && add}
    >
      {error && !rows ? (
        <Failed what={words.failed} error={error} retry={() => void refetch()} />
      ) : !rows ? (
        <div className={styles.loading}>
          <Bars rows={6} height={22} gap={22} />
        </div>
      ) : rows.length === 0 ? (
        <Empty icon={<IconForms size={22} stroke={1.6} />} title={words.emptyTitle} actions={add}>
          {words.empty}
        </Empty>
      ) : (
        <FormTable rows={rows} />
      )}
      {adding && <AddForm onClose={() => setAdding(false)} />}
    </Screen>
  )
}
