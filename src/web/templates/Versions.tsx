import { useState } from 'react'
import type { TemplateDetail } from '#journey/mailing/templates.contract.ts'
import { Button } from '../ui/Button.tsx'
import { Drawer } from '../ui/Overlay.tsx'
import { Tag } from '../ui/Tag.tsx'
import { When } from '../ui/When.tsx'
import { writtenOf, type Written } from './data.ts'
import { Turns } from './Retired.tsx'
import styles from './Editor.module.css'
import { words } from './words.ts'

interface VersionsProps {
  detail: TemplateDetail
  onTake: (text: Written) => void
  onClose: () => void
}

export function Versions({ detail, onTake, onClose }: VersionsProps) {
  const [open, setOpen] = useState<number | null>(detail.version)
  return (
    <Drawer open width={560} title={words.versions} onClose={onClose}>
      <p className={styles.hint}>{words.versionsHint}</p>
      <Turns turns={detail.turns} />
      <ol className={styles.versions}>
        {detail.versions.map((one) => (
          <li key={one.version}>
            <div className={styles.versionHead}>
              <h3>{words.version(one.version)}</h3>
              {one.version === detail.version && <Tag tone="good">{words.current}</Tag>}
              <span className={styles.small}>
                <When at={one.savedAt} /> {words.by(one.savedBy.name)}
              </span>
            </div>
            {open === one.version ? (
              <>
                <p className={styles.subject}>{one.subject}</p>
                <pre className={styles.source} tabIndex={0} aria-label={words.version(one.version)}>
                  {one.body}
                </pre>
                <Button onClick={() => onTake(writtenOf(one))}>{words.takeOver}</Button>
              </>
            ) : (
              <Button look="quiet" onClick={() => setOpen(one.version)}>
                {words.showText}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </Drawer>
  )
}
