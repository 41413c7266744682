import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { ChangeView } from '#journey/measure/change/contract.ts'
import { useSession } from '../../data/session.ts'
import { Button } from '../../ui/Button.tsx'
import { Csv } from '../../ui/Csv.tsx'
import { day, number } from '../../ui/format.ts'
import { IconPlus } from '../../ui/icons.ts'
import { Screen, Section } from '../../ui/Screen.tsx'
import stack from '../../ui/Stack.module.css'
import { Bars, Empty, Failed } from '../../ui/States.tsx'
import { MeasureTabs } from '../MeasureTabs.tsx'
import { words as shared } from '../words.ts'
import styles from './Changes.module.css'
import { changesQuery } from './data.ts'
import { NewChange } from './NewChange.tsx'
import { spokenBy } from './spoken.ts'
import { VerdictTag } from './VerdictTag.tsx'
import { words } from './words.ts'

/** Declared changes, each with what came of it. */
export function ChangesScreen() {
  const query = useQuery(changesQuery)
  const [declaring, setDeclaring] = useState(false)
  const mayDeclare = useSession()?.permissions.includes('draft') ?? true
  const declare = mayDeclare && (
    <Button look="primary" icon={<IconPlus size={15} />} onClick={() => setDeclaring(true)}>
      {words.declare}
    </Button>
  )
  return (
    <Screen
      title={shared.tabs.changes}
      actions={
        // where nothing was declared yet, the page asks for it in its middle
        query.data?.items.length !== 0 && (
          <>
            <Csv path="/reports/changes" />
            {declare}
          </>
        )
      }
      bar={<MeasureTabs />}
    >
      <div className={styles.page}>
        {query.data ? (
          query.data.items.length === 0 ? (
            <Empty title={words.empty} actions={declare}>
              {words.emptyHint}
            </Empty>
          ) : (
            <Section title={words.listTitle}>
              <Rows of={query.data.items} />
            </Section>
          )
        ) : query.error ? (
          <Failed what={words.failed} error={query.error} retry={() => void query.refetch()} />
        ) : (
          <Bars rows={8} />
        )}
      </div>
      <NewChange open={declaring} close={() => setDeclaring(false)} />
    </Screen>
  )
}

function Rows({ of }: { of: ChangeView[] }) {
  const { columns } = words
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={words.listTitle}>
      <table className={`${styles.table} ${stack.stack}`}>
        <thead>
          <tr>
            <th scope="col">{columns.change}</th>
            <th scope="col">{columns.verdict}</th>
            <th scope="col" data-number>
              {columns.before}
            </th>
            <th scope="col" data-number>
              {columns.after}
            </th>
            <th scope="col" data-number>
              {columns.difference}
            </th>
            <th scope="col">{columns.starts}</th>
          </tr>
        </thead>
        <tbody>
          {of.map((change) => (
            <Row key={change.id} of={change} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Row({ of: change }: { of: ChangeView }) {
  const { figure, difference } = spokenBy(change)
  const { columns } = words
  const effect = change.result?.effect ?? null
  return (
    <tr>
      <th scope="row">
        <Link to="/measure/changes/$id" params={{ id: change.id }}>
          {change.title}
        </Link>
        <small>{words.measures[change.measure]}</small>
      </th>
      <td data-label={columns.verdict}>
        <VerdictTag of={change} />
      </td>
      <td data-number data-label={columns.before}>
        {effect ? figure(effect.before) : '–'}
      </td>
      <td data-number data-label={columns.after}>
        {effect ? figure(effect.after) : '–'}
        {effect && <small>{words.weeksCounted(number(change.result!.weeks))}</small>}
      </td>
      <td data-number data-label={columns.difference}>
        {effect ? difference(effect.difference) : '–'}
        {effect && effect.low !== null && effect.high !== null && (
          <small>{words.between(difference(effect.low), difference(effect.high))}</small>
        )}
      </td>
      <td data-label={columns.starts}>{day(change.starts)}</td>
    </tr>
  )
}
