import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { FormChoices, FormView } from '#journey/capture/forms/contract.ts'
import { patch, post } from '../data/request.ts'
import { useMay } from '../data/session.ts'
import { Button } from '../ui/Button.tsx'
import { Note } from '../ui/Note.tsx'
import { Oops } from '../ui/Oops.tsx'
import { Screen } from '../ui/Screen.tsx'
import { toast } from '../ui/toast.ts'
import styles from './Builder.module.css'
import { words } from './builder-words.ts'
import { Consent } from './Consent.tsx'
import { Fields } from './Fields.tsx'
import { FormState } from './FormState.tsx'
import { Afterwards, Origin, Texts } from './Settings.tsx'
import { Preview } from './Preview.tsx'
import { Problems } from './Problems.tsx'
import { Share } from './Share.tsx'
import { Tabs } from './Tabs.tsx'
import { Trail } from './Trail.tsx'
import { useDraft } from './use-draft.ts'

/** A form on the bench: what it asks at the left, as visitors will see it at the right. */
export function Builder({ form, choices }: { form: FormView; choices: FormChoices }) {
  const draft = useDraft(form)
  const { document, saved, state } = draft
  const mayDraft = useMay('draft')
  const [announced, setAnnounced] = useState(false)
  const publish = useMutation({
    mutationFn: async () => {
      const revision = await draft.settle()
      return revision === null ? null : post<FormView>(`/forms/${saved.id}/publish`, { revision })
    },
    onSuccess: (view) => {
      if (!view) return
      draft.take(view)
      toast({ text: words.published(view.version!), tone: 'good' })
    },
    onSettled: () => setAnnounced(true),
  })
  const turn = useMutation({
    mutationFn: (open: boolean) => patch<FormView>(`/forms/${saved.id}`, { revision: saved.revision, open }),
    onSuccess: (view) => {
      draft.take(view)
      toast({ text: view.open ? words.opened : words.closed, tone: 'plain' })
    },
    onError: (error) => toast({ text: error.message, tone: 'bad' }),
  })
  const actions = mayDraft && (
    <>
      <span className={styles.state} role="status">
        {state === 'saving' ? words.saving : state === 'saved' ? words.saved : words.unsaved}
      </span>
      {saved.version !== null && (
        <Button busy={turn.isPending} onClick={() => turn.mutate(!saved.open)}>
          {saved.open ? words.close : words.reopen}
        </Button>
      )}
      <Button
        look="primary"
        busy={publish.isPending}
        disabled={state === 'saved' && !saved.changed}
        onClick={() => publish.mutate()}
      >
        {words.publish}
      </Button>
    </>
  )
  return (
    <Screen
      title={<Trail name={document.name} />}
      aside={<FormState form={saved} />}
      actions={actions}
      bar={<Tabs id={saved.id} />}
      fixed
    >
      <div className={styles.bench}>
        <fieldset className={styles.settings} disabled={!mayDraft}>
          {draft.conflict && <Note tone="bad">{words.conflict}</Note>}
          <Problems problems={saved.problems} fields={document.fields} loud={announced} />
          <Oops error={publish.error} fields={saved.problems.map(({ field }) => field)} />
          <Texts draft={draft} />
          <Fields draft={draft} choices={choices} />
          <Consent draft={draft} choices={choices} />
          <Afterwards draft={draft} choices={choices} />
          <Origin draft={draft} />
        </fieldset>
        <div className={styles.beside}>
          <Share form={saved} />
          <Preview form={saved} />
        </div>
      </div>
    </Screen>
  )
}
