import { useRef } from 'react'
import { Button, IconButton } from '../ui/Button.tsx'
import { TextField } from '../ui/Field.tsx'
import { IconPlus, IconTrash } from '../ui/icons.ts'
import { freeId } from './changes.ts'
import { Condition } from './Condition.tsx'
import type { Criterion } from './document.ts'
import { useDrawn } from './drawn.ts'
import { entryWords as words } from './entry-words.ts'
import styles from './Panel.module.css'

interface CriteriaProps {
  title: string
  hint: string
  of: Criterion[]
  most: number
  onChange: (next: Criterion[], about?: string) => void
}

/** Named conditions that must all hold. A name follows its condition until somebody writes one. */
export function Criteria({ title, hint, of, most, onChange }: CriteriaProps) {
  const { edit } = useDrawn()
  const written = useRef(new Map<string, string>())
  const put = (at: number, next: Criterion, about?: string) => onChange(of.with(at, next), about)
  const change = (at: number, one: Criterion, text: string, said: string) => {
    const own = one.label !== '' && one.label !== (written.current.get(one.id) ?? FIRST.label)
    const label = own ? one.label : said.slice(0, 200)
    if (!own) written.current.set(one.id, label)
    put(at, { ...one, if: text, label }, `${one.id}.if`)
  }
  const add = () => {
    const id = freeId(
      of.map((one) => one.id),
      'condition',
    )
    onChange([...of, { id, ...FIRST }])
  }
  return (
    <fieldset className={styles.field}>
      <legend>{title}</legend>
      <span className={styles.hint}>{hint}</span>
      <ul className={styles.list}>
        {of.map((one, i) => (
          <li key={one.id} className={styles.criterion}>
            <div className={styles.criterionHead}>
              <TextField
                label={words.conditionName}
                value={one.label}
                maxLength={200}
                onChange={(label) => put(i, { ...one, label }, `${one.id}.label`)}
              />
              {edit && (
                <IconButton
                  label={words.removeCondition(one.label)}
                  onClick={() => onChange(of.filter(({ id }) => id !== one.id))}
                >
                  <IconTrash size={15} />
                </IconButton>
              )}
            </div>
            <Condition text={one.if} onChange={(text, said) => change(i, one, text, said)} />
          </li>
        ))}
      </ul>
      {edit && of.length < most && (
        <div className={styles.acts}>
          <Button look="quiet" icon={<IconPlus size={15} />} onClick={add}>
            {words.addCondition}
          </Button>
        </div>
      )}
    </fieldset>
  )
}

const FIRST = { label: 'score.total >= 40', if: 'score.total >= 40' }
