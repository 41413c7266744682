import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { draftsQuery, useDraftStart } from './data.ts'
import { words } from './words.ts'

/** Opens the editor at a place of the contract: in the draft that was changed last, else in a new one of this version. */
export function useEditPlace(version: number): (path: string) => void {
  const navigate = useNavigate()
  const drafts = useQuery(draftsQuery).data
  const open = (id: string, at: string) =>
    void navigate({ to: '/agreement/drafts/$id', params: { id }, search: { at } })
  const start = useDraftStart(() => undefined)
  return (path) => {
    const latest = drafts?.toSorted((a, b) => (a.changed.at < b.changed.at ? 1 : -1))[0]
    if (latest) open(latest.id, path)
    else
      start.mutate(
        { title: words.newTitle(version), basedOn: version },
        { onSuccess: (draft) => open(draft.id, path) },
      )
  }
}
