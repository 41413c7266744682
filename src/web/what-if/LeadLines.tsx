import { Link } from '@tanstack/react-router'
import type { ChangedLead } from '#journey/what-if/contract.ts'
import { day } from '../ui/format.ts'
import styles from './WhatIf.module.css'
import { words } from './words.ts'

export function LeadLines({ leads, none }: { leads: ChangedLead[]; none: string }) {
  if (leads.length === 0) return <p className={styles.hint}>{none}</p>
  return (
    <ul className={styles.leads}>
      {leads.map(({ id, name, at }) => (
        <li key={id}>
          <Link to="/leads/$id" params={{ id }} className={styles.leadLink}>
            <span>{name ?? words.noName}</span>
            <time dateTime={at}>{day(at)}</time>
          </Link>
        </li>
      ))}
    </ul>
  )
}
