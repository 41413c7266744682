import { useQueryClient } from '@tanstack/react-query'
import type { TeamMember, Waiting } from '#journey/measure/team.contract.ts'
import { useLeadAction } from '../data/lead-actions.ts'
import { Face } from '../ui/Face.tsx'
import { nameOf } from '../ui/format.ts'
import { Dialog } from '../ui/Overlay.tsx'
import { Tag } from '../ui/Tag.tsx'
import styles from './GiveDialog.module.css'
import { words } from './words.ts'

interface Props {
  one: Waiting
  people: TeamMember[]
  onClose: () => void
}

/** Gives a waiting lead to somebody by hand: those who are there and have room first. */
export function GiveDialog({ one, people, onClose }: Props) {
  const act = useLeadAction()
  const client = useQueryClient()
  const name = nameOf(one.lead)
  const others = people
    .filter((person) => person.id !== one.owner.id)
    .sort((a, b) => Number(b.available) - Number(a.available) || roomOf(b) - roomOf(a) || a.load - b.load)
  const give = (person: TeamMember) =>
    act.mutate(
      { id: one.lead.id, act: 'assign', body: { owner: person.id }, done: words.given(name, person.name) },
      { onSettled: () => void client.invalidateQueries({ queryKey: ['team'] }), onSuccess: onClose },
    )
  return (
    <Dialog open title={words.giveTitle(name)} onClose={onClose} width={420}>
      <ul className={styles.people}>
        {others.map((person) => (
          <li key={person.id}>
            <button
              type="button"
              className={styles.person}
              disabled={act.isPending}
              onClick={() => give(person)}
            >
              <Face id={person.id} name={person.name} />
              <span className={styles.name}>{person.name}</span>
              {person.away !== null && <Tag>{words.away[person.away] ?? person.away}</Tag>}
              <span className={styles.load}>{words.inWork(person.load, person.capacity)}</span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}

function roomOf({ load, capacity }: TeamMember): number {
  return capacity !== null && load >= capacity ? 0 : 1
}
