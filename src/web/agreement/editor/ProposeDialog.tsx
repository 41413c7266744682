import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { AgreementLife, CheckView, DraftView } from '#journey/agreement/life/contract.ts'
import type { Edit } from '#journey/agreement/editing.contract.ts'
import { post } from '../../data/request.ts'
import { Button } from '../../ui/Button.tsx'
import { day } from '../../ui/format.ts'
import { Dialog } from '../../ui/Overlay.tsx'
import { Bars } from '../../ui/States.tsx'
import { toast } from '../../ui/toast.ts'
import act from '../Act.module.css'
import { refresh, refusal, useSpeaker } from '../data.ts'
import styles from './Editor.module.css'
import { editorWords as words } from './words.ts'

interface ProposeDialogProps {
  draft: DraftView
  text: string
  /** saves what is not saved yet, and gives the draft as it then stands */
  save: () => Promise<DraftView>
  edit: (edit: Edit) => void
  onClose: () => void
}

/** What proposing means, and what still stands against it, with a way to mend it. */
export function ProposeDialog({ draft, text, save, edit, onClose }: ProposeDialogProps) {
  const client = useQueryClient()
  const navigate = useNavigate()
  const speak = useSpeaker()
  const check = useQuery({
    queryKey: ['agreement-check', text],
    queryFn: () => post<CheckView>('/agreements/check', { text }),
    staleTime: 0,
  })
  const propose = useMutation({
    mutationFn: async () => {
      speak()
      const saved = await save()
      return post<AgreementLife>(`/agreements/drafts/${draft.id}/propose`, { from: saved.hash })
    },
    onSuccess: async ({ version }) => {
      toast({ text: words.proposed(version), tone: 'good' })
      await navigate({ to: '/agreement/versions' })
      await refresh(client)
    },
  })
  const says = check.data?.says
  const next = check.data?.nextVersion ?? 0
  const numbered = says?.version === next
  const past = says !== null && says !== undefined && says.effectiveFrom.slice(0, 10) < today()
  return (
    <Dialog title={words.proposeTitle} open onClose={onClose} width={520}>
      <div className={act.form}>
        {check.isError ? (
          <p className={act.refused} role="alert">
            {refusal(check.error)}
          </p>
        ) : !check.data ? (
          <Bars rows={3} />
        ) : !says ? (
          <p className={act.refused} role="alert">
            {words.proposeProblems}
          </p>
        ) : (
          <>
            <p>{words.proposeHint(next, day(says.effectiveFrom))}</p>
            {!numbered && (
              <p className={styles.mend}>
                {words.proposeNext(says.version, next)}
                <Button onClick={() => edit({ do: 'set', path: ['version'], value: next })}>
                  {words.mend(next)}
                </Button>
              </p>
            )}
            {past && (
              <p className={styles.mend}>
                {words.proposePast}
                <Button onClick={() => edit({ do: 'set', path: ['effectiveFrom'], value: today(1) })}>
                  {words.tomorrow}
                </Button>
              </p>
            )}
            {draft.text !== text && <p className={styles.note}>{words.unsavedFirst}</p>}
          </>
        )}
        {propose.isError && (
          <p className={act.refused} role="alert">
            {refusal(propose.error)}
          </p>
        )}
        <div className={act.buttons}>
          <Button look="quiet" onClick={onClose}>
            {words.cancel}
          </Button>
          <Button
            look="primary"
            busy={propose.isPending}
            disabled={!says || !numbered || past}
            onClick={() => propose.mutate()}
          >
            {words.propose}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}

const today = (days = 0): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
