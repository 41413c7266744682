import { lazy, Suspense, useState } from 'react'
import type { LeadDetail } from '#journey/lifecycle/contract.ts'
import { useLeadAction } from '../data/lead-actions.ts'
import { useMe } from '../data/me.ts'
import { words as mergeWords } from '../merging/words.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import {
  IconArrowBackUp,
  IconBan,
  IconCheck,
  IconDots,
  IconEraser,
  IconNote,
  IconPhone,
  IconUserCheck,
  IconUsers,
  IconWriting,
} from '../ui/icons.ts'
import { useShortcuts } from '../ui/keys.ts'
import { Menu } from '../ui/Menu.tsx'
import { useNarrow } from '../ui/narrow.ts'
import type { DialogName } from './LeadDialogs.tsx'
import { words as fieldWords } from './field-words.ts'
import { useRights } from './rights.ts'
import { Opening } from '../ui/Opening.tsx'
import { words } from './words.ts'

const LeadDialogs = lazy(() => import('./LeadDialogs.tsx').then((file) => ({ default: file.LeadDialogs })))

/** What fits the stage stands open; the rest is in the menu. */
export function LeadActions({ lead }: { lead: LeadDetail }) {
  const [dialog, setDialog] = useState<DialogName | null>(null)
  const act = useLeadAction()
  const narrow = useNarrow()
  const { by } = useMe()
  const offered = lead.offer !== null
  const may = useRights(lead)
  const mayContact = may.work && !offered && ['work', 'develop', 'handoff'].includes(lead.stage.kind)
  // an offer is answered in the name of the rep who has it, whoever looks at the page
  const rep = lead.offer ? { by: lead.offer.to.id } : by
  const accept = () => act.mutate({ id: lead.id, act: 'accept', body: rep, done: words.done.accept })

  useShortcuts(
    words.section,
    [
      { keys: 'a', does: words.keys.accept, run: accept },
      { keys: 'r', does: words.keys.return, run: () => setDialog('return') },
    ],
    may.answer,
  )
  useShortcuts(words.section, [{ keys: 't', does: words.keys.note, run: () => setDialog('touch') }], may.work)
  const entries = [
    may.work && { label: words.contacted, icon: <IconPhone size={15} />, run: () => setDialog('contacted') },
    may.work && { label: words.addNote, icon: <IconNote size={15} />, run: () => setDialog('touch') },
    may.work && {
      label: fieldWords.correct,
      icon: <IconWriting size={15} />,
      run: () => setDialog('correct'),
    },
    may.manage && { label: words.assign, icon: <IconUserCheck size={15} />, run: () => setDialog('assign') },
    may.work && { label: words.disqualify, icon: <IconBan size={15} />, run: () => setDialog('disqualify') },
    may.work && { label: mergeWords.action, icon: <IconUsers size={15} />, run: () => setDialog('merge') },
    may.erase && {
      label: words.erase,
      icon: <IconEraser size={15} />,
      danger: true,
      run: () => setDialog('erase'),
    },
  ].filter((one) => one !== false)

  return (
    <>
      {may.answer && (
        <>
          <Button
            look="primary"
            icon={<IconCheck size={15} />}
            {...(narrow ? {} : { hint: 'a' })}
            busy={act.isPending}
            onClick={accept}
          >
            {words.accept}
          </Button>
          <Button
            icon={<IconArrowBackUp size={15} />}
            {...(narrow ? {} : { hint: 'r' })}
            onClick={() => setDialog('return')}
          >
            {words.return}
          </Button>
        </>
      )}
      {mayContact && !narrow && (
        <Button
          look={lead.handoff === 'accepted' ? 'primary' : 'plain'}
          icon={<IconPhone size={15} />}
          onClick={() => setDialog('contacted')}
        >
          {words.contacted}
        </Button>
      )}
      {may.work && !narrow && !offered && (
        <Button icon={<IconNote size={15} />} hint="t" onClick={() => setDialog('touch')}>
          {words.addNote}
        </Button>
      )}
      {entries.length > 0 && (
        <Menu
          target={
            <IconButton label={words.more} tip={false}>
              <IconDots size={17} />
            </IconButton>
          }
          entries={entries}
        />
      )}
      <Suspense fallback={<Opening />}>
        {dialog && <LeadDialogs lead={lead} name={dialog} onClose={() => setDialog(null)} />}
      </Suspense>
    </>
  )
}
