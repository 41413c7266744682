import { useMutation } from '@tanstack/react-query'
import type { DuplicateView, UndoAnswer } from '#journey/duplicates/contract.ts'
import { post } from '../data/request.ts'
import { Button } from '../ui/Button.tsx'
import { toast } from '../ui/toast.ts'
import { useRenew } from './data.ts'
import { words } from './words.ts'

/** A decision taken back; one that was made together with others, alone or with all of them. */
export function TakeBack({ pair }: { pair: DuplicateView }) {
  const one = useTakeBack()
  const { bulk } = pair
  return (
    <>
      <Button busy={one.isPending} onClick={() => one.mutate({ lead: pair.lead.id, other: pair.other.id })}>
        {words.undo}
      </Button>
      {bulk !== null && (
        <Button look="quiet" busy={one.isPending} onClick={() => one.mutate({ bulk })}>
          {words.bulk.undo}
        </Button>
      )}
    </>
  )
}

export function useTakeBack() {
  const renew = useRenew()
  return useMutation({
    mutationFn: async (what: { lead: string; other: string } | { bulk: string }) => {
      let undone = 0
      for (;;) {
        const answer = await post<UndoAnswer>('/duplicates/undo', what)
        undone += answer.undone
        if (answer.left === 0) return undone
      }
    },
    onSuccess: (undone) => toast({ text: words.undone(undone), tone: 'good' }),
    onError: (error) => toast({ text: error.message, tone: 'bad' }),
    onSettled: renew,
  })
}
