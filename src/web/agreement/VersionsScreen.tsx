import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useRef } from 'react'
import { Button } from '../ui/Button.tsx'
import { IconPlus, IconUpload } from '../ui/icons.ts'
import { Screen } from '../ui/Screen.tsx'
import { Bars, Failed } from '../ui/States.tsx'
import { draftsQuery, inForce, openProposal, useDraftStart, versionsQuery } from './data.ts'
import { DraftLines } from './DraftLines.tsx'
import { Pending } from './Pending.tsx'
import { Tabs } from './Tabs.tsx'
import { VersionLines } from './VersionLines.tsx'
import { versionsWords as words } from './versions-words.ts'
import styles from './Versions.module.css'

/** Every version from draft to superseded: what is before both sides on top, then what is being written, then what was. */
export function VersionsScreen() {
  const navigate = useNavigate()
  const versions = useQuery(versionsQuery)
  const drafts = useQuery(draftsQuery)
  const file = useRef<HTMLInputElement>(null)
  const start = useDraftStart(
    (draft) => void navigate({ to: '/agreement/drafts/$id', params: { id: draft.id }, search: {} }),
  )
  const current = inForce(versions.data)
  const open = openProposal(versions.data)
  const upload = async (chosen: File | undefined) => {
    if (!chosen) return
    // decoding as a stream would drop a byte order mark; what was uploaded must come back byte for byte
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await chosen.arrayBuffer())
    start.mutate({ title: chosen.name.replace(/\.ya?ml$/i, '') || chosen.name, text })
  }
  return (
    <Screen
      title={words.title}
      bar={<Tabs />}
      actions={
        <>
          <input
            ref={file}
            type="file"
            accept=".yaml,.yml"
            className="visually-hidden"
            tabIndex={-1}
            aria-label={words.upload}
            onChange={(event) => {
              void upload(event.currentTarget.files?.[0])
              event.currentTarget.value = ''
            }}
          />
          <Button icon={<IconUpload size={15} />} onClick={() => file.current?.click()}>
            {words.upload}
          </Button>
          <Button
            look="primary"
            icon={<IconPlus size={15} />}
            busy={start.isPending}
            disabled={!current}
            onClick={() => start.mutate({ title: words.newTitle(current?.version ?? 1) })}
          >
            {words.newDraft}
          </Button>
        </>
      }
    >
      {versions.error && !versions.data ? (
        <Failed what={words.failed} error={versions.error} retry={() => void versions.refetch()} />
      ) : !versions.data ? (
        <div className={styles.page}>
          <Bars rows={8} />
        </div>
      ) : (
        <div className={styles.page}>
          {open && <Pending of={open} />}
          <DraftLines drafts={drafts.data ?? []} />
          <VersionLines versions={versions.data} />
        </div>
      )}
    </Screen>
  )
}
