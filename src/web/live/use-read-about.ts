import { useEffect } from 'react'
import { useQuery } from '@tanstack/react-query'
import { useMe } from '../data/me.ts'
import { unreadQuery, useMarkRead } from '../data/notices.ts'

/** Whoever looks at a lead has read what they were told about it. Asked only where something is unread at all. */
export function useReadAbout(leadId: string): void {
  const { me } = useMe()
  const unread = useQuery(unreadQuery(me?.id ?? '')).data?.unread ?? 0
  const { mutate } = useMarkRead()
  useEffect(() => {
    if (unread > 0) mutate({ lead: leadId })
  }, [leadId, unread > 0, mutate])
}
