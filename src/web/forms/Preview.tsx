import { useState } from 'react'
import type { FormView } from '#journey/capture/forms/contract.ts'
import { Segments } from '../ui/Toggle.tsx'
import styles from './Builder.module.css'
import { words } from './builder-words.ts'

/** The draft as the server would show it: the same page, with a button that takes nothing in. */
export function Preview({ form }: { form: FormView }) {
  const [size, setSize] = useState<'desk' | 'phone'>('desk')
  return (
    <section className={styles.preview}>
      <div className={styles.head}>
        <h2>{words.preview}</h2>
        <Segments
          label={words.preview}
          value={size}
          options={[
            { value: 'desk', label: words.sizes.desk },
            { value: 'phone', label: words.sizes.phone },
          ]}
          onChange={setSize}
        />
      </div>
      <iframe
        className={styles.page}
        data-size={size}
        title={words.preview}
        sandbox=""
        src={`/api/forms/${form.id}/page?revision=${form.revision}`}
      />
    </section>
  )
}
