import { useNavigate } from '@tanstack/react-router'
import type { ImportView } from '#journey/capture/contract.ts'
import { Button } from '../ui/Button.tsx'
import { bytes, number, percent } from '../ui/format.ts'
import { IconDownload } from '../ui/icons.ts'
import { Tag } from '../ui/Tag.tsx'
import styles from './ImportScreen.module.css'
import { StatusTag } from './StatusTag.tsx'
import { words } from './words.ts'

export function Progress({ one }: { one: ImportView }) {
  const navigate = useNavigate()
  const share = one.totalRows ? Math.min(1, one.counts.read / one.totalRows) : one.status === 'done' ? 1 : 0
  return (
    <section className={styles.progress}>
      <div className={styles.state}>
        <StatusTag status={one.status} />
        {one.dryRun && <Tag>{words.dryRun}</Tag>}
        <span className={styles.hint}>
          {one.files.map((file) => `${file.name} (${bytes(file.size)})`).join(', ')} ·{' '}
          {one.status === 'done' ? words.rows(one.counts.read) : words.about(one.totalRows)}
        </span>
      </div>
      {one.status !== 'uploaded' && (
        <>
          <div
            className={styles.meter}
            role="progressbar"
            aria-label={words.progress}
            aria-valuemin={0}
            aria-valuemax={100}
            aria-valuenow={Math.round(share * 100)}
            aria-valuetext={percent(share)}
          >
            <span className={styles.fill} style={{ width: `${share * 100}%` }} />
          </div>
          <dl className={styles.counts}>
            {(Object.keys(words.counts) as (keyof typeof words.counts)[]).map((name) => (
              <div key={name} data-bad={(name === 'refused' && one.counts[name] > 0) || undefined}>
                <dt>{words.counts[name]}</dt>
                <dd>{number(one.counts[name])}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
      {one.problem && (
        <p className={styles.error} role="alert">
          {one.problem}
        </p>
      )}
      {one.status === 'done' && (
        <div className={styles.state} role="status">
          <span>{one.dryRun ? words.dryDone : words.done}</span>
          {!one.dryRun && <Button onClick={() => void navigate({ to: '/leads' })}>{words.toLeads}</Button>}
        </div>
      )}
      {one.refusedFile && (
        <a href={`/api/imports/${one.id}/refused`} download className={styles.download}>
          <IconDownload size={15} /> {words.refused}
        </a>
      )}
    </section>
  )
}
