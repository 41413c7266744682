import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import {
  conditionFields,
  conditionInWords,
  conditionProblems,
  parseCondition,
  printCondition,
} from '#journey/agreement/editing.contract.ts'
import { asGroup, plainTree, type Group } from '../agreement/editor/condition-tree.ts'
import builder from '../agreement/editor/Condition.module.css'
import { GroupView } from '../agreement/editor/ConditionGroup.tsx'
import { editorWords } from '../agreement/editor/words.ts'
import { readText } from '../agreement/reading.ts'
import { lawWords } from '../agreement/spoken-law.ts'
import { agreementQuery } from '../data/company.ts'
import { TextArea } from '../ui/Field.tsx'
import { Bars } from '../ui/States.tsx'
import { useDrawn } from './drawn.ts'
import styles from './Panel.module.css'

interface ConditionProps {
  text: string
  /** @param said the condition in words, as people read it */
  onChange: (text: string, said: string) => void
}

/** A condition as the agreement in force has them, built of rows and groups; what cannot be is written. */
export function Condition({ text, onChange }: ConditionProps) {
  const { edit } = useDrawn()
  const yaml = useQuery(agreementQuery).data?.yaml
  const document = useMemo(() => {
    const read = yaml === undefined ? null : readText(yaml)
    return read?.ok ? read.document : null
  }, [yaml])
  // a group of one is a thing of the form only: it lives here for as long as the text is the one that it was printed to
  const [mine, setMine] = useState<{ text: string; tree: Group } | null>(null)
  const parsed = useMemo(() => parseCondition(text), [text])
  const fields = useMemo(() => (document ? conditionFields(document, 'criterion', lawWords) : []), [document])
  if (!document) return <Bars rows={2} />
  const said = (of: string) => conditionInWords(document, 'criterion', of, lawWords)
  const [fault] = conditionProblems(document, 'criterion', text)
  if ('fault' in parsed)
    return (
      <TextArea
        mono
        label={editorWords.condition}
        value={text}
        error={fault && lawWords.finding(fault.message)}
        onChange={(next) => onChange(next, said(next))}
      />
    )
  if (edit === null) return <p className={styles.hint}>{said(text)}</p>
  const tree = mine?.text === text ? mine.tree : asGroup(parsed.tree)
  return (
    <div className={builder.builder} role="group" aria-label={editorWords.condition}>
      <GroupView
        group={tree}
        fields={fields}
        onRemove={null}
        onChange={(next) => {
          const printed = printCondition(plainTree(next), text)
          setMine({ text: printed, tree: next })
          if (printed !== text) onChange(printed, said(printed))
        }}
      />
      <p className={builder.words} aria-live="polite">
        <span>{editorWords.holdsIf}</span> {said(text)}
      </p>
      {fault && <p className={styles.wrong}>{lawWords.finding(fault.message)}</p>}
    </div>
  )
}
