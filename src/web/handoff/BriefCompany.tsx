import { Link } from '@tanstack/react-router'
import type { Brief } from '#journey/handoff/brief.contract.ts'
import { StageMark } from '../ui/StageMark.tsx'
import styles from './BriefView.module.css'
import { words } from './brief-words.ts'
import { ClaimList } from './Claims.tsx'

interface BriefCompanyProps {
  company: NonNullable<Brief['company']>
  onEntry: (seq: number) => void
}

/** What the company did besides: deals first, then who else is with us. */
export function BriefCompany({ company, onEntry }: BriefCompanyProps) {
  return (
    <div>
      <h3 className={styles.title}>
        {words.company(company.name)}
        {company.others > company.leads.length && ` · ${words.more(company.others)}`}
      </h3>
      <ClaimList claims={company.claims} onEntry={onEntry} />
      <ul className={styles.colleagues}>
        {company.leads.map((lead) => (
          <li key={lead.id} className={styles.colleague}>
            <StageMark stage={lead.stage} bare />
            <Link to="/leads/$id" params={{ id: lead.id }} className={styles.who}>
              {lead.name ?? words.erased}
            </Link>
            <span className={styles.role}>{[lead.title, lead.stage.name].filter(Boolean).join(' · ')}</span>
            <span className={styles.points} title={words.touches(lead.touches)}>
              {lead.score}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
