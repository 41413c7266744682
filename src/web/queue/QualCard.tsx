import { useState } from 'react'
import { Choice, TextField } from '../ui/Field.tsx'
import { plain } from '../ui/format.ts'
import { IconCheck } from '../ui/icons.ts'
import { Tag } from '../ui/Tag.tsx'
import { useAnswerCard, type CallSheet } from './data.ts'
import styles from './QualCard.module.css'
import { words } from './words.ts'

type Question = CallSheet['card']['questions'][number]

/** What has to be known and done before the lead goes on: answered or open, and answered right here. */
export function QualCard({ id, sheet }: { id: string; sheet: CallSheet }) {
  const { questions, criteria, activities, ready } = sheet.card
  const answer = useAnswerCard(id)
  const done = questions.filter((question) => question.answer !== null).length
  return (
    <section className={styles.card} aria-label={words.card.title}>
      <div className={styles.head}>
        <h3>{words.card.title}</h3>
        {questions.length > 0 && <Tag>{words.card.answered(done, questions.length)}</Tag>}
      </div>
      {questions.length === 0 && <p className={styles.none}>{words.card.none}</p>}
      <ul className={styles.questions}>
        {questions.map((question) => (
          <li key={question.id} data-open={question.answer === null || undefined}>
            <Answer
              key={String(question.answer)}
              question={question}
              onAnswer={(value) => answer.mutate({ answers: { [question.id]: value } })}
            />
          </li>
        ))}
      </ul>
      <h4>{words.card.criteria}</h4>
      <ul className={styles.criteria}>
        {activities
          .filter((one) => one.required && !criteria.some(({ label }) => label === one.name))
          .map((one) => (
            <Mark key={one.id} label={one.name} met={one.done} />
          ))}
        {ways(criteria).map(({ to, all }) => (
          <li key={to} className={styles.way}>
            <span className={styles.to}>{to}</span>
            <ul>
              {all.map((one) => (
                <Mark key={one.id} label={one.label} met={one.met} />
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {ready && <p className={styles.ready}>{words.card.ready}</p>}
    </section>
  )
}

/** Each way on has its own criteria; one of the ways is enough. */
function ways(criteria: CallSheet['card']['criteria']) {
  const found = new Map<string, CallSheet['card']['criteria']>()
  for (const one of criteria) found.set(one.to, [...(found.get(one.to) ?? []), one])
  return [...found].map(([to, all]) => ({ to, all }))
}

function Mark({ label, met }: { label: string; met: boolean }) {
  return (
    <li className={styles.mark} data-met={met || undefined}>
      <span className={styles.tick} aria-hidden="true">
        {met && <IconCheck size={12} stroke={3} />}
      </span>
      {label}
      {!met && <span className={styles.openWord}>{words.card.unanswered}</span>}
    </li>
  )
}

function Answer({
  question: { type, values, answer, question, label },
  onAnswer,
}: {
  question: Question
  onAnswer: (value: string | number | boolean | null) => void
}) {
  const [text, setText] = useState(answer === null || typeof answer === 'boolean' ? '' : String(answer))
  if (type === 'boolean')
    return (
      <Choice
        label={label}
        hint={question}
        value={answer === null ? '' : String(answer)}
        onChange={(value) => onAnswer(value === '' ? null : value === 'true')}
        options={[
          { value: '', label: words.card.choose },
          { value: 'true', label: words.card.yes },
          { value: 'false', label: words.card.no },
        ]}
      />
    )
  if (values)
    return (
      <Choice
        label={label}
        hint={question}
        value={answer === null ? '' : String(answer)}
        onChange={(value) =>
          onAnswer(value === '' ? null : (values.find((one) => String(one) === value) ?? value))
        }
        options={[
          { value: '', label: words.card.choose },
          ...values.map((value) => ({ value: String(value), label: plain(value).replaceAll('_', ' ') })),
        ]}
      />
    )
  const keep = () => {
    const given = text.trim()
    if (given === (answer === null ? '' : String(answer))) return
    onAnswer(given === '' ? null : type === 'number' ? Number(given) : given)
  }
  return (
    <div onBlur={keep}>
      <TextField
        label={label}
        hint={question}
        type={type === 'number' ? 'number' : 'text'}
        maxLength={2000}
        value={text}
        onChange={setText}
      />
    </div>
  )
}
