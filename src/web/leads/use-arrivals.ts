import { useQueryClient, type InfiniteData } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { LeadDetail, LeadSummary, ListedLead } from '#journey/lifecycle/contract.ts'
import type { Change } from '#platform/changes.contract.ts'
import type { Page } from '#platform/http/contract.ts'
import { patchRow } from '../data/lead-actions.ts'
import { leadsQuery, type ListQuery } from '../data/leads.ts'
import { onChange } from '../data/live.ts'
import { get } from '../data/request.ts'

type Pages = InfiniteData<Page<ListedLead>>

/** The least time between two looks at the top of the list, ms. */
const LOOK_MS = 3_000
const LOOK_MANY_MS = 10_000
/** So many rows are fetched one by one; more come with a page. */
const SINGLY = 5
const PAGE = 100

/**
 * Keeps the rows of a list as they are now, each in its place, and counts those that would come in above: the reader lets
 * them in when it suits. What no longer belongs stays until then.
 */
export function useArrivals(list: ListQuery): { arrived: number; letIn: () => Promise<void> } {
  const client = useQueryClient()
  const { queryKey } = leadsQuery(list)
  const key = JSON.stringify(queryKey)
  const [found, setFound] = useState<{ key: string; ids: ReadonlySet<string> }>({ key, ids: new Set() })
  const looking = useRef<{ timer?: ReturnType<typeof setTimeout>; at: number }>({ at: 0 })

  useEffect(() => {
    const asked = looking.current
    const rows = () => client.getQueryData<Pages>(queryKey)?.pages.flatMap((page) => page.items) ?? []
    const put = (lead: LeadSummary | LeadDetail) =>
      client.setQueryData<Pages>(queryKey, (pages) => patchRow(pages, lead))

    const look = async () => {
      delete asked.timer
      asked.at = Date.now()
      const page = await get<Page<ListedLead>>('/leads', { ...list, limit: PAGE }).catch(() => null)
      if (!page) return
      const known = new Set(rows().map((row) => row.id))
      for (const lead of page.items) if (known.has(lead.id)) put(lead)
      // below the last row that is shown, they come by themselves when one gets there
      const last = page.items.findLastIndex((lead) => known.has(lead.id))
      const whole = page.next === null
      const fresh = page.items.filter((lead, at) => !known.has(lead.id) && (at < last || whole))
      if (known.size === 0 && fresh.length > 0) await client.invalidateQueries({ queryKey, exact: true })
      else setFound({ key, ids: new Set(fresh.map((lead) => lead.id)) })
    }

    const take = (change: Change) => {
      const shown = new Set(rows().map((row) => row.id))
      const changed = change.leads.filter(([id]) => shown.has(id))
      if (!change.many && changed.length <= SINGLY)
        for (const [id] of changed) void get<LeadDetail>(`/leads/${id}`).then(put, () => undefined)
      const nothingElse = !change.many && changed.length === change.leads.length && changed.length <= SINGLY
      if (nothingElse || asked.timer) return
      const soonest = asked.at + (change.many ? LOOK_MANY_MS : LOOK_MS) - Date.now()
      asked.timer = setTimeout(
        () => void look(),
        Math.max(change.many ? Math.random() * 4_000 : 150, soonest),
      )
    }

    const stop = onChange(take)
    return () => {
      stop()
      clearTimeout(asked.timer)
      delete asked.timer
    }
    // the key says all that the list is made of
  }, [client, key])

  const letIn = useCallback(async () => {
    client.setQueryData<Pages>(
      queryKey,
      (pages) => pages && { pages: pages.pages.slice(0, 1), pageParams: pages.pageParams.slice(0, 1) },
    )
    await client.invalidateQueries({ queryKey, exact: true })
    setFound({ key, ids: new Set() })
  }, [client, key])

  return { arrived: found.key === key ? found.ids.size : 0, letIn }
}
