import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { MergeAboveAnswer } from '#journey/duplicates/contract.ts'
import { post } from '../data/request.ts'
import { FormFrame } from '../lead/FormFrame.tsx'
import { percentTenth } from '../ui/format.ts'
import { Note } from '../ui/Note.tsx'
import { Dialog } from '../ui/Overlay.tsx'
import { Bars } from '../ui/States.tsx'
import { Segments } from '../ui/Toggle.tsx'
import { toast } from '../ui/toast.ts'
import { useRenew } from './data.ts'
import styles from './Duplicates.module.css'
import { useTakeBack } from './TakeBack.tsx'
import { words } from './words.ts'

const CHANCES = ['0.999', '0.99', '0.95', '0.9', '0.8']

/** First how many it would be, then all of them, in calls that each take seconds; one step takes all back. */
export function BulkMerge({ onClose }: { onClose: () => void }) {
  const [above, setAbove] = useState('0.99')
  const [done, setDone] = useState(0)
  const renew = useRenew()
  const takeBack = useTakeBack()
  const preview = useQuery({
    queryKey: ['merge-preview', 'above', above],
    queryFn: () => post<MergeAboveAnswer>('/duplicates/merge', { above: Number(above), preview: true }),
    placeholderData: keepPreviousData,
    gcTime: 0,
  })
  const pairs = preview.data?.pairs ?? 0
  const merge = useMutation({
    mutationFn: async () => {
      let bulk: string | undefined
      let merged = 0
      for (;;) {
        const answer: MergeAboveAnswer = await post<MergeAboveAnswer>('/duplicates/merge', {
          above: Number(above),
          ...(bulk === undefined ? {} : { bulk }),
        })
        bulk = answer.bulk ?? bulk
        merged += answer.merged
        setDone(merged)
        // of three that are alike the last waits until it was compared anew
        if (answer.merged === 0 || answer.left === 0) return { bulk, merged }
      }
    },
    onSuccess: ({ bulk, merged }) => {
      onClose()
      toast({
        text: words.bulk.done(merged),
        tone: 'good',
        stands: 20_000,
        ...(bulk === undefined || merged === 0
          ? {}
          : { action: { label: words.bulk.undo, run: () => takeBack.mutate({ bulk }) } }),
      })
    },
    onError: (error) => toast({ text: error.message, tone: 'bad' }),
    onSettled: renew,
  })
  return (
    <Dialog open title={words.bulk.title} onClose={onClose}>
      <FormFrame
        busy={merge.isPending}
        disabled={pairs === 0}
        submit={words.bulk.submit(pairs)}
        onClose={onClose}
        onSubmit={() => merge.mutate()}
      >
        <Segments
          label={words.bulk.above}
          value={above}
          options={CHANCES.map((value) => ({ value, label: percentTenth(Number(value)) }))}
          onChange={setAbove}
        />
        {preview.error && <Note tone="bad">{preview.error.message}</Note>}
        {preview.isPending ? (
          <Bars rows={1} />
        ) : (
          <p role="status">
            {merge.isPending
              ? words.bulk.going(done, pairs)
              : pairs === 0
                ? words.bulk.none
                : words.bulk.pairs(pairs)}
          </p>
        )}
        <p className={styles.less}>{words.bulk.hint}</p>
      </FormFrame>
    </Dialog>
  )
}
