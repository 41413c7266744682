import type { Tier } from '#journey/outreach/accounts.contract.ts'
import { IconButton } from '../ui/Button.tsx'
import { TextField } from '../ui/Field.tsx'
import { IconArrowUp, IconTrash } from '../ui/icons.ts'
import { words } from './settings-words.ts'
import styles from './TiersAndRoles.module.css'

interface TierRowProps {
  tier: Tier
  /** from 0 */
  at: number
  /** accounts that are in it: while there are any it stays */
  used: number
  /** the last one stays as well */
  alone: boolean
  onChange: (tier: Tier) => void
  onUp: () => void
  onRemove: () => void
}

export function TierRow({ tier, at, used, alone, onChange, onUp, onRemove }: TierRowProps) {
  const called = tier.name.trim() || words.tier(at + 1)
  return (
    <li className={styles.tier} aria-label={called}>
      <TextField
        autoFocus={tier.id === '' && tier.name === ''}
        label={words.name}
        maxLength={60}
        value={tier.name}
        onChange={(name) => onChange({ ...tier, name })}
      />
      <TextField
        label={words.meaning}
        maxLength={500}
        value={tier.meaning}
        onChange={(meaning) => onChange({ ...tier, meaning })}
      />
      <span className={styles.acts}>
        {at > 0 && (
          <IconButton label={words.up(called)} onClick={onUp}>
            <IconArrowUp size={15} />
          </IconButton>
        )}
        {used > 0 ? (
          <span className={styles.used} title={words.usedHint}>
            {words.used(used)}
          </span>
        ) : (
          !alone && (
            <IconButton label={words.remove(called)} onClick={onRemove}>
              <IconTrash size={15} />
            </IconButton>
          )
        )}
      </span>
    </li>
  )
}
