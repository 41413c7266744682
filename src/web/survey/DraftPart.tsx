import { useMutation } from '@tanstack/react-query'
import type { SurveyResult } from '#journey/survey/contract.ts'
import { PERSON_KEY, post } from '../data/request.ts'
import { Button } from '../ui/Button.tsx'
import { percent, points } from '../ui/format.ts'
import { IconDownload, IconWriting } from '../ui/icons.ts'
import { toast } from '../ui/toast.ts'
import result from './Result.module.css'
import { words } from './result-words.ts'

interface DraftPartProps {
  id: string
  title: string
  changes: NonNullable<SurveyResult['draft']>['changes']
}

/** The points that the answers speak for, and the agreement with them as a draft. */
export function DraftPart({ id, title, changes }: DraftPartProps) {
  const file = useMutation({
    mutationFn: async () =>
      post('/agreements/drafts', { title: title.slice(0, 200), text: await draftText(id) }),
    onSuccess: () => toast({ text: words.drafted, tone: 'good' }),
    onError: () => toast({ text: words.draftFailed, tone: 'bad' }),
  })
  const download = useMutation({
    mutationFn: async () => save(await draftText(id)),
    onError: () => toast({ text: words.draftFailed, tone: 'bad' }),
  })
  return (
    <section className={result.part}>
      <h2>{words.draft}</h2>
      <p className={result.quiet}>{changes.length > 0 ? words.draftHint : words.noChanges}</p>
      {changes.length > 0 && (
        <>
          <div className={result.frame} tabIndex={0} role="region" aria-label={words.draft}>
            <table className={result.table}>
              <thead>
                <tr>
                  <th scope="col">{words.rule}</th>
                  <th scope="col" className={result.number}>
                    {words.points}
                  </th>
                  <th scope="col" className={result.number}>
                    {words.with}
                  </th>
                  <th scope="col" className={result.number}>
                    {words.without}
                  </th>
                </tr>
              </thead>
              <tbody>
                {changes.map((change) => (
                  <tr key={change.rule}>
                    <th scope="row">{change.label}</th>
                    <td className={result.number}>
                      <span className={result.was}>{points(change.from)}</span> →{' '}
                      <b data-up={change.to > change.from || undefined} className={result.now}>
                        {points(change.to)}
                      </b>
                    </td>
                    <td className={result.number}>{percent(change.with.leads / change.with.of)}</td>
                    <td className={result.number}>{percent(change.without.leads / change.without.of)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <div className={result.actions}>
            <Button
              look="primary"
              icon={<IconWriting size={15} />}
              busy={file.isPending}
              onClick={() => file.mutate()}
            >
              {words.openDraft}
            </Button>
            <Button
              icon={<IconDownload size={15} />}
              busy={download.isPending}
              onClick={() => download.mutate()}
            >
              {words.download}
            </Button>
          </div>
        </>
      )}
    </section>
  )
}

async function draftText(id: string): Promise<string> {
  const person = localStorage.getItem(PERSON_KEY)
  const response = await fetch(`/api/surveys/${id}/draft.yaml`, {
    headers: person ? { 'Baton-Person': person } : {},
  })
  if (!response.ok) throw new Error(`the server answered ${response.status}`)
  return response.text()
}

function save(text: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/yaml' }))
  link.download = 'agreement-draft.yaml'
  link.click()
  URL.revokeObjectURL(link.href)
}
