import { useMemo, useState } from 'react'
import {
  conditionFields,
  conditionInWords,
  conditionProblems,
  parseCondition,
  printCondition,
  type Condition,
  type ConditionPlace,
} from '#journey/agreement/editing.contract.ts'
import { lawWords } from '../spoken-law.ts'
import { asGroup, plainTree, type Group } from './condition-tree.ts'
import { GroupView } from './ConditionGroup.tsx'
import styles from './Condition.module.css'
import { useEditing } from './editing.ts'
import { Frame, ProseLine } from './inputs.tsx'
import { keyOf, textAt, type Path } from './values.ts'
import { editorWords as words } from './words.ts'

interface ConditionFieldProps {
  path: Path
  place: ConditionPlace
  label?: string
}

/** A condition of the file as groups and rows, with its words below. The file's text stays what is true. */
export function ConditionField({ path, place, label = words.condition }: ConditionFieldProps) {
  const { value, document, edit } = useEditing()
  const text = textAt(value, path)
  // a group of one is a thing of the form only: it lives here for as long as the text is the one that it was printed to
  const [mine, setMine] = useState<{ text: string; tree: Group } | null>(null)
  const parsed = useMemo(() => parseCondition(text), [text])
  const fields = useMemo(
    () => (document ? conditionFields(document, place, lawWords) : []),
    [document, place],
  )
  if ('fault' in parsed || !document) {
    return (
      <ProseLine
        path={path}
        label={label}
        rows={3}
        {...('fault' in parsed && { hint: `${words.unparsed} ${lawWords.finding(parsed.fault.message)}` })}
      />
    )
  }
  const tree = mine?.text === text ? mine.tree : asGroup(parsed.tree)
  const change = (next: Group) => {
    const plain: Condition = plainTree(next)
    const printed = printCondition(plain, text)
    if (printed === text || edit({ do: 'condition', path, tree: plain }, keyOf(path)))
      setMine({ text: printed, tree: next })
  }
  const [fault] = conditionProblems(document, place, text)
  return (
    <Frame label={label} path={path} error={fault ? lawWords.finding(fault.message) : null}>
      {({ id }) => (
        <div id={id} role="group" aria-label={label} className={styles.builder}>
          <GroupView group={tree} fields={fields} onChange={change} onRemove={null} />
          <p className={styles.words} aria-live="polite">
            <span>{words.holdsIf}</span> {conditionInWords(document, place, text, lawWords)}
          </p>
        </div>
      )}
    </Frame>
  )
}
