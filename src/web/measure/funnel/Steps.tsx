import { Link } from '@tanstack/react-router'
import { Fragment } from 'react'
import type { FunnelStep, FunnelView } from '#journey/measure/funnel/contract.ts'
import { day, number, percentTenth } from '../../ui/format.ts'
import { IconChevronDown, IconChevronRight } from '../../ui/icons.ts'
import { ShareBar } from '../../ui/ShareBar.tsx'
import { Tip } from '../../ui/Tip.tsx'
import { sharedOf, type FunnelSearch } from '../search.ts'
import { Difference } from './Difference.tsx'
import styles from './Funnel.module.css'
import { span } from './span.ts'
import { StepDetail } from './StepDetail.tsx'
import { words } from './words.ts'

interface StepsProps {
  view: FunnelView
  search: FunnelSearch
  onOpen: (stage: string | undefined) => void
}

/** The funnel: a row for each stage, and behind each number its leads. */
export function Steps({ view, search, onOpen }: StepsProps) {
  const most = Math.max(1, ...view.steps.map(({ entered }) => entered))
  const { against } = view
  return (
    <>
      {against?.from && against.to && (
        <p className={styles.faint}>
          {words.againsts[search.against ?? 'before']}: {words.againstAt(day(against.from), day(against.to))}
        </p>
      )}
      <div className={styles.scroll} tabIndex={0} role="region" aria-label={words.steps}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{words.stage}</th>
              <th scope="col" className={styles.wide}>
                {words.entered}
              </th>
              <th scope="col">{words.moved}</th>
              <th scope="col" className={styles.figure}>
                {words.median}
              </th>
              <th scope="col" className={styles.figure}>
                {words.p90}
              </th>
              <th scope="col" className={styles.figure}>
                {words.open}
              </th>
              <th scope="col" className={styles.figure}>
                {words.left}
              </th>
            </tr>
          </thead>
          <tbody>
            {view.steps.map((step, i) => {
              const open = search.open === step.stage
              return (
                <Fragment key={step.stage}>
                  <Row
                    step={step}
                    other={against?.steps.find(({ stage }) => stage === step.stage) ?? null}
                    most={most}
                    search={search}
                    open={open}
                    last={i === view.steps.length - 1}
                    onOpen={() => onOpen(open ? undefined : step.stage)}
                  />
                  {open && (
                    <tr className={styles.opened}>
                      <td colSpan={7}>
                        <StepDetail step={step} search={search} />
                      </td>
                    </tr>
                  )}
                </Fragment>
              )
            })}
          </tbody>
        </table>
      </div>
    </>
  )
}

interface RowProps {
  step: FunnelStep
  other: FunnelStep | null
  most: number
  search: FunnelSearch
  open: boolean
  last: boolean
  onOpen: () => void
}

function Row({ step, other, most, search, open, last, onOpen }: RowProps) {
  const Chevron = open ? IconChevronDown : IconChevronRight
  const behind = (came: string) => ({ ...sharedOf(search), stage: step.stage, came })
  const part = (n: number) => `${(n / most) * 100}%`
  return (
    <tr>
      <th scope="row">
        {last ? (
          <span className={styles.stage}>{step.name}</span>
        ) : (
          <button
            type="button"
            className={styles.stage}
            aria-expanded={open}
            aria-label={words.details(step.name)}
            onClick={onOpen}
          >
            <Chevron size={14} />
            {step.name}
          </button>
        )}
      </th>
      <td className={styles.wide} data-label={words.entered}>
        <span className={styles.bars} aria-hidden="true">
          <span className={styles.bar} style={{ width: part(step.entered) }}>
            <i data-what="moved" style={{ flexGrow: step.moved?.hits ?? step.entered }} />
            <i data-what="open" style={{ flexGrow: last ? 0 : step.open }} />
            <i data-what="left" style={{ flexGrow: last ? 0 : step.left.hits }} />
          </span>
          {other && <span className={styles.other} style={{ width: part(Math.min(most, other.entered)) }} />}
        </span>
        <Link to="/measure/leads" search={behind('entered')} className={styles.number}>
          {number(step.entered)}
        </Link>
        {other && <small className={styles.faint}>{number(other.entered)}</small>}
      </td>
      <td data-label={words.moved} data-none={step.moved === null || undefined}>
        {step.moved && (
          <Link to="/measure/leads" search={behind('moved')} className={styles.share}>
            <ShareBar of={step.moved} beside="counts" />
          </Link>
        )}
        {step.moved && other?.moved && <Difference now={step.moved} then={other.moved} />}
      </td>
      <Times of={step.median} label={words.median} entered={step.entered} />
      <Times of={step.p90} label={words.p90} entered={step.entered} />
      <td className={styles.figure} data-label={words.open} data-none={last || undefined}>
        {last ? null : (
          <Link to="/measure/leads" search={behind('open')}>
            {number(step.open)}
          </Link>
        )}
      </td>
      <td className={styles.figure} data-label={words.left} data-none={last || undefined}>
        {last ? null : step.left.hits === 0 ? (
          <span className={styles.faint}>0</span>
        ) : (
          <Link to="/measure/leads" search={behind('left')} className={styles.leak}>
            {number(step.left.hits)}
            <small>{step.left.share === null ? '' : percentTenth(step.left.share)}</small>
          </Link>
        )}
      </td>
    </tr>
  )
}

function Times({ of, label, entered }: { of: FunnelStep['median']; label: string; entered: number }) {
  if (of === null) return <td className={styles.figure} data-none />
  const end = (days: number | null) => (days === null ? words.unknownEnd : span(days))
  return (
    <td className={styles.figure} data-label={label} data-none={entered === 0 || undefined}>
      {of.days === null ? (
        <Tip label={words.notReachedHint}>
          <span className={styles.faint} tabIndex={0}>
            {words.notReached}
          </span>
        </Tip>
      ) : (
        <Tip label={words.interval(end(of.low), end(of.high))}>
          <span tabIndex={0}>{span(of.days)}</span>
        </Tip>
      )}
    </td>
  )
}
