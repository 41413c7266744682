import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { MatchState, ThresholdsView } from '#journey/duplicates/contract.ts'
import { post } from '../data/request.ts'
import { FormFrame } from '../lead/FormFrame.tsx'
import { Button } from '../ui/Button.tsx'
import { percent } from '../ui/format.ts'
import { Note } from '../ui/Note.tsx'
import { Dialog } from '../ui/Overlay.tsx'
import { Bars } from '../ui/States.tsx'
import { toast } from '../ui/toast.ts'
import { When } from '../ui/When.tsx'
import { stateQuery, thresholdsQuery, useRenew } from './data.ts'
import styles from './Thresholds.module.css'
import { ThresholdsEvidence } from './ThresholdsEvidence.tsx'
import { thresholdWords as words } from './thresholds-words.ts'

interface Shares {
  same: number
  ask: number
}

const STEP = 0.01
const SAME = { min: 0.5, max: 0.99 }
const ASK = { min: 0.01, max: 0.95 }

/** From which chance on two count as the same, and from which somebody is asked: what that would do is seen before it is set. */
export function ThresholdsDialog({ onClose }: { onClose: () => void }) {
  const [moved, setMoved] = useState<Partial<Shares>>({})
  const [asked] = useDebouncedValue(moved, 150)
  const { data, error } = useQuery({ ...thresholdsQuery(asked), placeholderData: keepPreviousData })
  const client = useQueryClient()
  const renew = useRenew()
  const shown: Shares | null = data ? { ...data.inForce, ...moved } : null
  const set = useMutation({
    mutationFn: (given: Shares) => post<MatchState>('/duplicates/settings', given),
    onSuccess: (state) => {
      client.setQueryData(stateQuery.queryKey, state)
      toast({ text: words.done, tone: 'good' })
      onClose()
    },
    onError: (problem) => toast({ text: problem.message, tone: 'bad' }),
    onSettled: renew,
  })
  const isMoved =
    shown !== null &&
    data !== undefined &&
    (shown.same !== data.inForce.same || shown.ask !== data.inForce.ask)
  return (
    <Dialog open title={words.title} onClose={onClose}>
      <FormFrame
        busy={set.isPending}
        disabled={!isMoved}
        submit={words.submit}
        onClose={onClose}
        onSubmit={() => shown && set.mutate({ same: shown.same, ask: shown.ask })}
      >
        <p className={styles.less}>{words.hint}</p>
        {error && !data && <Note tone="bad">{error.message}</Note>}
        {data && shown ? (
          <>
            <Limit
              label={words.same}
              value={shown.same}
              range={SAME}
              onMove={(same) => setMoved({ ...moved, same, ask: Math.min(shown.ask, below(same)) })}
            />
            <Limit
              label={words.ask}
              value={shown.ask}
              range={{ ...ASK, max: Math.min(ASK.max, below(shown.same)) }}
              onMove={(ask) => setMoved({ ...moved, ask })}
            />
            <ThresholdsEvidence view={data} />
            <Proposed view={data} onTake={setMoved} />
            {data.inForce.set && (
              <p className={styles.less}>
                {words.setBy(data.inForce.set.by.name)} <When at={data.inForce.set.at} />
              </p>
            )}
          </>
        ) : (
          !error && <Bars rows={4} />
        )}
      </FormFrame>
    </Dialog>
  )
}

/** Whole hundredths: 0.5 less a step is 0.49 and not 0.48999. */
function below(share: number): number {
  return Math.round((share - STEP) * 100) / 100
}

interface LimitProps {
  label: string
  value: number
  range: { min: number; max: number }
  onMove: (value: number) => void
}

function Limit({ label, value, range: { min, max }, onMove }: LimitProps) {
  return (
    <label className={styles.limit}>
      <span className={styles.label}>
        <span>{label}</span>
        <output>{percent(value)}</output>
      </span>
      <input
        type="range"
        min={min}
        max={max}
        step={STEP}
        value={value}
        aria-label={label}
        aria-valuetext={percent(value)}
        onChange={(event) => onMove(Number(event.currentTarget.value))}
      />
    </label>
  )
}

function Proposed({ view, onTake }: { view: ThresholdsView; onTake: (shares: Shares) => void }) {
  const { proposed } = view
  if (proposed === null) return null
  const { same, ask, because } = proposed
  return (
    <Note>
      <p>{words.proposed(percent(same), percent(ask))}</p>
      {because.same && <p>{words.because.same(because.same)}</p>}
      {because.ask && <p>{words.because.ask(because.ask)}</p>}
      <Button onClick={() => onTake({ same, ask })}>{words.take}</Button>
    </Note>
  )
}
