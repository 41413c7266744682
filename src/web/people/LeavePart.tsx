import { useState } from 'react'
import type { PersonView } from '#people/people.contract.ts'
import { useSession } from '../data/session.ts'
import { Button } from '../ui/Button.tsx'
import { day } from '../ui/format.ts'
import { IconUserOff } from '../ui/icons.ts'
import { Oops } from '../ui/Oops.tsx'
import { toast } from '../ui/toast.ts'
import { useChange } from './data.ts'
import styles from './Form.module.css'
import { words } from './words.ts'

export function LeavePart({ person }: { person: PersonView }) {
  const [asked, setAsked] = useState(false)
  const own = useSession()?.person?.id === person.id
  const change = useChange(person.id)
  const set = (leftAt: string | null) =>
    change.mutate(
      { leftAt },
      {
        onSuccess: () => {
          setAsked(false)
          toast({ text: leftAt ? words.leaveDone(person.name) : words.cameBack(person.name), tone: 'good' })
        },
      },
    )
  if (own) return null
  return (
    <section className={styles.group} aria-label={words.leave}>
      <p className={styles.small}>
        {person.leftAt === null ? words.leaveHint : words.leftOn(day(person.leftAt))}
      </p>
      <Oops error={change.error} />
      <div className={styles.actions}>
        {person.leftAt !== null ? (
          <Button busy={change.isPending} onClick={() => set(null)}>
            {words.comeBack}
          </Button>
        ) : asked ? (
          <>
            <Button look="danger" busy={change.isPending} onClick={() => set(new Date().toISOString())}>
              {words.leaveSure(person.name)}
            </Button>
            <Button look="quiet" onClick={() => setAsked(false)}>
              {words.cancel}
            </Button>
          </>
        ) : (
          <Button look="danger" icon={<IconUserOff size={15} />} onClick={() => setAsked(true)}>
            {words.leave}
          </Button>
        )}
      </div>
    </section>
  )
}
