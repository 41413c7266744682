import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { DuplicateView } from '#journey/duplicates/contract.ts'
import { useMay } from '../data/session.ts'
import { previewQuery } from '../merging/data.ts'
import { titleOf } from '../merging/Sides.tsx'
import { Button } from '../ui/Button.tsx'
import { useShortcuts } from '../ui/keys.ts'
import { Note } from '../ui/Note.tsx'
import { When } from '../ui/When.tsx'
import { nameOfPair, useDecide, type Decision } from './data.ts'
import styles from './Duplicates.module.css'
import { PairTable } from './PairTable.tsx'
import { TakeBack } from './TakeBack.tsx'
import { Weights } from './Weights.tsx'
import { words } from './words.ts'

interface PairShownProps {
  one: DuplicateView
  items: DuplicateView[]
  onFocus: (pair: string | undefined) => void
}

const ACTS: { decision: Decision; key: string; label: string }[] = [
  { decision: 'same', key: 'y', label: words.same },
  { decision: 'different', key: 'n', label: words.different },
  { decision: 'later', key: 'l', label: words.later },
]

/** Two leads side by side with what would come of them, and what speaks for their being one. */
export function PairShown({ one, items, onFocus }: PairShownProps) {
  const navigate = useNavigate()
  const works = useMay('work')
  const decide = useDecide()
  const [survivor, setSurvivor] = useState(one.survivor)
  const stays = survivor === one.lead.id ? one.lead : one.other
  const goes = stays === one.lead ? one.other : one.lead
  const undecided = one.decided === null
  const preview = useQuery({
    ...previewQuery({ act: 'merge', survivor: stays.id, lead: goes.id }),
    enabled: undecided && works,
  })
  const at = items.indexOf(one)
  const focusOn = (place: number) => {
    const next = items[place]
    if (next) onFocus(nameOfPair(next))
  }
  const say = (decision: Decision) => {
    const next = items[at + 1] ?? items[at - 1]
    decide(one, decision, survivor, words.saids[decision])
    onFocus(next && nameOfPair(next))
  }
  const swap = () => setSurvivor(goes.id)
  const acts = works && undecided ? ACTS : []
  useShortcuts(words.title, [
    { keys: 'j', does: words.keys.next, run: () => focusOn(at + 1) },
    { keys: 'k', does: words.keys.previous, run: () => focusOn(at - 1) },
    {
      keys: 'o',
      does: words.keys.open,
      run: () => void navigate({ to: '/leads/$id', params: { id: stays.id } }),
    },
    ...acts.map(({ decision, key, label }) => ({ keys: key, does: label, run: () => say(decision) })),
    ...(acts.length > 0 ? [{ keys: 's', does: words.swap, run: swap }] : []),
  ])
  return (
    <section className={styles.shown} aria-label={`${titleOf(one.lead)}, ${titleOf(one.other)}`}>
      <div>
        <h2 className={styles.title}>
          <Link to="/leads/$id" params={{ id: stays.id }}>
            {titleOf(stays)}
          </Link>
        </h2>
        <p className={styles.less}>{words.chanceLong(words.chance(one.chance))}</p>
      </div>
      {one.decided ? (
        <div className={styles.actions}>
          <span>
            {words.was[one.state === 'same' ? 'same' : 'different'](one.decided.by.name)},{' '}
            <When at={one.decided.at} />
          </span>
          {works && <TakeBack pair={one} />}
        </div>
      ) : works ? (
        <div className={styles.actions}>
          {acts.map(({ decision, key, label }) => (
            <Button
              key={decision}
              look={decision === 'same' ? 'primary' : 'plain'}
              hint={key}
              onClick={() => say(decision)}
            >
              {label}
            </Button>
          ))}
          <Button look="quiet" hint="s" onClick={swap}>
            {words.swap}
          </Button>
          {one.until !== null && (
            <span className={styles.less}>
              {words.putOff} <When at={one.until} />
            </span>
          )}
        </div>
      ) : (
        <p className={styles.less}>{words.notYours}</p>
      )}
      {preview.error && <Note tone="bad">{preview.error.message}</Note>}
      <PairTable stays={stays} goes={goes} merged={undecided ? (preview.data?.survivor ?? null) : null} />
      <Weights parts={one.parts} />
    </section>
  )
}
