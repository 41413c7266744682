import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { PersonView } from '#people/people.contract.ts'
import { remove } from '../data/request.ts'
import { useSession } from '../data/session.ts'
import { Button } from '../ui/Button.tsx'
import { day } from '../ui/format.ts'
import { IconLink } from '../ui/icons.ts'
import { Note } from '../ui/Note.tsx'
import { Oops } from '../ui/Oops.tsx'
import { toast } from '../ui/toast.ts'
import { Toggle } from '../ui/Toggle.tsx'
import { invitationsQuery, useInvite } from './data.ts'
import styles from './Form.module.css'
import { LinkOnce } from './LinkOnce.tsx'
import { words } from './words.ts'

/** Invite, send anew, take back; for whoever signs in already, a way to a new password. */
export function AccessPart({ person }: { person: PersonView }) {
  const claimed = useSession()?.mode === 'claimed'
  const [lost, setLost] = useState(false)
  const invitations = useQuery({ ...invitationsQuery, enabled: claimed }).data ?? []
  const open = invitations.find((one) => one.personId === person.id)
  const client = useQueryClient()
  const invite = useInvite()
  const revoke = useMutation({
    mutationFn: (id: string) => remove(`/invitations/${id}`),
    onSuccess: () => {
      invite.reset()
      toast({ text: words.revoked, tone: 'good' })
      void client.invalidateQueries({ queryKey: ['invitations'] })
    },
  })
  return (
    <section className={styles.group} aria-label={words.accessTitle}>
      <h3>{words.accessTitle}</h3>
      {!claimed ? (
        <Note>
          {words.claimFirst} <code>{words.adminLink}</code>.
        </Note>
      ) : person.email === null ? (
        <p className={styles.small}>{words.needsEmail}</p>
      ) : (
        <>
          <p className={styles.small}>
            {person.signsIn
              ? words.resetHint
              : open
                ? words.invitedUntil(day(open.expiresAt))
                : words.inviteHint}
          </p>
          {person.signsIn && person.secondFactor && (
            <Toggle label={words.lostDevice} on={lost} onChange={setLost} />
          )}
          {invite.data && <LinkOnce link={invite.data} name={person.name} email={person.email} />}
          <Oops error={invite.error ?? revoke.error} />
          <div className={styles.actions}>
            <Button
              icon={<IconLink size={15} />}
              busy={invite.isPending}
              onClick={() => invite.mutate({ id: person.id, resetSecondFactor: lost })}
            >
              {open ? words.inviteAgain : person.signsIn ? words.reset : words.invite}
            </Button>
            {open && (
              <Button look="danger" busy={revoke.isPending} onClick={() => revoke.mutate(open.id)}>
                {words.revoke}
              </Button>
            )}
          </div>
        </>
      )}
    </section>
  )
}
