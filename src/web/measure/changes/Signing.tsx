import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ChangeDetail, ChangeView } from '#journey/measure/change/contract.ts'
import { refusal, useSpeaker } from '../../agreement/data.ts'
import { lifeWords } from '../../agreement/life-words.ts'
import { partyOf } from '../../agreement/parties.ts'
import { SignForm } from '../../agreement/SignForm.tsx'
import { useMe } from '../../data/me.ts'
import { post } from '../../data/request.ts'
import { useSession } from '../../data/session.ts'
import { Button } from '../../ui/Button.tsx'
import { day } from '../../ui/format.ts'
import { Dialog } from '../../ui/Overlay.tsx'
import { toast } from '../../ui/toast.ts'
import styles from './Changes.module.css'
import { spokenBy } from './spoken.ts'
import { words } from './words.ts'

const SIDES = ['marketing', 'sales'] as const

/** Who has signed, and the buttons of who still can. */
export function Signing({ of }: { of: ChangeDetail }) {
  const { me } = useMe()
  const session = useSession()
  const [signing, setSigning] = useState(false)
  const party = partyOf(me ?? undefined)
  const open = of.status === 'proposed'
  const mine = SIDES.find((side) => side === party && !of.signatures.some((one) => one.function === side))
  const maySign = open && mine !== undefined && (session?.permissions.includes('sign') ?? true)
  const mayWithdraw =
    open && me !== null && (me.id === of.proposedBy.id || me.role === 'sponsor' || me.role === 'admin')
  const withdraw = useAct(of.id, 'withdraw', words.withdrawn)
  return (
    <>
      <dl className={styles.facts}>
        {SIDES.map((side) => {
          const signed = of.signatures.find((one) => one.function === side)
          return [
            <dt key={side}>{words.teams[side]}</dt>,
            <dd key={`${side} name`}>
              {signed ? words.signedBy(signed.name, day(signed.at)) : words.notYet}
            </dd>,
          ]
        })}
      </dl>
      <div className={styles.end}>
        {mayWithdraw && (
          <Button busy={withdraw.isPending} onClick={() => withdraw.mutate({})}>
            {words.withdraw}
          </Button>
        )}
        {maySign && (
          <Button look="primary" onClick={() => setSigning(true)}>
            {lifeWords.signFor(mine)}
          </Button>
        )}
      </div>
      {signing && mine && (
        <Dialog title={words.signTitle} open onClose={() => setSigning(false)} width={520}>
          <SignBaseline of={of} side={mine} close={() => setSigning(false)} />
        </Dialog>
      )}
    </>
  )
}

function useAct(id: string, what: 'sign' | 'withdraw', done: string, then?: () => void) {
  const client = useQueryClient()
  const speak = useSpeaker()
  return useMutation({
    mutationFn: (body: object) => {
      speak()
      return post<ChangeView>(`/measure/changes/${id}/${what}`, body)
    },
    onSuccess: async () => {
      toast({ text: done, tone: 'good' })
      then?.()
      await client.invalidateQueries({ queryKey: ['measure', 'changes'] })
    },
    // a refused signature is told in its dialog
    onError: (error) => (what === 'withdraw' ? toast({ text: refusal(error), tone: 'bad' }) : undefined),
  })
}

interface SignProps {
  of: ChangeDetail
  side: (typeof SIDES)[number]
  close: () => void
}

function SignBaseline({ of, side, close }: SignProps) {
  const signing = useAct(of.id, 'sign', words.signed, close)
  const centre = of.frozen.centre === null ? '–' : spokenBy(of).figure(of.frozen.centre)
  return (
    <SignForm hash={of.hash} party={side} act={signing} sign={signing.mutate} onClose={close}>
      <p>{words.signSaid(`${words.measures[of.measure]} ${centre}`)}</p>
    </SignForm>
  )
}
