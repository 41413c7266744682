import { useNavigate } from '@tanstack/react-router'
import { useMay, useSession } from '../data/session.ts'
import type { LeadsSearch } from '../search.ts'
import { Button } from '../ui/Button.tsx'
import { IconCopy, IconFileImport, IconListDetails, IconPlus } from '../ui/icons.ts'
import { Empty } from '../ui/States.tsx'
import { toast } from '../ui/toast.ts'
import styles from './NoLeads.module.css'
import { words } from './words.ts'

interface NoLeadsProps {
  filtered: boolean
  change: (changes: Partial<LeadsSearch>) => void
}

export function NoLeads({ filtered, change }: NoLeadsProps) {
  const navigate = useNavigate()
  const mayAdd = useMay('capture')
  const mayImport = useMay('import')
  const claimed = useSession()?.mode === 'claimed'
  if (filtered) {
    return (
      <Empty
        icon={<IconListDetails size={22} stroke={1.6} />}
        title={words.noMatchTitle}
        actions={<Button onClick={() => void navigate({ to: '/leads', search: {} })}>{words.clear}</Button>}
      >
        {words.noMatch}
      </Empty>
    )
  }
  const command = [
    `curl ${location.origin}/api/leads \\`,
    ...(claimed ? [`  -H 'Authorization: Bearer KEY' \\`] : []),
    `  -H 'Content-Type: application/json' \\`,
    `  -d '{"email":"ada@example.com","firstName":"Ada","company":"Example Ltd","source":"web site"}'`,
  ].join('\n')
  const copy = () =>
    void navigator.clipboard.writeText(command).then(() => toast({ text: words.copied, tone: 'good' }))
  return (
    <Empty
      icon={<IconListDetails size={22} stroke={1.6} />}
      title={words.noneTitle}
      actions={
        <>
          <Button icon={<IconCopy size={15} />} onClick={copy}>
            {words.copy}
          </Button>
          {mayImport && (
            <Button icon={<IconFileImport size={15} />} onClick={() => void navigate({ to: '/imports' })}>
              {words.importFiles}
            </Button>
          )}
          {mayAdd && (
            <Button look="primary" icon={<IconPlus size={15} />} onClick={() => change({ add: 'lead' })}>
              {words.newLead}
            </Button>
          )}
        </>
      }
    >
      <p>{words.none}</p>
      <pre className={styles.code} tabIndex={0}>
        {command}
      </pre>
    </Empty>
  )
}
