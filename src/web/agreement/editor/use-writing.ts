import { useCallback, useDeferredValue, useMemo, useReducer, useRef } from 'react'
import {
  editDocumentAll,
  valueInDocument,
  type AgreementDocument,
  type Edit,
  type Problem,
} from '#journey/agreement/editing.contract.ts'
import { toast } from '../../ui/toast.ts'
import { readText } from '../reading.ts'
import { lawWords } from '../spoken-law.ts'
import { editorWords as words } from './words.ts'
import { begun, written } from './history.ts'

/** The text under the hands: edits, undo and redo, and what the compiler says of it, a moment behind the typing. */
export function useWriting(start: string) {
  const [state, step] = useReducer(written, start, begun)
  const { text } = state
  const latest = useRef(text)
  latest.current = text
  const edit = useCallback((edits: Edit | readonly Edit[], about: string | null = null): boolean => {
    const list = Array.isArray(edits) ? (edits as readonly Edit[]) : [edits as Edit]
    const edited = editDocumentAll(latest.current, list)
    if ('refused' in edited) {
      toast({ text: words.refused[edited.refused], tone: 'bad' })
      return false
    }
    latest.current = edited.text
    step({ do: 'write', text: edited.text, about, now: Date.now() })
    return true
  }, [])
  const value = useMemo(() => valueInDocument(text, []), [text])
  const checked = useChecked(text)
  return {
    text,
    value,
    ...checked,
    edit,
    write: (next: string) => step({ do: 'write', text: next, about: 'yaml', now: Date.now() }),
    replace: (next: string) => step({ do: 'write', text: next, about: null, now: Date.now() }),
    undo: () => step({ do: 'undo' }),
    redo: () => step({ do: 'redo' }),
    canUndo: state.past.length > 0,
    canRedo: state.future.length > 0,
  }
}

interface Checked {
  /** of which text this speaks */
  of: string
  problems: readonly Problem[]
  warnings: readonly Problem[]
  document: AgreementDocument | null
}

// Compiling costs ten frames: it waits for the text to be drawn, and is given up when the next letter comes.
function useChecked(text: string): Checked {
  const deferred = useDeferredValue(text)
  const good = useRef<AgreementDocument | null>(null)
  return useMemo(() => {
    const read = readText(deferred)
    if (read.ok) good.current = read.document
    return {
      of: deferred,
      problems: read.ok ? [] : read.problems.map(spoken),
      warnings: read.ok ? read.warnings.map(spoken) : [],
      document: good.current,
    }
  }, [deferred])
}

function spoken(problem: Problem): Problem {
  return { ...problem, message: lawWords.finding(problem.message) }
}
