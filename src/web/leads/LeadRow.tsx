import { Link } from '@tanstack/react-router'
import { memo, type CSSProperties } from 'react'
import type { ListedLead } from '#journey/lifecycle/contract.ts'
import { Owner } from '../ui/Face.tsx'
import { nameOf } from '../ui/format.ts'
import { Score } from '../ui/Score.tsx'
import { StageMark } from '../ui/StageMark.tsx'
import { Tag } from '../ui/Tag.tsx'
import { Due, When } from '../ui/When.tsx'
import { expectedOf, WorthFigure } from '../worth/WorthFigure.tsx'
import styles from './LeadTable.module.css'
import { words as bulk } from './bulk-words.ts'
import { words } from './words.ts'

interface LeadRowProps {
  lead: ListedLead
  index: number
  here: boolean
  chosen: boolean
  onChoose: (id: string) => void
  narrow: boolean
  place: CSSProperties
  onOpen: () => void
  onWhy: () => void
  /** the list goes by value: a card shows it in place of the score */
  byValue: boolean
}

// A row is drawn again only when something of it changed; its place is compared by value, because the virtualiser makes a new object each time.
export const LeadRow = memo(
  function LeadRow({
    lead,
    index,
    here,
    chosen,
    onChoose,
    narrow,
    place,
    onOpen,
    onWhy,
    byValue,
  }: LeadRowProps) {
    return (
      <div
        role="row"
        aria-rowindex={index + 2}
        className={narrow ? styles.card : styles.row}
        data-here={here || undefined}
        data-chosen={chosen || undefined}
        style={place}
        onClick={onOpen}
      >
        {narrow ? (
          <Card lead={lead} byValue={byValue} />
        ) : (
          <>
            <div role="cell" className={styles.choose} onClick={(event) => event.stopPropagation()}>
              <input
                type="checkbox"
                aria-label={bulk.choose(nameOf(lead))}
                checked={chosen}
                onChange={() => onChoose(lead.id)}
              />
            </div>
            <Cells lead={lead} onWhy={onWhy} />
          </>
        )}
      </div>
    )
  },
  (a, b) =>
    a.lead === b.lead &&
    a.here === b.here &&
    a.chosen === b.chosen &&
    a.onChoose === b.onChoose &&
    a.narrow === b.narrow &&
    a.byValue === b.byValue &&
    a.index === b.index &&
    a.place.transform === b.place.transform,
)

function Cells({ lead, onWhy }: { lead: ListedLead; onWhy: () => void }) {
  return (
    <>
      <div role="cell" className={styles.cell} data-column="name">
        <NameLink lead={lead} />
        <span className={styles.under}>{lead.title ?? lead.email}</span>
      </div>
      <div role="cell" className={styles.cell}>
        {lead.company ?? <span className={styles.none}>—</span>}
      </div>
      <div role="cell" className={styles.cell}>
        <StageMark stage={lead.stage} />
      </div>
      <div role="cell" className={styles.cell} data-column="score">
        <Score score={lead.score} fit={lead.fit} engagement={lead.engagement} />
      </div>
      <div role="cell" className={styles.cell} data-column="value">
        <WorthFigure worth={lead.worth} name={nameOf(lead)} onWhy={onWhy} />
      </div>
      <div role="cell" className={styles.cell}>
        <Owner owner={lead.owner} />
      </div>
      <div role="cell" className={styles.cell} data-column="nextStep">
        <span className={styles.step}>{lead.nextStep.what}</span>
        <span className={styles.under}>
          <Due at={lead.nextStep.due} />
        </span>
      </div>
      <div role="cell" className={styles.cell} data-column="source">
        {lead.source ?? <span className={styles.none}>—</span>}
      </div>
      <div role="cell" className={styles.cell} data-column="activity">
        <When at={lead.lastActivityAt} />
      </div>
    </>
  )
}

function Card({ lead, byValue }: { lead: ListedLead; byValue: boolean }) {
  return (
    <div role="cell" className={styles.cardBody}>
      <div className={styles.cardLine}>
        <NameLink lead={lead} />
        <span className={styles.cardCompany}>{lead.company}</span>
        <span className={styles.cardScore}>{byValue ? expectedOf(lead.worth) : lead.score}</span>
      </div>
      <div className={styles.cardLine}>
        <StageMark stage={lead.stage} />
        <span className={styles.cardStep}>{lead.nextStep.what}</span>
        <Due at={lead.nextStep.due} />
      </div>
    </div>
  )
}

function NameLink({ lead }: { lead: ListedLead }) {
  return (
    <span className={styles.nameLine}>
      <Link
        to="/leads/$id"
        params={{ id: lead.id }}
        className={styles.name}
        preload={false}
        onClick={(event) => event.stopPropagation()}
      >
        {nameOf(lead)}
      </Link>
      {lead.pass > 1 && <Tag>{words.pass(lead.pass)}</Tag>}
    </span>
  )
}

export function RowShade({ place, narrow }: { place: CSSProperties; narrow: boolean }) {
  return (
    <div className={narrow ? styles.card : styles.row} style={place} aria-hidden="true">
      {Array.from({ length: narrow ? 1 : 9 }, (_, i) => (
        <div key={i} className={styles.cell}>
          <span className={styles.shade} />
        </div>
      ))}
    </div>
  )
}
