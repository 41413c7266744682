import { useNavigate } from '@tanstack/react-router'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Overlay.tsx'
import { toast } from '../../ui/toast.ts'
import { moment } from '../../ui/format.ts'
import act from '../Act.module.css'
import { compareTexts } from '../compare.ts'
import { useDraftStart } from '../data.ts'
import { DiffView } from '../DiffView.tsx'
import { words as shared } from '../words.ts'
import styles from './Editor.module.css'
import type { Race } from './use-saving.ts'
import { editorWords as words } from './words.ts'

interface RaceDialogProps {
  race: Race
  mine: string
  onTheirs: () => void
}

/** Two people saved one draft: both sides' changes since the text they share, and two ways on that lose neither. */
export function RaceDialog({ race: { base, theirs }, mine, onTheirs }: RaceDialogProps) {
  const navigate = useNavigate()
  const start = useDraftStart((draft) => {
    toast({ text: words.keptMine, tone: 'good' })
    void navigate({ to: '/agreement/drafts/$id', params: { id: draft.id }, search: {} })
  })
  const { name } = theirs.changed.by
  const names = { from: shared.thisDraft, to: shared.thisDraft }
  return (
    <Dialog title={words.raceTitle} open onClose={() => undefined} width={680}>
      <div className={act.form}>
        <p>{words.race(name, moment(theirs.changed.at))}</p>
        <div className={styles.sides}>
          <section>
            <h3>{words.theirs(name)}</h3>
            <DiffView diff={compareTexts(base, theirs.text)} names={names} />
          </section>
          <section>
            <h3>{words.mine}</h3>
            <DiffView diff={compareTexts(base, mine)} names={names} />
          </section>
        </div>
        <p className={styles.note}>{words.takeTheirsHint}</p>
        <div className={act.buttons}>
          <Button
            busy={start.isPending}
            onClick={() =>
              start.mutate({
                title: words.mineTitle(theirs.title).slice(0, 200),
                text: mine,
                ...(theirs.basedOn !== null && { basedOn: theirs.basedOn }),
              })
            }
          >
            {words.keepMine}
          </Button>
          <Button look="primary" onClick={onTheirs}>
            {words.takeTheirs}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
