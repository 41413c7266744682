import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { briefQuery } from '../data/leads.ts'
import { BriefView } from '../handoff/BriefView.tsx'
import { nameOf } from '../ui/format.ts'
import { useShortcuts } from '../ui/keys.ts'
import { Markdown } from '../ui/Markdown.tsx'
import { Score } from '../ui/Score.tsx'
import { Bars, Failed } from '../ui/States.tsx'
import { CallHead } from './CallHead.tsx'
import styles from './CallView.module.css'
import { callQuery, useSaveCall, type Item, type Outcome } from './data.ts'
import { NextStep } from './NextStep.tsx'
import { Outcomes } from './Outcomes.tsx'
import { QualCard } from './QualCard.tsx'
import { Why } from '../worth/Why.tsx'
import { WorthFigure } from '../worth/WorthFigure.tsx'
import { worthWords } from '../worth/words.ts'
import { words } from './words.ts'

interface CallViewProps {
  item: Item
  items: Item[]
  person: string
  onFocus: (id: string) => void
  onDone: () => void
  onBack: () => void
}

/** One lead on the telephone: script, card, brief, what came of it, and what comes next. */
export function CallView({ item, items, person, onFocus, onDone, onBack }: CallViewProps) {
  const { lead } = item
  const navigate = useNavigate()
  const { data: sheet, error, refetch } = useQuery(callQuery(lead.id))
  const { data: brief } = useQuery(briefQuery(lead.id))
  const [asked, setAsked] = useState(false)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const save = useSaveCall(person)
  const open = (entry?: number) =>
    void navigate({
      to: '/leads/$id',
      params: { id: lead.id },
      search: entry === undefined ? {} : { open: entry },
    })
  const step = (by: number) => {
    const next = items[items.findIndex((each) => each.lead.id === lead.id) + by]
    if (next) onFocus(next.lead.id)
  }
  useShortcuts(words.title, [
    { keys: 'j', does: words.keys.next, run: () => step(1) },
    { keys: 'k', does: words.keys.previous, run: () => step(-1) },
    { keys: 'o', does: words.keys.open, run: () => open() },
    { keys: 'w', does: worthWords.whyKey, run: () => setAsked(true) },
  ])

  return (
    <article className={styles.view} id="call" aria-label={nameOf(lead)}>
      <div className={styles.main}>
        <div className={styles.head}>
          <div>
            <h2 className={styles.name}>
              <Link to="/leads/$id" params={{ id: lead.id }}>
                {nameOf(lead)}
              </Link>
            </h2>
            <p className={styles.role}>
              {[lead.title, lead.company, lead.country].filter(Boolean).join(' · ')}
            </p>
          </div>
          <div className={styles.told}>
            <Score score={lead.score} fit={lead.fit} engagement={lead.engagement} />
            <WorthFigure worth={lead.worth} name={nameOf(lead)} onWhy={() => setAsked(true)} />
          </div>
        </div>
        <Why lead={asked ? { id: lead.id, name: nameOf(lead) } : null} onClose={() => setAsked(false)} />
        <CallHead item={item} />
        {error && !sheet ? (
          <Failed what={words.failedCall} error={error} retry={() => void refetch()} />
        ) : !sheet ? (
          <Bars rows={6} />
        ) : (
          <>
            <Outcomes chosen={outcome} by={item.by} onChoose={setOutcome} />
            {outcome && (
              <NextStep
                key={outcome}
                sheet={sheet}
                outcome={outcome}
                by={item.by}
                onCancel={() => setOutcome(null)}
                onSave={(call) => {
                  const said = words.said[outcome] ?? outcome
                  save(lead.id, call, words.saved(nameOf(lead), said), { shown: onDone, undo: onBack })
                }}
              />
            )}
            {item.by === (sheet.step?.by ?? 'call') && (
              <section className={styles.script} aria-label={words.script}>
                <h3>{words.script}</h3>
                {sheet.script ? <Markdown text={sheet.script} /> : <p>{words.noScript}</p>}
              </section>
            )}
            {brief && (
              <section className={styles.brief}>
                <h3>{words.brief}</h3>
                <BriefView brief={brief} onEntry={open} withoutScore />
              </section>
            )}
            {sheet.jobAids.map((aid, i) => (
              <details key={aid.title} className={styles.aid} open={i === 0 && !sheet.script}>
                <summary>{aid.title}</summary>
                <Markdown text={aid.body} />
              </details>
            ))}
          </>
        )}
      </div>
      <aside className={styles.side} aria-label={words.showBrief}>
        {sheet && <QualCard id={lead.id} sheet={sheet} />}
      </aside>
    </article>
  )
}
