import { useQuery } from '@tanstack/react-query'
import { peopleQuery } from '../data/company.ts'
import { IconAlertTriangle } from '../ui/icons.ts'
import { Note } from '../ui/Note.tsx'
import { healthQuery } from './routing.ts'
import { words } from './routing-words.ts'

/** People whom the routing rules name in vain; nothing when all is well. */
export function RoutingHealth() {
  const troubles = useQuery(healthQuery).data?.troubles ?? []
  const people = useQuery(peopleQuery).data ?? []
  if (troubles.length === 0) return null
  const nameOf = (who: string | null) => people.find((one) => one.id === who)?.name ?? who ?? ''
  return (
    <Note tone="warn" icon={<IconAlertTriangle size={16} />}>
      <strong>{words.health.title}</strong>
      <ul style={{ margin: '4px 0 0', paddingLeft: 18 }}>
        {troubles.map(({ team, rule, what, who }) => (
          <li key={`${team} ${rule} ${who ?? ''}`}>
            {words.health.troubles[what]!(rule.replaceAll('_', ' '), nameOf(who))}
          </li>
        ))}
      </ul>
    </Note>
  )
}
