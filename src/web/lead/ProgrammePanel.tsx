import { Link } from '@tanstack/react-router'
import type { LeadDetail } from '#journey/lifecycle/contract.ts'
import { actWords } from '../programmes/act-words.ts'
import { useLeadAction } from '../data/lead-actions.ts'
import { useMay } from '../data/session.ts'
import { Button } from '../ui/Button.tsx'
import { Section } from '../ui/Screen.tsx'
import { Due, When } from '../ui/When.tsx'
import styles from './ProgrammePanel.module.css'
import { words } from './programme-words.ts'

type Programmes = LeadDetail['programmes']

/** In which programmes a lead is and what comes next, which it left and why; the tasks that they ask of people. */
export function ProgrammePanel({ lead }: { lead: LeadDetail }) {
  const { running, past, tasks } = lead.programmes
  if (running.length + past.length + tasks.length === 0) return null
  return (
    <Section title={words.title}>
      <ul className={styles.list}>
        {running.map((one) => (
          <li key={one.programme}>
            <Running lead={lead} one={one} />
          </li>
        ))}
        {tasks.map((task) => (
          <li key={`${task.programme} ${task.step}`}>
            <Task lead={lead} task={task} />
          </li>
        ))}
        {past.map(({ programme, name, because, left, times }) => (
          <li key={programme}>
            <p>
              <Link to="/programmes/$id" params={{ id: programme }}>
                {name}
              </Link>
              {times > 1 && ` (${words.times(times)})`}
            </p>
            <p className={styles.less}>
              {actWords.because[because]}, <When at={left} />
            </p>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Running({ lead, one }: { lead: LeadDetail; one: Programmes['running'][number] }) {
  const act = useLeadAction()
  const mayWork = useMay('work')
  const { programme, name, heldOut, since, step, next } = one
  return (
    <>
      <p>
        <Link to="/programmes/$id" params={{ id: programme }}>
          {name}
        </Link>
      </p>
      {heldOut ? (
        <p className={styles.less}>{words.heldOut}</p>
      ) : (
        step && (
          <p className={styles.less}>
            {step.does === 'mail' ? words.nextMail(step.name) : words.next(step.name)}{' '}
            {next ? <Due at={next} /> : null}
          </p>
        )
      )}
      <p className={styles.less}>
        {words.since} <When at={since} />
      </p>
      {mayWork && !lead.erased && (
        <div className={styles.act}>
          <Button
            busy={act.isPending}
            onClick={() =>
              act.mutate({ id: lead.id, act: `programmes/${programme}/stop`, done: words.stopped(name) })
            }
          >
            {words.stop}
          </Button>
        </div>
      )}
    </>
  )
}

function Task({ lead, task }: { lead: LeadDetail; task: Programmes['tasks'][number] }) {
  const act = useLeadAction()
  const mayWork = useMay('work')
  const { programme, step, what, of, due } = task
  return (
    <>
      <p>{what}</p>
      <p className={styles.less}>
        {of.name}, <Due at={due} />
      </p>
      {mayWork && !lead.erased && (
        <div className={styles.act}>
          <Button
            busy={act.isPending}
            onClick={() =>
              act.mutate({
                id: lead.id,
                act: `programmes/${programme}/tasks/${step}/done`,
                done: words.taskDone(what),
              })
            }
          >
            {words.done}
          </Button>
        </div>
      )}
    </>
  )
}
