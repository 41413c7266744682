import { useQuery } from '@tanstack/react-query'
import type { LeadDetail } from '#journey/lifecycle/contract.ts'
import { briefQuery } from '../data/leads.ts'
import { useMay } from '../data/session.ts'
import { BriefView } from '../handoff/BriefView.tsx'
import { ratingKeys, useRating } from '../handoff/rating.ts'
import { Ratings } from '../handoff/Ratings.tsx'
import { useShortcuts } from '../ui/keys.ts'
import { Section } from '../ui/Screen.tsx'
import { Bars } from '../ui/States.tsx'
import styles from './BriefPanel.module.css'
import { words } from './words.ts'

interface BriefPanelProps {
  lead: LeadDetail
  onEntry: (seq: number) => void
}

export function BriefPanel({ lead, onEntry }: BriefPanelProps) {
  const brief = useQuery(briefQuery(lead.id))
  const mayRate = useMay('work')
  const rateable = mayRate && !lead.erased && wasOffered(lead)
  return (
    <Section title={words.brief.title}>
      {brief.data ? (
        <BriefView brief={brief.data} onEntry={onEntry} withoutScore />
      ) : brief.isError ? (
        <p>{words.brief.failed}</p>
      ) : (
        <Bars rows={4} />
      )}
      {rateable && <Rate id={lead.id} />}
    </Section>
  )
}

/** Who never had the lead before them has nothing to say of it. */
function wasOffered({ handoff, passages }: LeadDetail): boolean {
  if (handoff === 'offered' || handoff === 'accepted') return true
  return passages.some((passage) => passage.stage.kind === 'handoff' && passage.leftAt !== null)
}

function Rate({ id }: { id: string }) {
  const rating = useRating(id)
  useShortcuts(words.section, ratingKeys(rating))
  return (
    <div className={styles.rate}>
      <Ratings rating={rating} hints />
    </div>
  )
}
