import { CalendarsPart } from './CalendarsPart.tsx'
import { useEditing } from './editing.ts'
import { FieldsPart } from './FieldsPart.tsx'
import { GroupsPart } from './GroupsPart.tsx'
import { IntentPart } from './IntentPart.tsx'
import { PathPart } from './PathPart.tsx'
import { ReasonsPart } from './ReasonsPart.tsx'
import { RoutingPart } from './RoutingPart.tsx'
import { ScoringPart } from './ScoringPart.tsx'
import { StagePart } from './StagePart.tsx'
import { TargetsPart } from './TargetsPart.tsx'
import { TermsPart } from './TermsPart.tsx'
import { keysAt } from './values.ts'

export function PartView({ part }: { part: string }) {
  const { value } = useEditing()
  const [kind, id] = part.split(':')
  if (kind === 'stage' && id !== undefined && keysAt(value, ['stages']).includes(id))
    return <StagePart key={id} id={id} />
  switch (kind) {
    case 'fields':
      return <FieldsPart />
    case 'fit':
    case 'engagement':
      return <ScoringPart key={kind} kind={kind} />
    case 'intent':
      return <IntentPart />
    case 'path':
    case 'stage':
      return <PathPart />
    case 'reasons':
      return <ReasonsPart />
    case 'groups':
      return <GroupsPart />
    case 'routing':
      return <RoutingPart />
    case 'targets':
      return <TargetsPart />
    case 'calendars':
      return <CalendarsPart />
    default:
      return <TermsPart />
  }
}
