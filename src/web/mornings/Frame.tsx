import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Button } from '../ui/Button.tsx'
import { Screen } from '../ui/Screen.tsx'
import { Segments } from '../ui/Toggle.tsx'
import { Bars, Failed } from '../ui/States.tsx'
import type { Days } from './data.ts'
import styles from './Mornings.module.css'
import { words } from './words.ts'

const PERIODS: Days[] = ['30', '90', '365']

interface FrameProps<Data> {
  title: string
  aside?: ReactNode
  query: UseQueryResult<Data>
  period?: { days: Days; onDays: (days: Days) => void }
  actions?: ReactNode
  children: (data: Data) => ReactNode
}

/** What the pages of the morning have in common: a period, a button to print, and the three ways not to be there yet. */
export function Frame<Data>({ title, aside, query, period, actions, children }: FrameProps<Data>) {
  return (
    <Screen
      title={title}
      aside={aside}
      actions={
        <>
          {period && (
            <Segments
              label={words.period}
              value={period.days}
              options={PERIODS.map((value) => ({ value, label: words.days[value] }))}
              onChange={period.onDays}
            />
          )}
          {actions}
          <Button onClick={() => window.print()}>{words.print}</Button>
        </>
      }
    >
      <div className={styles.page}>
        {query.data !== undefined ? (
          children(query.data)
        ) : query.error ? (
          <Failed what={words.failed} error={query.error} retry={() => void query.refetch()} />
        ) : (
          <Bars rows={10} />
        )}
      </div>
    </Screen>
  )
}
