import { Link, useNavigate } from '@tanstack/react-router'
import type { ReturnView } from '#journey/handoff/returns-list.contract.ts'
import { OwedDue } from '../handoff/OwedDue.tsx'
import { ReturnActs, useSayings } from '../handoff/ReturnActs.tsx'
import { moment, nameOf } from '../ui/format.ts'
import { useShortcuts } from '../ui/keys.ts'
import { StageMark } from '../ui/StageMark.tsx'
import { Due, When } from '../ui/When.tsx'
import styles from './Returns.module.css'
import { words } from './words.ts'

interface ReturnShownProps {
  one: ReturnView
  items: ReturnView[]
  onFocus: (id: string | undefined) => void
}

/** One return in the words of both sides, from the rep's reason to the manager's decision. */
export function ReturnShown({ one, items, onFocus }: ReturnShownProps) {
  const navigate = useNavigate()
  const { lead, clock, answer, decision, follows } = one
  const back = { team: one.team, answer: answer?.answer ?? null, appeal: decision?.outcome ?? null }
  const says = useSayings(back)
  const at = items.indexOf(one)
  const step = (by: number) => items[at + by] && onFocus(items[at + by]!.lead.id)
  useShortcuts(words.title, [
    { keys: 'j', does: words.keys.next, run: () => step(1) },
    { keys: 'k', does: words.keys.previous, run: () => step(-1) },
    {
      keys: 'o',
      does: words.keys.open,
      run: () => void navigate({ to: '/leads/$id', params: { id: lead.id } }),
    },
  ])
  return (
    <section className={styles.shown} aria-label={nameOf(lead)}>
      <div>
        <h2 className={styles.title}>
          <Link to="/leads/$id" params={{ id: lead.id }}>
            {nameOf(lead)}
          </Link>
        </h2>
        <p className={styles.less}>
          {[lead.title, lead.company, words.from(one.from.name), words.score(one.score)]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      {decision === null && (answer === null || clock) && (
        <p className={styles.clock}>
          {clock ? (
            <>
              <OwedDue at={clock.due} />
              <span className={styles.less}>
                {answer === null ? words.answerBy : words.decideBy} {moment(clock.due)},{' '}
                {words.owes(clock.person.name)}
              </span>
            </>
          ) : (
            <span className={styles.less}>{words.noClock}</span>
          )}
        </p>
      )}
      {says.length > 0 ? (
        <ReturnActs
          lead={lead}
          back={back}
          section={words.title}
          onSaid={() => onFocus((items[at + 1] ?? items[at - 1])?.lead.id)}
        />
      ) : (
        decision === null && <p className={styles.less}>{words.notYours}</p>
      )}
      <Said title={words.said(one.returned.by.name)} what={one.reason.label} said={one.returned} />
      {answer && (
        <Said
          title={
            answer.answer === 'appealed' ? words.appealedBy(answer.by.name) : words.agreedBy(answer.by.name)
          }
          said={answer}
        />
      )}
      {decision && (
        <Said
          title={words.decidedBy(decision.by.name)}
          what={words.outcome[decision.outcome]}
          said={decision}
        />
      )}
      <div className={styles.said}>
        <h3 className={styles.head}>{words.follows}</h3>
        <p className={styles.line}>
          <StageMark stage={follows.stage} />
        </p>
        <p className={styles.clock}>
          <span>{follows.nextStep}</span>
          <Due at={follows.due} />
        </p>
      </div>
    </section>
  )
}

interface SaidProps {
  title: string
  what?: string
  said: { at: string; note: string | null }
}

function Said({ title, what, said }: SaidProps) {
  return (
    <div className={styles.said}>
      <h3 className={styles.head}>
        {title} <When at={said.at} />
      </h3>
      {what && <p className={styles.what}>{what}</p>}
      {said.note === null ? (
        <p className={styles.less}>{words.noNote}</p>
      ) : (
        <blockquote className={styles.note}>{said.note}</blockquote>
      )}
    </div>
  )
}
