import type { FormView } from '#journey/capture/forms/contract.ts'
import { Copy } from '../ui/Copy.tsx'
import { When } from '../ui/When.tsx'
import styles from './Builder.module.css'
import { words } from './builder-words.ts'

/** Where the form stands, and how it does there. */
export function Share({ form }: { form: FormView }) {
  const { views, submits, waiting, faded } = form.counts
  if (form.version === null) return null
  const latest = form.versions[0]
  return (
    <section className={styles.share}>
      <p className={styles.figures}>
        {words.figures(views, submits)}
        {waiting > 0 && ` · ${words.waiting(waiting)}`}
        {faded > 0 && ` · ${words.faded(faded)}`}
      </p>
      <h3>{words.hosted}</h3>
      <Copy label={words.hosted} text={form.address} />
      <h3>{words.snippet}</h3>
      <Copy label={words.snippet} text={form.snippet} />
      <p className={styles.small}>{words.snippetHint}</p>
      {latest && (
        <p className={styles.small}>
          {words.versionNo(latest.version)} · <When at={latest.publishedAt} />{' '}
          {latest.publishedBy.id !== 'api' && words.by(latest.publishedBy.name)}
        </p>
      )}
    </section>
  )
}
