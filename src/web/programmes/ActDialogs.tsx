import { useQuery } from '@tanstack/react-query'
import type { ProgrammeDetail } from '#journey/nurture/contract.ts'
import form from '../people/Form.module.css'
import { Button } from '../ui/Button.tsx'
import { percent } from '../ui/format.ts'
import { Oops } from '../ui/Oops.tsx'
import { Dialog } from '../ui/Overlay.tsx'
import { Bars, Failed } from '../ui/States.tsx'
import { actWords } from './act-words.ts'
import { useTakeIn, useTurn } from './acts.ts'
import { waitingQuery } from './data.ts'

interface ActDialogProps {
  detail: ProgrammeDetail
  onClose: () => void
}

/** Ending takes everybody out: said before it is done. */
export function EndDialog({ detail, onClose }: ActDialogProps) {
  const turn = useTurn(detail.id)
  const words = actWords.end
  return (
    <Dialog open title={words.title} onClose={onClose}>
      <div className={form.form}>
        <p>{words.text(detail.counts.inside)}</p>
        <div className={form.actions}>
          <Button
            look="danger"
            busy={turn.isPending}
            onClick={() => turn.mutate({ act: 'end', done: words.done }, { onSuccess: onClose })}
          >
            {words.do}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {actWords.cancel}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}

/** A programme looks by itself only at who comes into its stages; who is there already is asked for here. */
export function TakeInDialog({ detail, onClose }: ActDialogProps) {
  const words = actWords.takeIn
  const waiting = useQuery(waitingQuery(detail.id))
  const takeIn = useTakeIn(detail.id, words.done, onClose)
  const { data } = waiting
  return (
    <Dialog open title={words.title} onClose={onClose}>
      {waiting.error && !data ? (
        <Failed what={words.failed} error={waiting.error} retry={() => void waiting.refetch()} />
      ) : !data ? (
        <Bars rows={3} />
      ) : (
        <div className={form.form}>
          {data.count === 0 ? (
            <p>{words.none}</p>
          ) : (
            <>
              <p>{words.text(data.count)}</p>
              {data.sample > 0 && <p>{words.sample(data.fit, data.sample)}</p>}
              {detail.holdOut > 0 && <p>{words.held(percent(detail.holdOut / 100))}</p>}
            </>
          )}
          <Oops error={takeIn.error} />
          <div className={form.actions}>
            <Button
              look="primary"
              disabled={data.count === 0}
              busy={takeIn.isPending}
              onClick={() => takeIn.mutate()}
            >
              {words.do(data.count)}
            </Button>
            <Button look="quiet" onClick={onClose}>
              {actWords.cancel}
            </Button>
          </div>
        </div>
      )}
    </Dialog>
  )
}
