import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { inForce, versionsQuery } from './data.ts'
import styles from './Versions.module.css'

interface CompareLinkProps {
  /** `version:N` or `draft:ID`, set beside the one in force */
  to: string
  label: string
  children: ReactNode
}

export function CompareLink({ to, label, children }: CompareLinkProps) {
  const current = inForce(useQuery(versionsQuery).data)
  return (
    <Link
      to="/agreement/compare"
      search={{ from: current && `version:${current.version}`, to }}
      className={styles.tool}
      aria-label={label}
      title={label}
    >
      {children}
    </Link>
  )
}
