import type { ReactNode } from 'react'
import type { TemplateDetail } from '#journey/mailing/templates.contract.ts'
import { Note } from '../ui/Note.tsx'
import { Screen } from '../ui/Screen.tsx'
import { Retired } from './Retired.tsx'
import { Users } from './TemplateTable.tsx'
import styles from './Editor.module.css'
import { words } from './words.ts'

/** For whoever reads and does not write. */
export function ReadTemplate({ title, detail }: { title: ReactNode; detail: TemplateDetail }) {
  return (
    <Screen title={title} aside={words.version(detail.version)}>
      <div className={styles.reading}>
        <Note>{words.readOnly}</Note>
        <Retired detail={detail} />
        <h2>{detail.subject}</h2>
        <pre className={styles.source}>{detail.body}</pre>
        <div>
          {words.usedBy}: <Users row={detail} />
        </div>
      </div>
    </Screen>
  )
}
