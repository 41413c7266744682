import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { PurposeView } from '#journey/consent/contract.ts'
import { language } from '../language.ts'
import { Button } from '../ui/Button.tsx'
import { Drawer } from '../ui/Overlay.tsx'
import { Bars, Failed } from '../ui/States.tsx'
import { Tag } from '../ui/Tag.tsx'
import { When } from '../ui/When.tsx'
import styles from './Consent.module.css'
import { purposeQuery, purposesQuery } from './data.ts'
import { words } from './words.ts'

/** Each purpose with its present words and who agreed. `onEdit`: null for whoever may not change them. */
export function Purposes({ onEdit }: { onEdit: ((id: string) => void) | null }) {
  const { data, error, refetch } = useQuery(purposesQuery)
  const [shown, setShown] = useState<PurposeView | null>(null)
  if (error && !data) return <Failed what={words.failed} error={error} retry={() => void refetch()} />
  if (!data) return <Bars rows={6} height={18} gap={16} />
  return (
    <>
      <p className={styles.intro}>{words.intro}</p>
      <ul className={styles.list}>
        {data.items.map((one) => (
          <li key={one.id} className={styles.item}>
            <div className={styles.what}>
              <h2 className={styles.name}>
                {named(one)} {one.retired && <Tag>{words.retired}</Tag>}
              </h2>
              <p className={styles.text}>{worded(one)}</p>
              <p className={styles.small}>
                {one.id} · {words.version(one.version)} · {words.agreed(one.agreed)} ·{' '}
                {words.withdrew(one.withdrawn)}
              </p>
            </div>
            <div className={styles.acts}>
              <Button onClick={() => setShown(one)}>{words.history}</Button>
              {onEdit && <Button onClick={() => onEdit(one.id)}>{words.edit}</Button>}
            </div>
          </li>
        ))}
      </ul>
      {shown && (
        <Drawer open title={named(shown)} onClose={() => setShown(null)}>
          <Versions id={shown.id} />
        </Drawer>
      )}
    </>
  )
}

function Versions({ id }: { id: string }) {
  const { data, error, refetch } = useQuery(purposeQuery(id))
  if (error && !data) return <Failed what={words.failed} error={error} retry={() => void refetch()} />
  if (!data) return <Bars rows={4} />
  return (
    <>
      <ul className={styles.list}>
        {data.versions.map((one) => (
          <li key={one.version} className={styles.item}>
            <div className={styles.what}>
              <p className={styles.name}>
                {words.version(one.version)} <Tag>{words.agreed(one.agreed)}</Tag>
              </p>
              <p className={styles.text}>{worded(one)}</p>
              {one.publishedBy.id !== 'baton' && (
                <p className={styles.small}>
                  <When at={one.publishedAt} /> {words.by(one.publishedBy.name)}
                </p>
              )}
            </div>
          </li>
        ))}
      </ul>
      {data.withoutText > 0 && <p className={styles.small}>{words.withoutText(data.withoutText)}</p>}
    </>
  )
}

type Worded = Pick<PurposeView, 'name' | 'nameDe' | 'text' | 'textDe'>

function named({ name, nameDe }: Worded): string {
  return language === 'de' ? (nameDe ?? name) : name
}

function worded({ text, textDe }: Worded): string {
  return language === 'de' ? (textDe ?? text) : text
}
