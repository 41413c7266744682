import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { FormFrame } from '../lead/FormFrame.tsx'
import { Note } from '../ui/Note.tsx'
import { Bars } from '../ui/States.tsx'
import { Segments } from '../ui/Toggle.tsx'
import { previewQuery, useMerge } from './data.ts'
import styles from './Merging.module.css'
import { Sides, titleOf } from './Sides.tsx'
import { words } from './words.ts'

interface MergePreviewProps {
  pair: readonly [string, string]
  /** how each of the two is called where it is chosen which goes on */
  labels: readonly [string, string]
  onClose: () => void
  /** told the lead that goes on */
  onMerged: (survivor: string) => void
}

/** Both as they stand, and the one that would come of them; either can be the one that goes on. */
export function MergePreview({ pair: [first, second], labels, onClose, onMerged }: MergePreviewProps) {
  const [survivor, setSurvivor] = useState(first)
  const pair = { act: 'merge' as const, survivor, lead: survivor === first ? second : first }
  const { data, error } = useQuery(previewQuery(pair))
  const merge = useMerge(words.merged, (answer) => onMerged(answer.survivor.id))
  return (
    <FormFrame
      busy={merge.isPending}
      disabled={!data}
      submit={words.merge}
      onClose={onClose}
      onSubmit={() => merge.mutate(pair)}
    >
      <Segments
        label={words.which}
        value={survivor}
        options={[
          { value: first, label: labels[0] },
          { value: second, label: labels[1] },
        ]}
        onChange={setSurvivor}
      />
      {error && <Note tone="bad">{error.message}</Note>}
      {!data && !error && <Bars rows={5} />}
      {data && (
        <>
          <p>{words.keeps(titleOf(data.before.survivor))}</p>
          <Sides
            sides={[
              [words.before, data.before.survivor],
              [words.other, data.before.other],
              [words.after, data.survivor],
            ]}
          />
        </>
      )}
      <p className={styles.small}>{words.hint}</p>
    </FormFrame>
  )
}
