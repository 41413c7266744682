import { useQuery } from '@tanstack/react-query'
import type { LeadChanceView } from '#journey/learning/workspace/contract.ts'
import type { LeadDetail } from '#journey/lifecycle/contract.ts'
import { get } from '../data/request.ts'
import { day, percent, points } from '../ui/format.ts'
import { Section } from '../ui/Screen.tsx'
import styles from './Chance.module.css'
import { chanceWords as words } from './chance-words.ts'

/** How likely the lead is to become an opportunity and a customer by the learned card, with every point of it. */
export function ChancePanel({ lead }: { lead: LeadDetail }) {
  const { data } = useQuery({
    queryKey: ['chance', lead.id, lead.stage.id, lead.pass],
    queryFn: () => get<LeadChanceView>(`/leads/${lead.id}/chance`),
    staleTime: 60_000,
  })
  // without a card the lead's books tell the chance of its stage, and that it is that
  if (!data?.chance) return null
  const { outcome, chance, other, seenAt, until, begin, parts } = data.chance
  return (
    <Section title={words.title}>
      <dl className={styles.chances}>
        {[{ outcome, chance }, ...(other ? [other] : [])].map((one) => (
          <div key={one.outcome}>
            <dt>{words.outcomes[one.outcome]}</dt>
            <dd>{percent(one.chance)}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.said}>{words.said(day(until), day(seenAt))}</p>
      <table className={styles.parts}>
        <tbody>
          <tr>
            <td>{words.begin}</td>
            <td>{points(begin)}</td>
          </tr>
          {parts.map((part) => (
            <tr key={part.name}>
              <td>
                {part.name}
                {': '}
                {part.text}
              </td>
              <td>{points(part.points)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}
