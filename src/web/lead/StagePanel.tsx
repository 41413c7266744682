import type { LeadDetail } from '#journey/lifecycle/contract.ts'
import { useLeadAction } from '../data/lead-actions.ts'
import { useMe } from '../data/me.ts'
import { useMay } from '../data/session.ts'
import { Button } from '../ui/Button.tsx'
import { IconCheck } from '../ui/icons.ts'
import { Markdown } from '../ui/Markdown.tsx'
import { Section } from '../ui/Screen.tsx'
import { StageMark } from '../ui/StageMark.tsx'
import { Tag } from '../ui/Tag.tsx'
import styles from './StagePanel.module.css'
import { words } from './words.ts'

type Exit = LeadDetail['stageDetail']['exits'][number]

export function StagePanel({ lead }: { lead: LeadDetail }) {
  const stage = lead.stageDetail
  return (
    <Section title={`${words.stagePanel.title}: ${stage.name}`}>
      {stage.exits.map(withoutRepeats).map((exit) => (
        <div key={exit.to.id} className={styles.exit}>
          <div className={styles.to}>
            {words.stagePanel.to} <StageMark stage={exit.to} />
            <span className={styles.met}>
              {exit.criteria.filter((criterion) => criterion.met).length}/{exit.criteria.length}
            </span>
          </div>
          <ul>
            {exit.criteria.map((criterion) => (
              <li
                key={criterion.id}
                className={styles.criterion}
                data-met={criterion.met || undefined}
                title={criterion.text}
              >
                <Tick met={criterion.met} />
                {criterion.label}
              </li>
            ))}
          </ul>
        </div>
      ))}
      {stage.exits.length === 0 && <p className={styles.limit}>{words.stagePanel.noExit}</p>}
      {stage.activities.length > 0 && <Activities lead={lead} />}
      <p className={styles.limit}>
        {words.stagePanel.limit}: {stage.limit}; {stage.then}
      </p>
      {stage.jobAids.map((aid) => (
        <details key={aid.title} className={styles.aid}>
          <summary>{aid.title}</summary>
          <Markdown text={aid.body} />
        </details>
      ))}
    </Section>
  )
}

/** The way out and the stage it leads to may ask for the same: to whoever works on it that is one thing to do. */
function withoutRepeats(exit: Exit): Exit {
  const criteria = new Map(exit.criteria.map((criterion) => [criterion.label + criterion.text, criterion]))
  return { ...exit, criteria: [...criteria.values()] }
}

function Activities({ lead }: { lead: LeadDetail }) {
  const act = useLeadAction()
  const { by } = useMe()
  const mayWork = useMay('work')
  return (
    <div className={styles.exit}>
      <h3 className={styles.title}>{words.stagePanel.activities}</h3>
      <ul>
        {lead.stageDetail.activities.map((activity) => (
          <li key={activity.id} className={styles.criterion} data-met={activity.done || undefined}>
            <Tick met={activity.done} />
            <span className={styles.grow}>
              {activity.name} {activity.required && <Tag tone="warn">{words.stagePanel.required}</Tag>}
            </span>
            {!activity.done && !lead.erased && mayWork && (
              <Button
                look="quiet"
                busy={act.isPending}
                onClick={() =>
                  act.mutate({
                    id: lead.id,
                    act: 'activities',
                    body: { activity: activity.id, ...by },
                    done: words.done.activity(activity.name),
                  })
                }
              >
                {words.stagePanel.complete}
                <span className="visually-hidden">: {activity.name}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

function Tick({ met }: { met: boolean }) {
  return (
    <span className={styles.tick} data-met={met || undefined}>
      {met && <IconCheck size={10} stroke={3.2} />}
      <span className="visually-hidden">{met ? words.stagePanel.met : words.stagePanel.open}:</span>
    </span>
  )
}
