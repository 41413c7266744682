import { mergeGroups, useShortcutMap } from '../ui/keys.ts'
import { Dialog } from '../ui/Overlay.tsx'
import { Keys } from '../ui/Tag.tsx'
import styles from './KeyMap.module.css'
import { words } from './words.ts'

export function KeyMap({ onClose }: { onClose: () => void }) {
  const groups = mergeGroups(useShortcutMap())
  return (
    <Dialog open title={words.keyboard} onClose={onClose} width={560}>
      <div className={styles.groups}>
        {groups.map((group) => (
          <section key={group.title}>
            <h3 className={styles.title}>{group.title}</h3>
            <dl className={styles.keys}>
              {group.shortcuts.map((shortcut) => (
                <div key={shortcut.keys} className={styles.row}>
                  <dt>{shortcut.does}</dt>
                  <dd>
                    <Keys keys={shortcut.listed || shortcut.keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
