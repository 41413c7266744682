import type { LeadDetail } from '#journey/lifecycle/contract.ts'
import { ReturnActs } from '../handoff/ReturnActs.tsx'
import { words } from '../handoff/return-words.ts'
import { Section } from '../ui/Screen.tsx'
import { When } from '../ui/When.tsx'
import styles from './OwedPanel.module.css'
import { words as leadWords } from './words.ts'

/** A lead that came back: who gave it back and why, and what the other side says to that. */
export function BackPanel({ lead }: { lead: LeadDetail }) {
  const { back } = lead
  if (!back) return null
  return (
    <Section title={words.panel} aside={<When at={back.at} />}>
      <p>{words.cameBack(back.rep.name, back.reason.name)}</p>
      <p className={styles.tried}>{words[back.appeal ?? back.answer ?? 'open']}</p>
      <div className={styles.log}>
        <ReturnActs lead={lead} back={back} section={leadWords.section} />
      </div>
    </Section>
  )
}
