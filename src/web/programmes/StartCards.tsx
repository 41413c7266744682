import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { DraftView } from '#journey/nurture/contract.ts'
import { post } from '../data/request.ts'
import { Oops } from '../ui/Oops.tsx'
import { choicesQuery } from './data.ts'
import styles from './Programmes.module.css'
import { idFor, startOf, STARTS, type Start } from './starts.ts'
import { startWords } from './start-words.ts'

/** One press, and the programme stands on the drawing. */
export function StartCards({ taken }: { taken: readonly string[] }) {
  const navigate = useNavigate()
  const client = useQueryClient()
  const choices = useQuery(choicesQuery).data
  const create = useMutation({
    mutationFn: (start: Start) => {
      const document = startOf(start, choices!)
      return post<DraftView>('/programmes', { id: idFor(document.name, taken), document })
    },
    onSuccess: async ({ programme }) => {
      await client.invalidateQueries({ queryKey: ['programmes'] })
      await navigate({ to: '/programmes/$id', params: { id: programme }, search: { of: 'draft' } })
    },
  })
  return (
    <>
      <ul className={styles.starts}>
        {STARTS.map((start) => (
          <li key={start}>
            <button
              type="button"
              className={styles.start}
              disabled={!choices || create.isPending}
              onClick={() => create.mutate(start)}
            >
              <b>{startWords[start].name}</b>
              <span>{startWords[start].about}</span>
            </button>
          </li>
        ))}
      </ul>
      <Oops error={create.error} />
    </>
  )
}
