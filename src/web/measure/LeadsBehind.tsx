import { Link } from '@tanstack/react-router'
import type { ComponentProps, ReactNode } from 'react'
import rows from '../team/Rows.module.css'
import { Csv } from '../ui/Csv.tsx'
import { nameOf } from '../ui/format.ts'
import { IconChartFunnel, IconChevronRight } from '../ui/icons.ts'
import { Paged, type Pages } from '../ui/Paged.tsx'
import { Screen } from '../ui/Screen.tsx'
import { Empty } from '../ui/States.tsx'
import { Filters, type FiltersProps } from './Filters.tsx'
import styles from './LeadsBehind.module.css'
import { words as all } from './words.ts'

const words = all.behind

interface BehindProps<Lead> {
  /** the link to the screen that the figure stands on */
  back: ReactNode
  title?: string
  /** which figure it is */
  which: ReactNode
  csv: ComponentProps<typeof Csv>
  filters: FiltersProps
  of: Pages<Lead>
  /** what the list says that nobody asked a figure of, or that holds nobody */
  empty?: ReactNode
  children: (leads: Lead[]) => ReactNode
}

/** The leads behind a figure, whichever it is: where one came from, which it is, the same filters, then a row each. */
export function LeadsBehind<Lead>(props: BehindProps<Lead>) {
  const { back, title = words.title, which, csv, filters, of, empty, children } = props
  return (
    <Screen
      title={
        <span className={styles.trail}>
          {back}
          <IconChevronRight size={14} aria-hidden="true" />
          <span>{title}</span>
        </span>
      }
      aside={which}
      actions={<Csv {...csv} />}
      bar={<Filters {...filters} />}
    >
      <div className={rows.frame}>
        <Paged of={of} failed={words.failed} bars={10} empty={empty || <NoLead />}>
          {children}
        </Paged>
      </div>
    </Screen>
  )
}

function NoLead() {
  return (
    <Empty icon={<IconChartFunnel size={22} />} title={words.empty}>
      {words.emptyHint}
    </Empty>
  )
}

/** A name each, or the name of a column of numbers. */
type Column = string | { figure: string }

/** `label`: what the rows are, for who cannot see that it scrolls. */
export function LeadTable({
  label = words.title,
  columns,
  children,
}: {
  label?: string
  columns: Column[]
  children: ReactNode
}) {
  // prettier-ignore
  return (
    <div className={rows.scroll} tabIndex={0} role="region" aria-label={label}>
      <table className={rows.table}>
        <thead>
          <tr>
            {columns.map((column) =>
              typeof column === 'string' ? (
                <th key={column} scope="col">
                  {column}
                </th>
              ) : (
                <th key={column.figure} scope="col" className={rows.figure}>
                  {column.figure}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  )
}

type Known = Parameters<typeof nameOf>[0] & {
  id: string
  /** which time it came round; left out where that makes no difference */
  pass?: number
}

/** A row's head: who it is, of which company, in which pass. */
export function LeadHead({ of }: { of: Known }) {
  const { id, name, company, pass = 1 } = of
  return (
    <th scope="row">
      <Link to="/leads/$id" params={{ id }} className={rows.lead}>
        {nameOf(of)}
      </Link>
      {name !== null && company && <span className={rows.company}>{company}</span>}
      {pass > 1 && <span className={rows.company}>{words.pass(String(pass))}</span>}
    </th>
  )
}

/** A cell of a column of numbers; what stands below one another on a phone says there what it is. */
export function Figure({ label, children }: { label: string; children: ReactNode }) {
  return (
    <td className={rows.figure} data-label={label}>
      {children}
    </td>
  )
}

/** Where a lead came from: source, and campaign where one is known. */
export function Source({
  of: { source, campaign },
}: {
  of: { source: string | null; campaign?: string | null }
}) {
  // prettier-ignore
  const said = [source, campaign].filter(Boolean).join(' · ')
  return (
    <td className={rows.text} data-none={said === '' || undefined} title={said}>
      {said === '' ? '–' : said}
    </td>
  )
}
