import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useRef, useState, type ReactNode } from 'react'
import type { TemplateDetail } from '#journey/mailing/templates.contract.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { IconArchive, IconDots } from '../ui/icons.ts'
import { Menu } from '../ui/Menu.tsx'
import { Note } from '../ui/Note.tsx'
import { Oops } from '../ui/Oops.tsx'
import { Opening } from '../ui/Opening.tsx'
import { Screen } from '../ui/Screen.tsx'
import { previewQuery } from './data.ts'
import { Fields } from './Fields.tsx'
import { Preview } from './Preview.tsx'
import { Problems } from './Problems.tsx'
import { Retired } from './Retired.tsx'
import { Users } from './TemplateTable.tsx'
import { useWriting } from './use-writing.ts'
import styles from './Editor.module.css'
import { words } from './words.ts'

const Retiring = lazy(() => import('./Retiring.tsx').then((file) => ({ default: file.Retiring })))
const Versions = lazy(() => import('./Versions.tsx').then((file) => ({ default: file.Versions })))

/** The text at the left, at the right what becomes of it. */
export function Editor({ title, detail }: { title: ReactNode; detail: TemplateDetail }) {
  const writing = useWriting(detail)
  const { text, dirty, late } = writing
  const [lead, setLead] = useState('')
  const [versions, setVersions] = useState(false)
  const [retiring, setRetiring] = useState(false)
  const body = useRef<HTMLTextAreaElement>(null)
  const { name: _, ...written } = text
  const [settled] = useDebouncedValue({ ...written, ...(lead ? { leadId: lead } : {}) }, 350)
  const preview = useQuery(previewQuery(settled, true))
  const problems = preview.data?.problems ?? []
  return (
    <Screen
      fixed
      title={title}
      aside={dirty ? words.unsaved : words.version(detail.version)}
      actions={
        <>
          {dirty && (
            <Button look="quiet" onClick={writing.discard}>
              {words.discard}
            </Button>
          )}
          <Button onClick={() => setVersions(true)}>{words.versions}</Button>
          <Menu
            target={
              <IconButton label={words.more} tip={false}>
                <IconDots size={16} />
              </IconButton>
            }
            entries={[
              {
                label: words.retiring[detail.retiredAt === null ? 'retire' : 'restore'].title,
                icon: <IconArchive size={15} />,
                run: () => setRetiring(true),
              },
            ]}
          />
          <Button
            look="primary"
            busy={writing.saving}
            disabled={!dirty || late || problems.length > 0}
            onClick={writing.save}
          >
            {words.saveAs(detail.version + 1)}
          </Button>
        </>
      }
    >
      <div className={styles.editor}>
        <div className={styles.writing}>
          <Retired detail={detail} />
          {late && (
            <Note tone="warn">
              <strong>{words.raceTitle}</strong> {words.race}
              <span className={styles.acts}>
                <Button onClick={() => setVersions(true)}>{words.takeTheirs}</Button>
                <Button onClick={writing.saveAfter}>{words.keepMine}</Button>
              </span>
            </Note>
          )}
          <Fields text={text} change={writing.change} body={body} />
          {!late && <Oops error={writing.error} />}
          <Problems problems={problems} text={text} body={body} />
          <div className={styles.uses}>
            {words.usedBy}: <Users row={detail} />
            <Link to="/mail/log" search={{ template: detail.id }} className={styles.link}>
              {words.log}
            </Link>
          </div>
        </div>
        <Preview text={settled} preview={preview} lead={lead} onLead={setLead} />
      </div>
      <Suspense fallback={<Opening />}>
        {retiring && <Retiring detail={detail} onClose={() => setRetiring(false)} />}
        {versions && (
          <Versions
            detail={detail}
            onTake={(taken) => {
              writing.change(taken)
              setVersions(false)
            }}
            onClose={() => setVersions(false)}
          />
        )}
      </Suspense>
    </Screen>
  )
}
