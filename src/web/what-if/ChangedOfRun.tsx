import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from '../ui/Button.tsx'
import { Bars, Failed } from '../ui/States.tsx'
import { changesQuery } from './data.ts'
import { LeadLines } from './LeadLines.tsx'
import styles from './WhatIf.module.css'
import { words } from './words.ts'

export function ChangedOfRun({
  run,
  which,
  stage,
}: {
  run: string
  which: 'gained' | 'lost'
  stage: string
}) {
  const list = useInfiniteQuery(changesQuery(run, which, stage))
  if (list.isError) return <Failed what={words.failed} error={list.error} retry={() => void list.refetch()} />
  if (!list.data) return <Bars rows={4} />
  const leads = list.data.pages.flatMap((page) => page.items)
  return (
    <div className={styles.scroll} tabIndex={0} role="group" aria-label={words[which]}>
      <LeadLines leads={leads} none={which === 'gained' ? words.noneGained : words.noneLost} />
      {list.hasNextPage && (
        <Button look="quiet" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {words.more}
        </Button>
      )}
    </div>
  )
}
