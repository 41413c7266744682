import type { UseQueryResult } from '@tanstack/react-query'
import type { MergeAnswer } from '#journey/merging/contract.ts'
import { Note } from '../ui/Note.tsx'
import { Bars } from '../ui/States.tsx'
import styles from './Merging.module.css'
import { Sides, titleOf } from './Sides.tsx'
import { words } from './words.ts'

/** Both as they stand, and the one that would come of them. */
export function MergePreview({ preview: { data, error } }: { preview: UseQueryResult<MergeAnswer> }) {
  return (
    <>
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
    </>
  )
}
