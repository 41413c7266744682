import { useQuery } from '@tanstack/react-query'
import type { LeadDetail } from '#journey/lifecycle/contract.ts'
import { Section } from '../ui/Screen.tsx'
import { chanceQuery } from './chance-data.ts'
import { ChanceView } from './ChanceView.tsx'
import { chanceWords as words } from './chance-words.ts'

/** How likely the lead is to be won and what it would bring, with every point of the learned card where one is in force. */
export function ChancePanel({ lead }: { lead: LeadDetail }) {
  const { data } = useQuery(chanceQuery(lead.id))
  // of customers, and where too little is known, the lead's books say so
  if (!data?.chance && !data?.worth?.value) return null
  return (
    <Section title={words.title}>
      <ChanceView data={data} />
    </Section>
  )
}
