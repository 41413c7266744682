import { useInfiniteQuery } from '@tanstack/react-query'
import { LoadMore } from '../ui/LoadMore.tsx'
import { Bars, Failed } from '../ui/States.tsx'
import { Tag } from '../ui/Tag.tsx'
import { When } from '../ui/When.tsx'
import { Answer } from './Answer.tsx'
import { callsQuery, type HookCall } from './data.ts'
import styles from './Hooks.module.css'
import { words } from './words.ts'

/** Calls of a system, or of one delivery, latest first. */
export function Calls({ hook, delivery }: { hook: string; delivery?: string }) {
  const list = useInfiniteQuery(callsQuery(hook, delivery))
  const rows = list.data?.pages.flatMap((page) => page.items)
  if (list.isError && !rows)
    return <Failed what={words.calls.failed} error={list.error} retry={() => void list.refetch()} />
  if (!rows) return <Bars rows={3} height={18} gap={14} />
  if (rows.length === 0) return <p className={styles.small}>{words.calls.none}</p>
  return (
    <>
      <ol className={styles.calls} aria-label={words.calls.table}>
        {rows.map((call) => (
          <Call key={call.id} call={call} />
        ))}
      </ol>
      {list.hasNextPage && (
        <LoadMore load={() => void list.fetchNextPage()} busy={list.isFetchingNextPage} count={rows.length} />
      )}
    </>
  )
}

function Call({ call }: { call: HookCall }) {
  const { calls } = words
  return (
    <li className={styles.call}>
      <Answer of={call} />
      <span className={styles.meta}>
        {call.delivery === null ? <Tag>{calls.test}</Tag> : calls.attempt(call.attempt)}
        {call.askedBy !== null && <span>{calls.by(call.askedBy)}</span>}
        <span>{calls.ms(call.ms)}</span>
        <When at={call.at} />
      </span>
      {call.answer !== '' && <code className={styles.said}>{call.answer}</code>}
    </li>
  )
}
