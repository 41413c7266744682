import { Link } from '@tanstack/react-router'
import type { LeadSummary } from '#journey/lifecycle/contract.ts'
import { nameOf } from '../ui/format.ts'
import { StageMark } from '../ui/StageMark.tsx'
import { Due } from '../ui/When.tsx'
import { RateLead } from './RateLead.tsx'
import styles from './Working.module.css'
import { words } from './words.ts'

export function Working({ leads }: { leads: LeadSummary[] }) {
  if (leads.length === 0) return null
  return (
    <section>
      <h2 className={styles.title}>
        {words.working} <span>{leads.length}</span>
      </h2>
      <ul>
        {leads.map((lead) => (
          <li key={lead.id} className={styles.row}>
            <Link to="/leads/$id" params={{ id: lead.id }} className={styles.lead}>
              <span className={styles.line}>
                <span className={styles.name}>
                  <StageMark stage={lead.stage} bare /> {nameOf(lead)}
                </span>
                <span className={styles.company}>{lead.company}</span>
              </span>
              <span className={styles.line}>
                <span className={styles.step}>{lead.nextStep.what}</span>
                <Due at={lead.nextStep.due} />
              </span>
            </Link>
            <RateLead id={lead.id} name={nameOf(lead)} />
          </li>
        ))}
      </ul>
    </section>
  )
}
