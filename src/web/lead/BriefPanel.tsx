import { useQuery } from '@tanstack/react-query'
import { briefQuery } from '../data/leads.ts'
import { BriefView } from '../handoff/BriefView.tsx'
import { Section } from '../ui/Screen.tsx'
import { Bars } from '../ui/States.tsx'
import { words } from './words.ts'

export function BriefPanel({ id, onEntry }: { id: string; onEntry: (seq: number) => void }) {
  const brief = useQuery(briefQuery(id))
  return (
    <Section title={words.brief.title}>
      {brief.data ? (
        <BriefView brief={brief.data} onEntry={onEntry} />
      ) : brief.isError ? (
        <p>{words.brief.failed}</p>
      ) : (
        <Bars rows={4} />
      )}
    </Section>
  )
}
