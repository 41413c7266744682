import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ImportView } from '#journey/capture/contract.ts'
import { importsQuery } from '../data/company.ts'
import { Csv } from '../ui/Csv.tsx'
import { Screen } from '../ui/Screen.tsx'
import { Bars, Failed } from '../ui/States.tsx'
import { Tag } from '../ui/Tag.tsx'
import { When } from '../ui/When.tsx'
import { DropFiles } from './DropFiles.tsx'
import { StatusTag } from './StatusTag.tsx'
import styles from './ImportsScreen.module.css'
import { words } from './words.ts'

export function ImportsScreen() {
  const past = useQuery(importsQuery)
  return (
    <Screen title={words.title} actions={<Csv path="/imports" />}>
      <div className={styles.page}>
        <DropFiles />
        <h2 className={styles.heading}>{words.past}</h2>
        {past.isError ? (
          <Failed what={words.failed} error={past.error} retry={() => void past.refetch()} />
        ) : !past.data ? (
          <Bars rows={5} />
        ) : past.data.length === 0 ? (
          <p className={styles.hint}>{words.none}</p>
        ) : (
          <ul className={styles.list}>
            {past.data.map((one) => (
              <Past key={one.id} one={one} />
            ))}
          </ul>
        )}
      </div>
    </Screen>
  )
}

function Past({ one }: { one: ImportView }) {
  const { counts } = one
  return (
    <li>
      <Link to="/imports/$id" params={{ id: one.id }} className={styles.past}>
        <span className={styles.files}>{one.files.map((file) => file.name).join(', ')}</span>
        <span className={styles.figures}>
          {(['created', 'updated', 'unchanged', 'refused'] as const)
            .filter((name) => counts[name] > 0)
            .map((name) => words.counted[name](counts[name]))
            .join(' · ')}
        </span>
        {one.dryRun && <Tag>{words.dryRun}</Tag>}
        <StatusTag status={one.status} />
        <span className={styles.when}>
          <When at={one.startedAt} />
        </span>
      </Link>
    </li>
  )
}
