import { getRouteApi } from '@tanstack/react-router'
import { useMemo, useRef, useState } from 'react'
import type { DraftView } from '#journey/agreement/life/contract.ts'
import type { Problem } from '#journey/agreement/editing.contract.ts'
import { useShortcuts } from '../../ui/keys.ts'
import { Screen } from '../../ui/Screen.tsx'
import { Segments } from '../../ui/Toggle.tsx'
import { Beside } from './Beside.tsx'
import { EditingContext, type Editing } from './editing.ts'
import { EditorBar } from './EditorBar.tsx'
import styles from './Editor.module.css'
import { PartList } from './PartList.tsx'
import { PartView } from './PartView.tsx'
import { Problems } from './Problems.tsx'
import { ProposeDialog } from './ProposeDialog.tsx'
import { RaceDialog } from './RaceDialog.tsx'
import { TitleField } from './TitleField.tsx'
import { useGoing } from './use-going.ts'
import { useSaving } from './use-saving.ts'
import { useWriting } from './use-writing.ts'
import { editorWords as words } from './words.ts'
import { YamlPart } from './YamlPart.tsx'

const route = getRouteApi('/agreement/drafts/$id')

/** A draft: the form over its file in the middle, its pages at the left, what it changes and would have done at the right. */
export function Editor({ draft }: { draft: DraftView }) {
  const { beside = 'changes' } = route.useSearch()
  const navigate = route.useNavigate()
  const writing = useWriting(draft.text)
  const { text, value, problems, warnings } = writing
  const saving = useSaving(draft, text)
  const [proposing, setProposing] = useState(false)
  const [line, setLine] = useState<{ at: number; nonce: number } | null>(null)
  const form = useRef<HTMLDivElement>(null)
  const { part, target, go, show } = useGoing(value, form)
  const save = () => {
    // the field that has the focus writes its last letters first
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    setTimeout(() => latest.current(), 0)
  }
  const latest = useRef(() => undefined as void)
  latest.current = () => {
    if (saving.dirty && !saving.save.isPending) saving.save.mutate({})
  }
  useShortcuts(words.keys, [
    { keys: 'mod+s', does: words.save, run: save },
    { keys: 'mod+z', does: words.undo, run: writing.undo },
    { keys: 'mod+y', does: words.redo, run: writing.redo },
  ])
  const goTo = (problem: Problem) => {
    if (problem.path === '' || value === undefined) {
      show('yaml')
      setLine((before) => ({ at: problem.line, nonce: (before?.nonce ?? 0) + 1 }))
    } else go(problem.path)
  }
  const editing = useMemo<Editing>(
    () => ({ value, document: writing.document, problems, edit: writing.edit, target, go, show }),
    [value, writing.document, problems, writing.edit, target, go, show],
  )
  const page = value === undefined ? 'yaml' : part
  return (
    <Screen
      title={<TitleField draft={saving.saved} onSave={(title) => saving.save.mutate({ title })} />}
      actions={
        <EditorBar
          writing={writing}
          dirty={saving.dirty}
          saving={saving.save.isPending}
          onSave={save}
          onPropose={() => setProposing(true)}
        />
      }
      fixed
    >
      <EditingContext value={editing}>
        <div className={styles.editor} data-beside={beside}>
          <PartList value={value} problems={problems} part={page} onShow={show} />
          <div className={styles.form} ref={form} tabIndex={-1}>
            <Problems problems={problems} warnings={warnings} onGo={goTo} />
            {page === 'yaml' ? (
              <YamlPart text={text} problems={problems} onWrite={writing.write} line={line} />
            ) : (
              <PartView part={page} />
            )}
          </div>
          <aside className={styles.beside} aria-label={words.beside}>
            <Segments
              label={words.beside}
              value={beside}
              options={[
                { value: 'changes', label: words.changes },
                { value: 'what-if', label: words.whatIf },
                { value: 'none', label: words.nothing },
              ]}
              onChange={(next) =>
                void navigate({
                  search: (search) => ({ ...search, beside: next === 'changes' ? undefined : next }),
                  replace: true,
                })
              }
            />
            {beside !== 'none' && (
              <Beside text={writing.of} faulty={problems.length > 0} shows={beside} onGo={go} />
            )}
          </aside>
        </div>
      </EditingContext>
      {saving.race && (
        <RaceDialog
          race={saving.race}
          mine={text}
          onTheirs={() => {
            if (!saving.race) return
            writing.replace(saving.race.theirs.text)
            saving.settle(saving.race.theirs)
          }}
        />
      )}
      {proposing && (
        <ProposeDialog
          draft={saving.saved}
          text={text}
          save={() => (saving.dirty ? saving.save.mutateAsync({}) : Promise.resolve(saving.saved))}
          edit={writing.edit}
          onClose={() => setProposing(false)}
        />
      )}
    </Screen>
  )
}
