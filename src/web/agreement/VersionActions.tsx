import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { contractTextOf } from './markdown.ts'
import type { AgreementShown } from '#journey/agreement/life/contract.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { IconCopy, IconDots, IconDownload, IconListDetails, IconWriting } from '../ui/icons.ts'
import { Menu } from '../ui/Menu.tsx'
import { useNarrow } from '../ui/narrow.ts'
import { draftsQuery, useDraftStart } from './data.ts'
import { copyText, saveText } from './files.ts'
import { words } from './words.ts'

/** Print, download, copy; and a draft of what should change. */
export function VersionActions({ of, current }: { of: AgreementShown; current: number | null }) {
  const navigate = useNavigate()
  const narrow = useNarrow()
  const drafts = useQuery(draftsQuery).data
  const start = useDraftStart(
    (draft) => void navigate({ to: '/agreement/drafts/$id', params: { id: draft.id }, search: {} }),
  )
  const entries = [
    { label: words.print, icon: <IconListDetails size={15} />, run: () => window.print() },
    {
      label: words.download,
      icon: <IconDownload size={15} />,
      run: () => saveText(of.text, `agreement-${of.version}.yaml`),
    },
    {
      label: words.copyMarkdown,
      icon: <IconCopy size={15} />,
      run: () => void contractTextOf(of.text).then(copyText),
    },
  ]
  return (
    <>
      {drafts && (of.version === current || of.status === 'withdrawn' || of.status === 'declined') && (
        <Button
          look={narrow ? 'plain' : 'primary'}
          icon={<IconWriting size={15} />}
          busy={start.isPending}
          onClick={() => start.mutate({ title: words.newTitle(of.version), basedOn: of.version })}
        >
          {words.propose}
        </Button>
      )}
      <Menu
        entries={entries}
        target={
          <IconButton label={words.more} tip={false}>
            <IconDots size={17} />
          </IconButton>
        }
      />
    </>
  )
}
