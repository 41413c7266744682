import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { MailView } from '#journey/mailing/sending.contract.ts'
import { patch, ProblemError } from '../data/request.ts'
import { useMay } from '../data/session.ts'
import { Button } from '../ui/Button.tsx'
import { Oops } from '../ui/Oops.tsx'
import { Screen } from '../ui/Screen.tsx'
import { toast } from '../ui/toast.ts'
import { settingsOf, typedOf, type Typed } from './form.ts'
import { Limits } from './Limits.tsx'
import { Mailbox } from './Mailbox.tsx'
import { NewSenders } from './NewSenders.tsx'
import { ProductSender } from './ProductSender.tsx'
import { SenderFields } from './SenderFields.tsx'
import { Signing } from './Signing.tsx'
import { Standing } from './Standing.tsx'
import { Tabs } from './Tabs.tsx'
import { Tracking } from './Tracking.tsx'
import styles from './Settings.module.css'
import { words } from './settings-words.ts'

/** What the parts of the form are given. */
export interface Part {
  typed: Typed
  change: (changes: Partial<Typed>) => void
  errors: Record<string, string | undefined>
  disabled: boolean
}

export function Settings({ view }: { view: MailView }) {
  const today = new Date().toISOString().slice(0, 10)
  const [{ revision, typed }, set] = useState({
    revision: view.revision,
    typed: typedOf(view.settings, today),
  })
  const stood = JSON.stringify(typedOf(view.settings, today))
  const dirty = JSON.stringify(typed) !== stood
  const mayDraft = useMay('draft')
  const client = useQueryClient()
  const begin = (from: MailView) => set({ revision: from.revision, typed: typedOf(from.settings, today) })
  const save = useMutation({
    mutationFn: () => patch<MailView>('/mail', { revision, ...settingsOf(typed) }),
    onSuccess: (saved) => {
      client.setQueryData(['mail'], saved)
      begin(saved)
      toast({ text: words.saved, tone: 'good' })
    },
  })
  // nobody has typed here: what somebody else saved may show
  useEffect(() => {
    if (!dirty && revision !== view.revision) begin(view)
  })
  const part: Part = {
    typed,
    change: (changes) => set((before) => ({ ...before, typed: { ...before.typed, ...changes } })),
    errors: save.error instanceof ProblemError ? save.error.fields : {},
    disabled: !mayDraft,
  }
  const discard = () => {
    begin(view)
    save.reset()
  }
  return (
    <Screen
      title={words.title}
      bar={<Tabs />}
      actions={
        dirty && (
          <>
            <Button look="quiet" onClick={discard}>
              {words.discard}
            </Button>
            <Button look="primary" busy={save.isPending} onClick={() => save.mutate()}>
              {words.save}
            </Button>
          </>
        )
      }
    >
      <div className={styles.settings}>
        <Oops error={save.error} fields={Object.keys(typed)} />
        <Standing view={view} />
        <Mailbox />
        <SenderFields {...part} made={view.sender} />
        <Signing {...part} view={view} />
        <Limits {...part} />
        <Tracking {...part} />
        <NewSenders {...part} />
        <ProductSender />
      </div>
    </Screen>
  )
}
