import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useMay } from '../data/session.ts'
import { Button } from '../ui/Button.tsx'
import { Csv } from '../ui/Csv.tsx'
import { number } from '../ui/format.ts'
import { IconPlugConnected, IconPlus } from '../ui/icons.ts'
import { Screen } from '../ui/Screen.tsx'
import { Bars, Empty, Failed } from '../ui/States.tsx'
import { When } from '../ui/When.tsx'
import { Answer } from './Answer.tsx'
import { hooksQuery, type HookView } from './data.ts'
import { HookForm } from './HookForm.tsx'
import styles from './Hooks.module.css'
import { Tabs } from './Tabs.tsx'
import { words } from './words.ts'

/** Every system that programmes tell: whether it answers, and what is owed to it. */
export function HooksScreen() {
  const admin = useMay('admin')
  const { data: rows, error, refetch } = useQuery(hooksQuery)
  const [adding, setAdding] = useState(false)
  const add = admin && (
    <Button look="primary" icon={<IconPlus size={15} />} onClick={() => setAdding(true)}>
      {words.add}
    </Button>
  )
  return (
    <Screen
      title={words.title}
      actions={
        rows &&
        rows.length > 0 && (
          <>
            <Csv path="/hooks" />
            {add}
          </>
        )
      }
      bar={<Tabs />}
    >
      {error && !rows ? (
        <Failed what={words.failed} error={error} retry={() => void refetch()} />
      ) : !rows ? (
        <div className={styles.loading}>
          <Bars rows={4} height={22} gap={22} />
        </div>
      ) : rows.length === 0 ? (
        <Empty icon={<IconPlugConnected size={22} stroke={1.6} />} title={words.emptyTitle} actions={add}>
          {words.empty} {!admin && words.emptyAsk}
        </Empty>
      ) : (
        <HookTable rows={rows} />
      )}
      {adding && <HookForm taken={rows?.map(({ id }) => id) ?? []} onClose={() => setAdding(false)} />}
    </Screen>
  )
}

function HookTable({ rows }: { rows: HookView[] }) {
  const { columns } = words
  return (
    <table className={styles.table} aria-label={words.title}>
      <thead>
        <tr>
          <th scope="col">{columns.name}</th>
          <th scope="col">{columns.state}</th>
          <th scope="col" data-number>
            {columns.waiting}
          </th>
          <th scope="col" data-number data-wide>
            {columns.failed}
          </th>
          <th scope="col" data-wide>
            {columns.last}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, name, url, lastCall, waiting, failed30, lastDelivery }) => (
          <tr key={id}>
            <td>
              <Link to="/hooks/$id" params={{ id }} className={styles.name}>
                {name}
              </Link>
              <span className={styles.url}>{url}</span>
            </td>
            <td>
              {lastCall ? <Answer of={lastCall} /> : <span className={styles.small}>{words.never}</span>}
            </td>
            <td data-number>{number(waiting)}</td>
            <td data-number data-wide data-bad={failed30 > 0 || undefined}>
              {number(failed30)}
            </td>
            <td data-wide>{lastDelivery ? <When at={lastDelivery} /> : '—'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
