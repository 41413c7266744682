import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { Button } from '../ui/Button.tsx'
import { Choice } from '../ui/Field.tsx'
import { IconGitCompare } from '../ui/icons.ts'
import { Screen } from '../ui/Screen.tsx'
import { Bars, Empty } from '../ui/States.tsx'
import styles from './Compare.module.css'
import { draftsQuery, inForce, openProposal, versionsQuery } from './data.ts'
import { lifeWords } from './life-words.ts'
import { Tabs } from './Tabs.tsx'
import { versionsWords as words } from './versions-words.ts'
import { words as shared } from './words.ts'

const Difference = lazy(() => import('./Difference.tsx').then((file) => ({ default: file.Difference })))
const route = getRouteApi('/agreement/compare')

/** Any two versions or drafts, set side by side in the contract's words. */
export function CompareScreen() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const versions = useQuery(versionsQuery).data
  const drafts = useQuery(draftsQuery).data
  const options = [
    ...(versions ?? []).map((of) => ({
      value: `version:${of.version}`,
      label: `${shared.versionNamed(of.version)} (${lifeWords.state(of)})`,
    })),
    ...(drafts ?? []).map(({ id, title }) => ({ value: `draft:${id}`, label: shared.draftNamed(title) })),
  ]
  const current = inForce(versions)
  const [from, to] = sidesOf(search, current?.version, openProposal(versions)?.version, options)
  const ask = (change: { from?: string; to?: string }) =>
    void navigate({ search: { from, to, ...change }, replace: true })
  return (
    <Screen title={words.compareTitle} bar={<Tabs />}>
      <div className={styles.page}>
        {!versions || !drafts ? (
          <Bars rows={6} />
        ) : options.length < 2 ? (
          <Empty icon={<IconGitCompare size={22} />} title={words.choose}>
            {words.chooseHint}
          </Empty>
        ) : (
          <>
            <div className={styles.sides}>
              <Choice
                label={words.from}
                value={from}
                options={options}
                onChange={(next) => ask({ from: next })}
              />
              <Choice label={words.to} value={to} options={options} onChange={(next) => ask({ to: next })} />
              <Button onClick={() => ask({ from: to, to: from })}>{words.swap}</Button>
            </div>
            {from === to ? (
              <p className={styles.same}>{words.same}</p>
            ) : (
              <Suspense fallback={<Bars rows={6} />}>
                <Difference from={from} to={to} />
              </Suspense>
            )}
          </>
        )}
      </div>
    </Screen>
  )
}

/** What the address says; else the one in force against the proposal, the first draft, or the version before it. */
function sidesOf(
  search: { from?: string | undefined; to?: string | undefined },
  current: number | undefined,
  open: number | undefined,
  options: { value: string }[],
): [from: string, to: string] {
  const home = `version:${current ?? 1}`
  const from = search.from ?? home
  const other = options.filter(({ value }) => value !== from)
  const draft = other.find(({ value }) => value.startsWith('draft:'))
  const to = search.to ?? (open ? `version:${open}` : (draft?.value ?? other[0]?.value ?? home))
  return [from, to]
}
