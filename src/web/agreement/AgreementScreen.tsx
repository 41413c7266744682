import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { ProblemError } from '../data/request.ts'
import { Screen } from '../ui/Screen.tsx'
import { Bars, Failed } from '../ui/States.tsx'
import { inForce, versionQuery, versionsQuery } from './data.ts'
import { StatusTag } from './StatusTag.tsx'
import { Tabs } from './Tabs.tsx'
import styles from './Version.module.css'
import { Version, type VersionTab } from './Version.tsx'
import { VersionActions } from './VersionActions.tsx'
import { words } from './words.ts'

const route = getRouteApi('/agreement')

/** One version as a contract to read: the one in force, unless the address names another. */
export function AgreementScreen() {
  const { version: asked, tab } = route.useSearch()
  const navigate = route.useNavigate()
  const versions = useQuery(versionsQuery)
  const current = inForce(versions.data)
  const shown = useQuery(versionQuery(asked ?? current?.version ?? 0))
  const error = shown.error ?? versions.error
  const of = shown.data
  const show = (next: VersionTab) =>
    void navigate({ search: (search) => ({ ...search, tab: next === 'read' ? undefined : next }) })
  return (
    <Screen
      title={words.title}
      aside={of && <StatusTag of={of} />}
      actions={of && <VersionActions of={of} current={current?.version ?? null} />}
      bar={<Tabs other={of !== undefined && of.version !== current?.version} />}
      fixed
    >
      {error && !of ? (
        <Failed
          what={error instanceof ProblemError && error.status === 404 ? words.notThere : words.failed}
          error={error}
          retry={() => void Promise.all([versions.refetch(), shown.refetch()])}
        />
      ) : !of ? (
        <div className={styles.loading}>
          <Bars rows={12} />
        </div>
      ) : (
        <Version of={of} current={current ?? null} tab={tab ?? 'read'} onTab={show} />
      )}
    </Screen>
  )
}
