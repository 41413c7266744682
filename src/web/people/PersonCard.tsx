import type { PersonView } from '#people/people.contract.ts'
import { useMay } from '../data/session.ts'
import { useMinute } from '../ui/now.ts'
import { Drawer } from '../ui/Overlay.tsx'
import { AbsencePart } from './AbsencePart.tsx'
import { AccessPart } from './AccessPart.tsx'
import { todayOf, useChange } from './data.ts'
import styles from './Form.module.css'
import { LeavePart } from './LeavePart.tsx'
import { PersonForm } from './PersonForm.tsx'

/** Everything about one person: who they are, when they are away, how they work, how they get in, and that they left. */
export function PersonCard({ person, onClose }: { person: PersonView; onClose: () => void }) {
  const admin = useMay('admin')
  const manage = useMay('manage')
  const change = useChange(person.id)
  const today = todayOf(person, useMinute())
  return (
    <Drawer open title={person.name} onClose={onClose} width={560}>
      <div className={styles.form}>
        {person.leftAt === null && (
          <AbsencePart
            absences={person.absences}
            today={today}
            may={manage}
            save={(absences, onSuccess) => change.mutate({ absences }, { onSuccess })}
            busy={change.isPending}
            error={change.error}
          />
        )}
        <PersonForm key={person.leftAt} person={person} />
        {admin && person.leftAt === null && <AccessPart person={person} />}
        {admin && <LeavePart person={person} />}
      </div>
    </Drawer>
  )
}
