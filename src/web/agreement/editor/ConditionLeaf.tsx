import type { ConditionField, Operator } from '#journey/agreement/editing.contract.ts'
import { IconButton } from '../../ui/Button.tsx'
import { IconX } from '../../ui/icons.ts'
import { leafOf, nameOf, operatorOf, type Leaf } from './condition-tree.ts'
import { LeafValue, Rested } from './ConditionValue.tsx'
import styles from './Condition.module.css'
import { editorWords as words } from './words.ts'

interface LeafViewProps {
  leaf: Leaf
  fields: readonly ConditionField[]
  onChange: (leaf: Leaf) => void
  onRemove: (() => void) | null
}

/** One row: what is looked at, how, and the value, each as the field allows it. */
export function LeafView({ leaf, fields, onChange, onRemove }: LeafViewProps) {
  const name = nameOf(leaf)
  const field = fields.find((one) => one.name === name)
  const op = operatorOf(leaf)
  return (
    <div className={styles.leaf}>
      {leaf.is === 'text' ? (
        <Rested
          label={words.cel}
          value={leaf.cel}
          mono
          onChange={(cel) => cel.trim() !== '' && onChange({ is: 'text', cel })}
        />
      ) : (
        <>
          <select
            className={styles.name}
            aria-label={words.what}
            value={name ?? ''}
            onChange={(event) => {
              const next = fields.find((one) => one.name === event.currentTarget.value)
              if (next) onChange(leafOf(next, op ?? undefined, leaf))
            }}
          >
            {!field && <option value={name ?? ''}>{name}</option>}
            {grouped(fields).map(([group, members]) => (
              <optgroup key={group} label={group}>
                {members.map((one) => (
                  <option key={one.name} value={one.name}>
                    {one.label}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
          {field && (
            <select
              className={styles.op}
              aria-label={words.how}
              value={op ?? ''}
              onChange={(event) => onChange(leafOf(field, event.currentTarget.value as Operator, leaf))}
            >
              {!field.operators.some((one) => one.op === op) && <option value={op ?? ''}>{op}</option>}
              {field.operators.map((one) => (
                <option key={one.op} value={one.op}>
                  {one.label}
                </option>
              ))}
            </select>
          )}
          <LeafValue leaf={leaf} field={field} onChange={onChange} />
        </>
      )}
      {onRemove && (
        <IconButton label={words.removeCondition} onClick={onRemove}>
          <IconX size={14} />
        </IconButton>
      )}
    </div>
  )
}

function grouped(fields: readonly ConditionField[]): [string, ConditionField[]][] {
  const groups = new Map<string, ConditionField[]>()
  for (const field of fields) groups.set(field.group, [...(groups.get(field.group) ?? []), field])
  return [...groups]
}
