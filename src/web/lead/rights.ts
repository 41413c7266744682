import type { LeadDetail } from '#journey/lifecycle/contract.ts'
import { useMe } from '../data/me.ts'
import { useMay } from '../data/session.ts'

/** What the one who looks at a lead may do to it; the server has the last word. An offer is answered by whom it was made to. */
export function useRights(lead: LeadDetail) {
  const { me } = useMe()
  const work = useMay('work')
  const manage = useMay('manage')
  const erase = useMay('admin')
  const answer = work && lead.offer !== null && (manage || lead.offer.to.id === me?.id)
  return { work, manage, erase, answer }
}
