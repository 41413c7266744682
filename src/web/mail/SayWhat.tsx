import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { RECLASSIFIED_AS } from '#journey/mailing/inbound.contract.ts'
import type { IncomingDetail, IncomingKind, ReclassifiedAs } from '#journey/mailing/inbound.contract.ts'
import form from '../people/Form.module.css'
import { post, ProblemError } from '../data/request.ts'
import { Button } from '../ui/Button.tsx'
import { Choice, TextField } from '../ui/Field.tsx'
import { Oops } from '../ui/Oops.tsx'
import { toast } from '../ui/toast.ts'
import { Whose } from './Whose.tsx'
import { words } from './incoming-words.ts'

interface Saying {
  kind: ReclassifiedAs
  because?: string
  leadId?: string
}

/** Somebody who knows better says what a mail was. What they say can be taken back while the message of it stands. */
export function SayWhat({ mail }: { mail: IncomingDetail }) {
  const [kind, setKind] = useState<ReclassifiedAs>(mail.choices[0]!)
  const [because, setBecause] = useState('')
  const [lead, setLead] = useState('')
  const asksWhose = mail.lead === null && kind !== 'new_sender' && kind !== 'other'
  const client = useQueryClient()
  const send = (said: Saying) => post<IncomingDetail>(`/mail/incoming/${mail.id}/reclassify`, said)
  const show = (next: IncomingDetail) => {
    client.setQueryData(['incoming-mail', mail.id], next)
    void client.invalidateQueries({ queryKey: ['incoming'] })
  }
  const before = mail.kind
  const back = async (was: ReclassifiedAs, leadId: string | undefined) => {
    try {
      show(await send({ kind: was, because: words.undo, ...(leadId && { leadId }) }))
    } catch (error) {
      toast({ text: (error as Error).message, tone: 'bad' })
    }
  }
  const save = useMutation({
    mutationFn: () => {
      const whose = asksWhose && lead !== '' ? { leadId: lead } : {}
      return send({ kind, ...(because && { because }), ...whose })
    },
    onSuccess: (next) => {
      show(next)
      const undo = isSayable(before)
        ? { action: { label: words.undo, run: () => void back(before, next.lead?.id) } }
        : {}
      toast({ text: words.saidSo(words.kinds[kind]), tone: 'good', stands: 12_000, ...undo })
    },
  })
  const errors = save.error instanceof ProblemError ? save.error.fields : {}
  return (
    <section>
      <h3>{words.wasIt}</h3>
      <form
        noValidate
        className={form.form}
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate()
        }}
      >
        <Choice
          label={words.itWas}
          value={kind}
          onChange={(chosen) => setKind(chosen as ReclassifiedAs)}
          options={mail.choices.map((value) => ({ value, label: words.reclassify[value] }))}
          error={errors.kind}
        />
        {asksWhose && (
          <Whose
            value={lead}
            onChange={setLead}
            error={errors.leadId}
            optional={kind === 'unsubscribe' && mail.from !== null}
          />
        )}
        <TextField
          label={words.why}
          value={because}
          onChange={setBecause}
          maxLength={500}
          error={errors.because}
        />
        <Oops error={save.error} fields={['kind', 'because', 'leadId']} />
        <div className={form.actions}>
          <Button type="submit" busy={save.isPending}>
            {words.say}
          </Button>
        </div>
      </form>
    </section>
  )
}

/** What the product finds out by a mail's form nobody can say of it. */
function isSayable(kind: IncomingKind | null): kind is ReclassifiedAs {
  return RECLASSIFIED_AS.some((one) => one === kind)
}
