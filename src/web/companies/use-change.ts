import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ProblemError } from '../data/request.ts'
import { toast } from '../ui/toast.ts'

/** One change to a company, then everything that shows companies is read anew. */
export function useChange() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ run }: { run: () => Promise<unknown>; done: string }) => run(),
    onSuccess: async (_answer, { done }) => {
      toast({ text: done, tone: 'good' })
      void client.invalidateQueries({ queryKey: ['companies'] })
      // under whichever of its names it was opened: a company that was joined answers as the other
      await client.invalidateQueries({ queryKey: ['company'] })
    },
    onError: (error) => {
      if (!(error instanceof ProblemError && Object.keys(error.fields).length > 0))
        toast({ text: error.message, tone: 'bad' })
    },
  })
}
