import type { PersonView } from '#people/people.contract.ts'
import { useMay } from '../data/session.ts'
import { Drawer } from '../ui/Overlay.tsx'
import { AccessPart } from './AccessPart.tsx'
import styles from './Form.module.css'
import { LeavePart } from './LeavePart.tsx'
import { PersonForm } from './PersonForm.tsx'

/** Everything about one person: who they are, how they work, how they get in, and that they left. */
export function PersonCard({ person, onClose }: { person: PersonView; onClose: () => void }) {
  const admin = useMay('admin')
  return (
    <Drawer open title={person.name} onClose={onClose} width={560}>
      <div className={styles.form}>
        <PersonForm key={person.leftAt} person={person} />
        {admin && person.leftAt === null && <AccessPart person={person} />}
        {admin && <LeavePart person={person} />}
      </div>
    </Drawer>
  )
}
