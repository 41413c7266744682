import { Link } from '@tanstack/react-router'
import { Empty } from '../ui/States.tsx'
import { IconAlertTriangle } from '../ui/icons.ts'
import styles from './WhatIf.module.css'
import { words } from './words.ts'

/** Nothing is compared with a record that its own agreement does not lead to. */
export function NotReproduced({ detail, at }: { detail: string; at?: { lead: string; seq: number | null } }) {
  return (
    <div role="alert">
      <Empty icon={<IconAlertTriangle size={22} stroke={1.6} />} title={words.notReproduced}>
        <p>{detail}</p>
        {at && (
          <Link to="/leads/$id" params={{ id: at.lead }} className={styles.link}>
            {words.openLead}
          </Link>
        )}
      </Empty>
    </div>
  )
}
