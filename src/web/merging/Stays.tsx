import type { LeadDetail } from '#journey/lifecycle/contract.ts'
import { nameOf } from '../ui/format.ts'
import styles from './Merging.module.css'
import { words } from './words.ts'

interface StaysProps {
  leads: LeadDetail[]
  value: string
  onChange: (lead: string) => void
}

/** Which of several leads goes on. Records of one person have one name: what tells them apart stands below it. */
export function Stays({ leads, value, onChange }: StaysProps) {
  return (
    <fieldset className={styles.choice}>
      <legend>{words.stays}</legend>
      {leads.map((lead) => (
        <label key={lead.id} className={styles.option}>
          <input type="radio" name="stays" checked={lead.id === value} onChange={() => onChange(lead.id)} />
          <span>
            {nameOf(lead)}
            <span className={styles.small}>
              {[lead.company, lead.email, lead.person.phone, lead.stage.name, lead.owner.name]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
