import type { AgreementView } from '#journey/lifecycle/contract.ts'
import { Markdown } from '../ui/Markdown.tsx'
import { StageDisc } from '../ui/StageMark.tsx'
import { Tag } from '../ui/Tag.tsx'
import styles from './AgreementScreen.module.css'
import { words } from './words.ts'

type Stage = AgreementView['stages'][number]

/** The path as a flow from top to bottom, each way on told as a sentence; then the stages beside it. */
export function Stages({ agreement }: { agreement: AgreementView }) {
  const on = agreement.path.flatMap((id) => agreement.stages.filter((stage) => stage.id === id))
  const aside = agreement.stages.filter((stage) => !agreement.path.includes(stage.id))
  const named = (id: string) => agreement.stages.find((stage) => stage.id === id)
  return (
    <>
      <h3 className={styles.heading}>{words.path}</h3>
      <ol className={styles.flow}>
        {on.map((stage, i) => (
          <StageCard key={stage.id} stage={stage} share={(i + 1) / (on.length + 1)} named={named} />
        ))}
      </ol>
      <h3 className={styles.heading}>{words.aside}</h3>
      <ol className={styles.beside}>
        {aside.map((stage) => (
          <StageCard key={stage.id} stage={stage} share={0} named={named} />
        ))}
      </ol>
    </>
  )
}

interface StageCardProps {
  stage: Stage
  share: number
  named: (id: string) => Stage | undefined
}

function StageCard({ stage, share, named }: StageCardProps) {
  return (
    <li className={styles.stage} id={`stage-${stage.id}`}>
      <div className={styles.stageHead}>
        <StageDisc kind={stage.kind} share={share} />
        <h4>{stage.name}</h4>
        <Tag>{stage.owner}</Tag>
        {stage.answerWithin && (
          <Tag tone="warn">
            {words.answer} {stage.answerWithin}
          </Tag>
        )}
      </div>
      <p className={styles.duty}>
        {words.next}: {stage.nextStep}. {words.limit}: {stage.limit}; {stage.then}.
      </p>
      {stage.activities.length > 0 && (
        <p className={styles.duty}>
          {words.activities}:{' '}
          {stage.activities.map((one) => one.name + (one.required ? ` (${words.required})` : '')).join(', ')}.
        </p>
      )}
      {stage.exits.map((exit, i) => (
        <div key={i} className={styles.exit}>
          <p>
            {words.goes} <a href={`#stage-${exit.to}`}>{named(exit.to)?.name ?? exit.to}</a>{' '}
            {exit.criteria.length > 0 ? words.when : words.always}:{' '}
            <span className={styles.because}>{exit.because}</span>
          </p>
          <ul>
            {exit.criteria.map((criterion) => (
              <li key={criterion.label} className={styles.criterion}>
                {criterion.label} <code className={styles.code}>{criterion.text}</code>
              </li>
            ))}
          </ul>
        </div>
      ))}
      {stage.jobAids.map((aid) => (
        <details key={aid.title} className={styles.aid}>
          <summary>{aid.title}</summary>
          <Markdown text={aid.body} />
        </details>
      ))}
    </li>
  )
}
