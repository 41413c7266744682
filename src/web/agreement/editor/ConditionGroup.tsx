import type { Condition, ConditionField } from '#journey/agreement/editing.contract.ts'
import { IconButton } from '../../ui/Button.tsx'
import { IconPlus, IconX } from '../../ui/icons.ts'
import { leafOf, replaced, type Group, type Leaf } from './condition-tree.ts'
import { LeafView } from './ConditionLeaf.tsx'
import styles from './Condition.module.css'
import { editorWords as words } from './words.ts'

interface GroupViewProps {
  group: Group
  fields: readonly ConditionField[]
  onChange: (group: Group) => void
  /** null: the outermost, which stays */
  onRemove: (() => void) | null
}

export function GroupView({ group, fields, onChange, onRemove }: GroupViewProps) {
  const first = fields.find((field) => field.name === 'score.total') ?? fields[0]
  const put = (at: number, item: Condition | null) => onChange(replaced(group, at, item))
  const add = (item: Condition) => onChange({ is: group.is, items: [...group.items, item] })
  return (
    <div className={styles.group}>
      <div className={styles.groupHead}>
        <select
          className={styles.kind}
          aria-label={words.condition}
          value={group.is}
          onChange={(event) => onChange({ is: event.currentTarget.value as Group['is'], items: group.items })}
        >
          <option value="all">{words.all}</option>
          <option value="any">{words.any}</option>
        </select>
        {onRemove && (
          <IconButton label={words.removeGroup} onClick={onRemove}>
            <IconX size={14} />
          </IconButton>
        )}
      </div>
      <ul className={styles.items}>
        {group.items.map((item, i) => (
          <li key={i}>
            <Item
              item={item}
              fields={fields}
              onChange={(next) => put(i, next)}
              onRemove={group.items.length > 1 || onRemove ? () => removal(group, i, put, onRemove) : null}
            />
          </li>
        ))}
      </ul>
      {first && (
        <div className={styles.adds}>
          <button type="button" className={styles.add} onClick={() => add(leafOf(first))}>
            <IconPlus size={13} /> {words.addCondition}
          </button>
          <button
            type="button"
            className={styles.add}
            onClick={() => add({ is: group.is === 'all' ? 'any' : 'all', items: [leafOf(first)] })}
          >
            <IconPlus size={13} /> {words.addGroup}
          </button>
        </div>
      )}
    </div>
  )
}

/** The last row takes its group with it. */
function removal(
  group: Group,
  at: number,
  put: (at: number, item: null) => void,
  onRemove: (() => void) | null,
): void {
  if (group.items.length > 1) put(at, null)
  else onRemove?.()
}

interface ItemProps {
  item: Condition
  fields: readonly ConditionField[]
  onChange: (item: Condition) => void
  onRemove: (() => void) | null
}

/** A row or a group within, and whether its contrary is meant. */
function Item({ item, fields, onChange, onRemove }: ItemProps) {
  const not = item.is === 'not'
  const inner = item.is === 'not' ? item.item : item
  const put = (next: Condition) => onChange(not ? { is: 'not', item: next } : next)
  return (
    <div className={styles.item}>
      <button
        type="button"
        className={styles.not}
        aria-pressed={not}
        title={words.notOn}
        onClick={() => onChange(not ? inner : { is: 'not', item: inner })}
      >
        {words.not}
      </button>
      {inner.is === 'all' || inner.is === 'any' ? (
        <GroupView group={inner} fields={fields} onChange={put} onRemove={onRemove} />
      ) : inner.is === 'not' ? (
        <Item item={inner} fields={fields} onChange={put} onRemove={onRemove} />
      ) : (
        <LeafView leaf={inner as Leaf} fields={fields} onChange={put} onRemove={onRemove} />
      )}
    </div>
  )
}
