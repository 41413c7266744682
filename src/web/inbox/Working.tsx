import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Inbox } from '#journey/handoff/contract.ts'
import { AttemptForm } from '../handoff/AttemptForm.tsx'
import { OwedDue } from '../handoff/OwedDue.tsx'
import { words as owedWords } from '../handoff/owed-words.ts'
import { IconButton } from '../ui/Button.tsx'
import { nameOf } from '../ui/format.ts'
import { IconPhone } from '../ui/icons.ts'
import { StageMark } from '../ui/StageMark.tsx'
import { Due } from '../ui/When.tsx'
import { expectedOf } from '../worth/WorthFigure.tsx'
import type { Order } from '#journey/measure/value/worth.contract.ts'
import { RateLead } from './RateLead.tsx'
import styles from './Working.module.css'
import { words } from './words.ts'

type Row = Inbox['working'][number]

export function Working({ leads, order }: { leads: Row[]; order: Order }) {
  const [logging, setLogging] = useState<string | null>(null)
  // the clocks of duties press more than the step's date that the server goes by
  const rows = order === 'value' ? leads : [...leads].sort(byDue)
  if (leads.length === 0) return null
  return (
    <section>
      <h2 className={styles.title}>
        {words.working} <span>{leads.length}</span>
      </h2>
      <ul>
        {rows.map((lead) => (
          <li key={lead.id} className={styles.row}>
            <Link to="/leads/$id" params={{ id: lead.id }} className={styles.lead}>
              <span className={styles.line}>
                <span className={styles.name}>
                  <StageMark stage={lead.stage} bare /> {nameOf(lead)}
                </span>
                <span className={styles.company}>{lead.company}</span>
                {order === 'value' && <b>{expectedOf(lead.worth)}</b>}
              </span>
              <Step lead={lead} />
            </Link>
            <IconButton label={words.logFor(nameOf(lead))} tip={false} onClick={() => setLogging(lead.id)}>
              <IconPhone size={15} stroke={1.6} />
            </IconButton>
            <RateLead id={lead.id} name={nameOf(lead)} />
          </li>
        ))}
      </ul>
      <AttemptForm id={logging ?? ''} open={logging !== null} onClose={() => setLogging(null)} />
    </section>
  )
}

/** The clock that presses most; without one the stage's next step. */
function Step({ lead }: { lead: Row }) {
  const owed = mine(lead)
  if (!owed)
    return (
      <span className={styles.line}>
        <span className={styles.step}>{lead.nextStep.what}</span>
        <Due at={lead.nextStep.due} />
      </span>
    )
  return (
    <span className={styles.line}>
      <span className={styles.step}>
        {owed.what}
        {owed.attempts !== null && ` (${owedWords.tries(owed.tries, owed.attempts)})`}
      </span>
      <OwedDue at={owed.due} />
    </span>
  )
}

function mine({ owed, owner }: Row) {
  return owed.find(({ person }) => person.id === owner.id)
}

function byDue(a: Row, b: Row): number {
  return due(a) - due(b)
}

function due(row: Row): number {
  return Date.parse(mine(row)?.due ?? row.nextStep.due)
}
