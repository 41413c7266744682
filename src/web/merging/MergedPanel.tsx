import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { FieldOrigin, MergeHistory } from '#journey/merging/contract.ts'
import type { LeadDetail } from '#journey/lifecycle/contract.ts'
import { useMay } from '../data/session.ts'
import { FormFrame } from '../lead/FormFrame.tsx'
import { Button } from '../ui/Button.tsx'
import { plain } from '../ui/format.ts'
import { Note } from '../ui/Note.tsx'
import { Dialog } from '../ui/Overlay.tsx'
import { Section } from '../ui/Screen.tsx'
import { Bars } from '../ui/States.tsx'
import { When } from '../ui/When.tsx'
import { mergesQuery, previewQuery, useMerge } from './data.ts'
import styles from './Merging.module.css'
import { Sides, titleOf } from './Sides.tsx'
import { words } from './words.ts'

/** Who goes on in this lead, where its details are from, and the way back. Nothing where there never was a merge. */
export function MergedPanel({ lead }: { lead: LeadDetail }) {
  const { data } = useQuery(mergesQuery(lead.id, lead.entries))
  const [undoes, setUndoes] = useState<string | null>(null)
  const works = useMay('work')
  if (!data || (data.merged.length === 0 && data.past.length === 0)) return null
  const names = new Map(data.merged.map((one) => [one.lead, titleOf(one)]))
  const called = (id: string): string => (id === lead.id ? words.this : (names.get(id) ?? words.nameless))
  return (
    <Section title={words.panel}>
      <ul className={styles.list}>
        {data.merged.map((one) => (
          <li key={one.lead} className={styles.line}>
            <div>
              {titleOf(one)}
              <div className={styles.small}>
                {[one.company, one.email, one.phone].filter(Boolean).join(' · ')}
              </div>
              <div className={styles.small}>
                {words.since} <When at={one.at} /> {words.by(one.by.name)}
              </div>
            </div>
            {works && !lead.erased && <Button onClick={() => setUndoes(one.lead)}>{words.undo}</Button>}
          </li>
        ))}
      </ul>
      {data.merged.length > 0 && (
        <details>
          <summary>{words.fields}</summary>
          {data.fields.map((one) => (
            <Field key={one.field} one={one} called={called} />
          ))}
        </details>
      )}
      <Past past={data.past} called={called} />
      {undoes && <Undo lead={lead} other={undoes} onClose={() => setUndoes(null)} />}
    </Section>
  )
}

function Field({ one, called }: { one: FieldOrigin; called: (id: string) => string }) {
  return (
    <div className={styles.field}>
      {one.label}: {plain(one.value)}
      <div className={styles.small}>
        {words.came(called(one.lead))}, <When at={one.at} /> {words.by(one.by.name)}
      </div>
      {one.others.map((other) => (
        <div key={other.lead} className={styles.small}>
          {words.and(plain(other.value))} ({called(other.lead)}, <When at={other.at} />{' '}
          {words.by(other.by.name)})
        </div>
      ))}
    </div>
  )
}

function Past({ past, called }: { past: MergeHistory['past']; called: (id: string) => string }) {
  return (
    <details>
      <summary>{words.past}</summary>
      <ul className={styles.list}>
        {past.map((one) => (
          <li key={`${one.what} ${one.lead} ${one.at}`} className={styles.small}>
            {one.what === 'merged' ? words.wasMerged : words.wasUndone}: {called(one.lead)},{' '}
            <When at={one.at} /> {words.by(one.by.name)}
          </li>
        ))}
      </ul>
    </details>
  )
}

function Undo({ lead, other, onClose }: { lead: LeadDetail; other: string; onClose: () => void }) {
  const pair = { act: 'unmerge' as const, survivor: lead.id, lead: other }
  const { data, error } = useQuery(previewQuery(pair))
  const undo = useMerge(words.undone, onClose)
  return (
    <Dialog open title={words.undoTitle} width={680} onClose={onClose}>
      <FormFrame
        busy={undo.isPending}
        disabled={!data}
        submit={words.undoNow}
        onClose={onClose}
        onSubmit={() => undo.mutate(pair)}
      >
        <p>{words.undoHint}</p>
        {error && <Note tone="bad">{error.message}</Note>}
        {!data && !error && <Bars rows={5} />}
        {data?.other && (
          <Sides
            sides={[
              [words.before, data.before.survivor],
              [words.survivor, data.survivor],
              [words.parted, data.other],
            ]}
          />
        )}
      </FormFrame>
    </Dialog>
  )
}
