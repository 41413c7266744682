import { useRef } from 'react'
import { Button, IconButton } from '../../ui/Button.tsx'
import { IconArrowBackUp, IconDots, IconDownload, IconUpload } from '../../ui/icons.ts'
import { Menu } from '../../ui/Menu.tsx'
import { toast } from '../../ui/toast.ts'
import { saveText } from '../files.ts'
import styles from './Editor.module.css'
import type { useWriting } from './use-writing.ts'
import { editorWords as words } from './words.ts'

interface EditorBarProps {
  writing: ReturnType<typeof useWriting>
  dirty: boolean
  saving: boolean
  onSave: () => void
  onPropose: () => void
}

export function EditorBar({ writing, dirty, saving, onSave, onPropose }: EditorBarProps) {
  const file = useRef<HTMLInputElement>(null)
  const upload = async (chosen: File | undefined) => {
    if (!chosen) return
    writing.replace(new TextDecoder('utf-8', { ignoreBOM: true }).decode(await chosen.arrayBuffer()))
    toast({ text: words.uploaded, tone: 'plain' })
  }
  return (
    <>
      <span className={styles.state} role="status">
        {saving ? words.saving : dirty ? words.unsaved : words.saved}
      </span>
      <span className={styles.steps}>
        <IconButton label={words.undo} className={styles.step ?? ''} onClick={writing.undo}>
          <IconArrowBackUp size={16} data-off={!writing.canUndo || undefined} />
        </IconButton>
        <IconButton label={words.redo} className={styles.redo ?? ''} onClick={writing.redo}>
          <IconArrowBackUp size={16} data-off={!writing.canRedo || undefined} />
        </IconButton>
      </span>
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
      <Menu
        entries={[
          {
            label: words.download,
            icon: <IconDownload size={15} />,
            run: () => saveText(writing.text, 'agreement.yaml'),
          },
          { label: words.upload, icon: <IconUpload size={15} />, run: () => file.current?.click() },
        ]}
        target={
          <IconButton label={words.more} tip={false}>
            <IconDots size={17} />
          </IconButton>
        }
      />
      <Button disabled={!dirty} busy={saving} onClick={onSave}>
        {words.save}
      </Button>
      <Button look="primary" disabled={writing.problems.length > 0} onClick={onPropose}>
        {words.propose}
      </Button>
    </>
  )
}
