import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import type { ImportPreview } from '#journey/capture/contract.ts'
import { previewQuery } from '../data/company.ts'
import { ProblemError, post } from '../data/request.ts'
import { Button } from '../ui/Button.tsx'
import { IconUpload } from '../ui/icons.ts'
import styles from './ImportsScreen.module.css'
import { words } from './words.ts'

export function DropFiles() {
  const [over, setOver] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const client = useQueryClient()
  const navigate = useNavigate()
  const upload = useMutation({
    mutationFn: (files: File[]) => post<ImportPreview>('/imports', formOf(files)),
    onSuccess: (preview) => {
      client.setQueryData(previewQuery(preview.id).queryKey, preview)
      void client.invalidateQueries({ queryKey: ['imports'] })
      void navigate({ to: '/imports/$id', params: { id: preview.id } })
    },
  })
  const take = (list: FileList | null) => {
    if (list && list.length > 0) upload.mutate([...list])
  }
  return (
    <div
      className={styles.drop}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        take(event.dataTransfer.files)
      }}
    >
      <IconUpload size={22} stroke={1.6} />
      <h2>{upload.isPending ? words.reading : words.drop}</h2>
      <p className={styles.hint}>{words.dropHint}</p>
      <Button look="primary" busy={upload.isPending} onClick={() => input.current?.click()}>
        {words.choose}
      </Button>
      <p className={styles.hint}>{words.withMapping}</p>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={words.choose}
        accept=".csv,.tsv,.txt,.xlsx,.yaml,.yml"
        onChange={(event) => take(event.currentTarget.files)}
      />
      {upload.isError && (
        <p className={styles.error} role="alert">
          {upload.error instanceof ProblemError ? upload.error.message : words.unreachable}
        </p>
      )}
    </div>
  )
}

function formOf(files: File[]): FormData {
  const form = new FormData()
  for (const file of files) form.append(/\.ya?ml$/i.test(file.name) ? 'mapping' : 'files', file)
  return form
}
