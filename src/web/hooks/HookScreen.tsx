import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { post, ProblemError } from '../data/request.ts'
import { useMay } from '../data/session.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { IconChevronRight, IconDots, IconKey, IconPencil, IconPlugConnected, IconTrash } from '../ui/icons.ts'
import { Menu } from '../ui/Menu.tsx'
import { Note } from '../ui/Note.tsx'
import { Oops } from '../ui/Oops.tsx'
import { Screen, Section } from '../ui/Screen.tsx'
import { Bars, Failed } from '../ui/States.tsx'
import templates from '../templates/Templates.module.css'
import { Answer } from './Answer.tsx'
import { Calls } from './Calls.tsx'
import { hookQuery, type HookCall, type HookView } from './data.ts'
import { Deliveries } from './Deliveries.tsx'
import { Facts } from './Facts.tsx'
import { HookForm } from './HookForm.tsx'
import styles from './Hooks.module.css'
import { RemoveHook } from './RemoveHook.tsx'
import { RenewSecret } from './RenewSecret.tsx'
import { Tabs } from './Tabs.tsx'
import { words } from './words.ts'

const route = getRouteApi('/hooks/$id')

/** One system: how it is called, what it is owed, what it answered. */
export function HookScreen() {
  const { id } = route.useParams()
  const { data: hook, error, refetch } = useQuery(hookQuery(id))
  const title = (
    <span className={templates.trail}>
      <Link to="/hooks">{words.title}</Link>
      <IconChevronRight size={14} />
      <span className={templates.trailName}>{hook?.name ?? id}</span>
    </span>
  )
  if (hook) return <Shown key={id} title={title} hook={hook} />
  const gone = error instanceof ProblemError && error.status === 404
  return (
    <Screen title={title} bar={<Tabs />}>
      {error ? (
        <Failed what={words.oneFailed} error={gone ? error : undefined} retry={() => void refetch()} />
      ) : (
        <div className={styles.loading}>
          <Bars rows={8} height={22} gap={20} />
        </div>
      )}
    </Screen>
  )
}

function Shown({ title, hook }: { title: React.ReactNode; hook: HookView }) {
  const admin = useMay('admin')
  const mayDraft = useMay('draft')
  const [open, setOpen] = useState<'edit' | 'renew' | 'remove' | null>(null)
  const client = useQueryClient()
  const test = useMutation({
    mutationFn: () => post<HookCall>(`/hooks/${hook.id}/test`, {}),
    onSettled: () => void client.invalidateQueries({ queryKey: ['hooks'] }),
  })
  const close = () => setOpen(null)
  return (
    <Screen
      title={title}
      bar={<Tabs />}
      actions={
        <>
          {mayDraft && (
            <Button
              icon={<IconPlugConnected size={15} />}
              busy={test.isPending}
              onClick={() => test.mutate()}
            >
              {words.test}
            </Button>
          )}
          {admin && (
            <Menu
              target={
                <IconButton label={words.more} tip={false}>
                  <IconDots size={16} />
                </IconButton>
              }
              entries={[
                { label: words.edit, icon: <IconPencil size={15} />, run: () => setOpen('edit') },
                { label: words.renew, icon: <IconKey size={15} />, run: () => setOpen('renew') },
                {
                  label: words.remove,
                  icon: <IconTrash size={15} />,
                  danger: true,
                  run: () => setOpen('remove'),
                },
              ]}
            />
          )}
        </>
      }
    >
      <div className={styles.page}>
        <div aria-live="polite">
          {test.data && !test.isPending && (
            <Note tone={test.data.outcome === 'taken' ? 'good' : 'warn'}>
              <strong>{words.tested[test.data.outcome === 'taken' ? 'good' : 'bad']}</strong>
              <Answer of={test.data} />
              {test.data.answer !== '' && <code className={styles.said}>{test.data.answer}</code>}
            </Note>
          )}
          <Oops error={test.error} />
        </div>
        <Facts hook={hook} />
        <Deliveries hook={hook} />
        {mayDraft && (
          <Section title={words.calls.title}>
            <Calls hook={hook.id} />
          </Section>
        )}
      </div>
      {open === 'edit' && <HookForm hook={hook} onClose={close} />}
      {open === 'renew' && <RenewSecret hook={hook} onClose={close} />}
      {open === 'remove' && <RemoveHook hook={hook} onClose={close} />}
    </Screen>
  )
}
