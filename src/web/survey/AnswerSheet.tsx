import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Sheet } from '#journey/survey/contract.ts'
import { Bars, Failed } from '../ui/States.tsx'
import { sheetQuery } from './data.ts'
import { Done } from './Done.tsx'
import { RankStep } from './RankStep.tsx'
import { Remedies } from './Remedies.tsx'
import { SortCards } from './SortCards.tsx'
import styles from './Survey.module.css'
import { words } from './words.ts'

export type Step = 'cards' | 'order' | 'remedies' | 'done'

/** The steps that a survey has, one at a time; it opens where the person left it. */
export function AnswerSheet({ id }: { id: string }) {
  const sheet = useQuery(sheetQuery(id))
  if (sheet.isError && !sheet.data) {
    return <Failed what={words.oneFailed} error={sheet.error} retry={() => void sheet.refetch()} />
  }
  if (!sheet.data) {
    return (
      <div className={styles.loading}>
        <Bars rows={6} height={18} gap={16} />
      </div>
    )
  }
  return <Steps sheet={sheet.data} />
}

function Steps({ sheet }: { sheet: Sheet }) {
  const steps = stepsOf(sheet)
  const [step, setStep] = useState<Step>(() => firstOpen(sheet))
  const go = (by: number) => setStep(steps[steps.indexOf(step) + by] ?? 'done')
  return (
    <div className={styles.stage}>
      {step === 'cards' ? (
        <SortCards sheet={sheet} onDone={() => go(1)} />
      ) : step === 'order' ? (
        <RankStep
          sheet={sheet}
          onDone={() => go(1)}
          onBack={steps[0] === 'cards' ? () => go(-1) : undefined}
        />
      ) : step === 'remedies' ? (
        <Remedies sheet={sheet} onDone={() => go(1)} onBack={() => go(-1)} />
      ) : (
        <Done id={sheet.survey.id} steps={steps} onStep={setStep} />
      )}
    </div>
  )
}

function stepsOf({ survey, cards, items }: Sheet): Step[] {
  return [
    ...(cards.length > 0 ? (['cards'] as const) : []),
    ...(items.length > 0 ? (['order'] as const) : []),
    ...(survey.kind === 'poll' ? (['remedies'] as const) : []),
    'done',
  ]
}

function firstOpen(sheet: Sheet): Step {
  if (sheet.cards.some(({ answer }) => answer === null)) return 'cards'
  if (sheet.items.length > 0 && sheet.order === null) return 'order'
  return 'done'
}
