import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Button, IconButton } from '../ui/Button.tsx'
import { IconGitCompare, IconTrash } from '../ui/icons.ts'
import { Dialog } from '../ui/Overlay.tsx'
import { When } from '../ui/When.tsx'
import act from './Act.module.css'
import { useDraftRemoval, type DraftLine } from './data.ts'
import { CompareLink } from './CompareLink.tsx'
import styles from './Versions.module.css'
import { versionsWords as words } from './versions-words.ts'

export function DraftLines({ drafts }: { drafts: readonly DraftLine[] }) {
  const [going, setGoing] = useState<DraftLine | null>(null)
  const removal = useDraftRemoval()
  return (
    <section aria-labelledby="drafts">
      <h2 id="drafts" className={styles.heading}>
        {words.drafts}
      </h2>
      {drafts.length === 0 && <p className={styles.empty}>{words.noDrafts}</p>}
      <ul className={styles.drafts}>
        {drafts.map((draft) => (
          <li key={draft.id} className={styles.draft}>
            <Link to="/agreement/drafts/$id" params={{ id: draft.id }} search={{}} className={styles.link}>
              {draft.title}
            </Link>
            <span className={styles.quiet}>
              {words.basedOn(draft.basedOn)}, {words.changed} {draft.changed.by.name}{' '}
              <When at={draft.changed.at} />
            </span>
            <span className={styles.tools}>
              <CompareLink to={`draft:${draft.id}`} label={words.compare}>
                <IconGitCompare size={16} />
              </CompareLink>
              <IconButton label={words.removeDraft(draft.title)} onClick={() => setGoing(draft)}>
                <IconTrash size={16} />
              </IconButton>
            </span>
          </li>
        ))}
      </ul>
      <Dialog title={words.removeTitle} open={going !== null} onClose={() => setGoing(null)} width={420}>
        <div className={act.form}>
          <p>
            <strong>{going?.title}</strong>
          </p>
          <p>{words.removeHint}</p>
          <div className={act.buttons}>
            <Button look="quiet" onClick={() => setGoing(null)}>
              {words.keep}
            </Button>
            <Button
              look="danger"
              busy={removal.isPending}
              onClick={() => going && removal.mutate(going.id, { onSettled: () => setGoing(null) })}
            >
              {words.remove}
            </Button>
          </div>
        </div>
      </Dialog>
    </section>
  )
}
