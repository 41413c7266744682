import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { SubmissionView } from '#journey/capture/contract.ts'
import { refusedQuery } from '../data/company.ts'
import { Csv } from '../ui/Csv.tsx'
import { IconChevronDown, IconChevronRight, IconShieldX } from '../ui/icons.ts'
import { LoadMore } from '../ui/LoadMore.tsx'
import { Screen } from '../ui/Screen.tsx'
import { Bars, Empty, Failed } from '../ui/States.tsx'
import { Tag } from '../ui/Tag.tsx'
import { When } from '../ui/When.tsx'
import { problemLines } from './problem-lines.ts'
import styles from './SubmissionsScreen.module.css'
import { words } from './words.ts'

const route = getRouteApi('/submissions')

export function SubmissionsScreen() {
  const { open } = route.useSearch()
  const navigate = route.useNavigate()
  const refused = useInfiniteQuery(refusedQuery)
  const items = refused.data?.pages.flatMap((page) => page.items)
  return (
    <Screen
      title={words.title}
      aside={items && items.length > 0 && `${items.length}${refused.hasNextPage ? '+' : ''}`}
      actions={<Csv path="/submissions" query={{ outcome: 'refused' }} />}
    >
      {refused.isError ? (
        <Failed what={words.failed} error={refused.error} retry={() => void refused.refetch()} />
      ) : !items ? (
        <div className={styles.loading}>
          <Bars rows={8} />
        </div>
      ) : items.length === 0 ? (
        <Empty icon={<IconShieldX size={22} stroke={1.6} />} title={words.emptyTitle}>
          {words.empty}
        </Empty>
      ) : (
        <>
          <ul className={styles.list}>
            {items.map((one) => (
              <Submission
                key={one.id}
                one={one}
                open={one.id === open}
                onToggle={() =>
                  void navigate({ search: { open: one.id === open ? undefined : one.id }, replace: true })
                }
              />
            ))}
          </ul>
          {refused.hasNextPage && (
            <LoadMore
              load={() => void refused.fetchNextPage()}
              busy={refused.isFetchingNextPage}
              count={items.length}
            />
          )}
        </>
      )}
    </Screen>
  )
}

/** Kept as it came: as text where it was text, laid out where that text is JSON. */
function readable(body: unknown): string {
  if (typeof body !== 'string') return JSON.stringify(body, null, 2)
  try {
    return JSON.stringify(JSON.parse(body), null, 2)
  } catch {
    return body
  }
}

function Submission({ one, open, onToggle }: { one: SubmissionView; open: boolean; onToggle: () => void }) {
  const lines = problemLines(one.problem)
  return (
    <li className={styles.one}>
      <button type="button" className={styles.line} aria-expanded={open} onClick={onToggle}>
        {open ? <IconChevronDown size={15} /> : <IconChevronRight size={15} />}
        <span className={styles.reason}>{lines[0] ?? words.unknown}</span>
        <Tag>{one.via}</Tag>
        <span className={styles.when}>
          <When at={one.receivedAt} />
        </span>
      </button>
      {open && (
        <div className={styles.more}>
          {lines.length > 1 && (
            <ul className={styles.lines}>
              {lines.slice(1).map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          )}
          <h3>{words.sent}</h3>
          <pre className={styles.raw} tabIndex={0}>
            {readable(one.body)}
          </pre>
        </div>
      )}
    </li>
  )
}
