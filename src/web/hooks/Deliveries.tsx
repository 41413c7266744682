import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { post } from '../data/request.ts'
import { useMay } from '../data/session.ts'
import filters from '../leads/Filters.module.css'
import { Button } from '../ui/Button.tsx'
import { number } from '../ui/format.ts'
import { IconRefresh } from '../ui/icons.ts'
import { LoadMore } from '../ui/LoadMore.tsx'
import { Oops } from '../ui/Oops.tsx'
import { Drawer } from '../ui/Overlay.tsx'
import { Section } from '../ui/Screen.tsx'
import { Bars, Failed } from '../ui/States.tsx'
import { toast } from '../ui/toast.ts'
import { Calls } from './Calls.tsx'
import { deliveriesQuery, STATES, type DeliveryState, type HookView } from './data.ts'
import { DeliveryTable } from './DeliveryTable.tsx'
import styles from './Hooks.module.css'
import { words } from './words.ts'

const route = getRouteApi('/hooks/$id')

/** What a system was or is to be told, and how that stands. */
export function Deliveries({ hook }: { hook: HookView }) {
  const { state } = route.useSearch()
  const navigate = route.useNavigate()
  const mayDraft = useMay('draft')
  const list = useInfiniteQuery(deliveriesQuery(hook.id, state))
  const rows = list.data?.pages.flatMap((page) => page.items)
  const [looked, setLooked] = useState<string | null>(null)
  const client = useQueryClient()
  const retry = useMutation({
    mutationFn: (which: { delivery: string } | { state: 'waiting' | 'failed' }) =>
      post<{ retried: number }>(`/hooks/${hook.id}/retry`, which),
    onSuccess: ({ retried }) => {
      toast({ text: words.deliveries.retried(retried), tone: retried > 0 ? 'good' : 'plain' })
      void client.invalidateQueries({ queryKey: ['hooks'] })
    },
  })
  const counts: Partial<Record<DeliveryState, number>> = { waiting: hook.waiting, failed: hook.failed30 }
  const all = state === 'failed' ? hook.failed30 > 0 : state === 'waiting' && hook.waiting > 0
  return (
    <Section
      title={words.deliveries.title}
      aside={
        mayDraft &&
        all &&
        (state === 'failed' || state === 'waiting') && (
          <Button
            icon={<IconRefresh size={15} />}
            busy={retry.isPending}
            onClick={() => retry.mutate({ state })}
          >
            {state === 'failed' ? words.deliveries.allFailed : words.deliveries.allWaiting}
          </Button>
        )
      }
    >
      <div className={styles.pills} role="group" aria-label={words.deliveries.filters}>
        {STATES.map((one) => (
          <button
            key={one}
            type="button"
            className={filters.pill}
            data-set={state === one || undefined}
            aria-pressed={state === one}
            onClick={() => void navigate({ search: state === one ? {} : { state: one }, replace: true })}
          >
            {words.deliveries.states[one]}
            {counts[one] !== undefined && <span className={styles.small}>{number(counts[one])}</span>}
          </button>
        ))}
      </div>
      <Oops error={retry.error} />
      {list.isError && !rows ? (
        <Failed what={words.deliveries.failed} error={list.error} retry={() => void list.refetch()} />
      ) : !rows ? (
        <Bars rows={4} height={18} gap={16} />
      ) : rows.length === 0 ? (
        <p className={styles.small}>{state ? words.deliveries.none : words.deliveries.empty}</p>
      ) : (
        <DeliveryTable
          rows={rows}
          onLook={mayDraft ? setLooked : null}
          onRetry={mayDraft && !retry.isPending ? (delivery) => retry.mutate({ delivery }) : null}
        />
      )}
      {rows && list.hasNextPage && (
        <LoadMore load={() => void list.fetchNextPage()} busy={list.isFetchingNextPage} count={rows.length} />
      )}
      {looked && (
        <Drawer open title={words.calls.of} onClose={() => setLooked(null)} width={520}>
          <Calls hook={hook.id} delivery={looked} />
        </Drawer>
      )}
    </Section>
  )
}
