import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { MatchState } from '#journey/duplicates/contract.ts'
import { post } from '../data/request.ts'
import { FormFrame } from '../lead/FormFrame.tsx'
import { factor, number, percent } from '../ui/format.ts'
import { Note } from '../ui/Note.tsx'
import { Dialog } from '../ui/Overlay.tsx'
import { Bars } from '../ui/States.tsx'
import { toast } from '../ui/toast.ts'
import { When } from '../ui/When.tsx'
import { stateQuery } from './data.ts'
import styles from './Duplicates.module.css'
import { words } from './words.ts'

/** Less than a twentieth of a bit is no difference. */
const NOTHING = 0.05

/** What pairs are weighed by, how far the latest run is, and a run anew. */
export function RunDialog({ onClose }: { onClose: () => void }) {
  const { data } = useQuery(stateQuery)
  const client = useQueryClient()
  const run = useMutation({
    mutationFn: (stop: boolean) => post<MatchState>('/duplicates/run', { stop }),
    onSuccess: (state) => client.setQueryData(stateQuery.queryKey, state),
    onError: (error) => toast({ text: error.message, tone: 'bad' }),
  })
  const running = data?.run?.state === 'running'
  return (
    <Dialog open title={words.run.title} onClose={onClose}>
      <FormFrame
        busy={run.isPending}
        disabled={!data}
        submit={running ? words.run.stop : words.run.start}
        onClose={onClose}
        onSubmit={() => run.mutate(running)}
      >
        <p>{words.run.hint}</p>
        {data ? <Standing state={data} /> : <Bars rows={4} />}
      </FormFrame>
    </Dialog>
  )
}

function Standing({ state: { run, waiting, weights, settings, common } }: { state: MatchState }) {
  const way = Math.abs(settings.shift) < NOTHING ? 'none' : settings.shift > 0 ? 'up' : 'down'
  return (
    <>
      {run === null ? (
        <p>{words.run.never}</p>
      ) : run.state === 'running' ? (
        <p role="status">
          <progress className={styles.progress} value={run.done} max={Math.max(1, run.total)} aria-hidden />{' '}
          {words.run.running[run.stage](number(run.done), number(run.total))}
        </p>
      ) : (
        <p>
          {words.run.state[run.state](number(run.done))}, <When at={run.ended ?? run.started} />
        </p>
      )}
      {run?.problem && <Note tone="bad">{run.problem}</Note>}
      {waiting > 0 && <p>{words.run.waiting(number(waiting))}</p>}
      <p className={styles.less}>
        {weights === null
          ? words.run.weights.none
          : words.run.weights[weights.kept ?? 'own'](number(weights.leads), number(weights.expected))}{' '}
        {settings.decided > 0 &&
          words.run.shift(number(settings.decided), way, factor(2 ** Math.abs(settings.shift)))}{' '}
        {words.run.asked(percent(settings.ask), percent(settings.same))}
      </p>
      {common.length > 0 && (
        <details>
          <summary>{words.run.common}</summary>
          <p className={styles.less}>{words.run.commonHint}</p>
          <ul className={styles.common}>
            {common.map(({ reason, value, leads }) => (
              <li key={`${reason} ${value}`}>
                <span>{value}</span>
                <span className={styles.less}>
                  {words.reason[reason]}, {words.run.leads(number(leads))}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
