import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { RightsRequest } from '#journey/consent/contract.ts'
import { post } from '../data/request.ts'
import { Button } from '../ui/Button.tsx'
import { IconUserCheck } from '../ui/icons.ts'
import { LoadMore } from '../ui/LoadMore.tsx'
import { Oops } from '../ui/Oops.tsx'
import { Dialog } from '../ui/Overlay.tsx'
import { Bars, Empty, Failed } from '../ui/States.tsx'
import { Tag } from '../ui/Tag.tsx'
import { toast } from '../ui/toast.ts'
import { Segments } from '../ui/Toggle.tsx'
import { When } from '../ui/When.tsx'
import styles from './Consent.module.css'
import { rightsQuery } from './data.ts'
import { words } from './words.ts'

const w = words.requests

/** What people asked for on their own page, and what was decided. */
export function Requests() {
  const [open, setOpen] = useState(true)
  const list = useInfiniteQuery(rightsQuery(open))
  const [asked, setAsked] = useState<RightsRequest | null>(null)
  const items = list.data?.pages.flatMap((page) => page.items)
  return (
    <>
      <Segments
        label={words.tabs.requests}
        value={open ? 'open' : 'settled'}
        options={[
          { value: 'open', label: w.open },
          { value: 'settled', label: w.settled },
        ]}
        onChange={(value) => setOpen(value === 'open')}
      />
      {list.error && !items ? (
        <Failed what={words.failed} error={list.error} retry={() => void list.refetch()} />
      ) : !items ? (
        <Bars rows={4} height={18} gap={16} />
      ) : items.length === 0 ? (
        <Empty icon={<IconUserCheck size={22} />} title={w.emptyTitle}>
          {w.empty}
        </Empty>
      ) : (
        <ul className={styles.list}>
          {items.map((one) => (
            <li key={one.id} className={styles.item}>
              <div className={styles.what}>
                <p className={styles.name}>
                  <Link to="/leads/$id" params={{ id: one.leadId }}>
                    {one.name ?? w.unnamed}
                  </Link>
                  {one.outcome && <Tag>{one.outcome === 'done' ? w.done : w.declined}</Tag>}
                </p>
                <p className={styles.small}>
                  {w.erase} · <When at={one.askedAt} />
                  {one.settledBy && ` · ${words.by(one.settledBy.name)}`}
                </p>
              </div>
              {one.outcome === null && <Decide one={one} onErase={() => setAsked(one)} />}
            </li>
          ))}
        </ul>
      )}
      {list.hasNextPage && (
        <LoadMore
          load={() => void list.fetchNextPage()}
          busy={list.isFetchingNextPage}
          count={items?.length ?? 0}
        />
      )}
      {asked && <Sure one={asked} onClose={() => setAsked(null)} />}
    </>
  )
}

function useSettle(onDone?: () => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, outcome }: { id: string; outcome: 'done' | 'declined' }) =>
      post(`/rights/${id}/settle`, { outcome }),
    onSuccess: (_, { outcome }) => {
      void client.invalidateQueries({ queryKey: ['rights'] })
      toast({ text: outcome === 'done' ? w.done : w.declined, tone: 'good' })
      onDone?.()
    },
  })
}

function Decide({ one, onErase }: { one: RightsRequest; onErase: () => void }) {
  const settle = useSettle()
  return (
    <div className={styles.acts}>
      <Button look="danger" onClick={onErase}>
        {w.doErase}
      </Button>
      <Button busy={settle.isPending} onClick={() => settle.mutate({ id: one.id, outcome: 'declined' })}>
        {w.decline}
      </Button>
    </div>
  )
}

function Sure({ one, onClose }: { one: RightsRequest; onClose: () => void }) {
  const settle = useSettle(onClose)
  return (
    <Dialog open title={w.sure} onClose={onClose}>
      <p>
        <strong>{one.name}</strong>
      </p>
      <p>{w.sureHint}</p>
      <Oops error={settle.error} fields={[]} />
      <div className={styles.acts}>
        <Button
          look="danger"
          busy={settle.isPending}
          onClick={() => settle.mutate({ id: one.id, outcome: 'done' })}
        >
          {w.doErase}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {w.cancel}
        </Button>
      </div>
    </Dialog>
  )
}
