import { useQuery } from '@tanstack/react-query'
import { Button } from '../ui/Button.tsx'
import { IconCheck } from '../ui/icons.ts'
import { Due } from '../ui/When.tsx'
import type { Step } from './AnswerSheet.tsx'
import { surveyQuery } from './data.ts'
import { Response } from './Response.tsx'
import styles from './Survey.module.css'
import { words } from './words.ts'

const CHANGES = { cards: words.changeCards, order: words.changeOrder, remedies: words.changeRemedies }

export function Done({ id, steps, onStep }: { id: string; steps: Step[]; onStep: (step: Step) => void }) {
  const survey = useQuery(surveyQuery(id)).data
  return (
    <div className={styles.column}>
      <div className={styles.done}>
        <span className={styles.doneMark}>
          <IconCheck size={24} />
        </span>
        <div>
          <h2>{words.thanks}</h2>
          <p>
            {words.thanksHint} {survey && <Due at={survey.deadline} />}.
          </p>
        </div>
        <div className={styles.row}>
          {steps
            .filter((step) => step !== 'done')
            .map((step) => (
              <Button key={step} onClick={() => onStep(step)}>
                {CHANGES[step]}
              </Button>
            ))}
        </div>
        {survey && (
          <div>
            <h3>{words.response}</h3>
            <p>{words.responseHint}</p>
          </div>
        )}
        {survey && <Response survey={survey} />}
      </div>
    </div>
  )
}
