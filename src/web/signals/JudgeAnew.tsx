import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ReclassifyInput, Reclassified } from '#journey/capture/tracking/contract.ts'
import { post } from '../data/request.ts'
import { DrawerForm } from '../lists/DrawerForm.tsx'
import { Choice, TextField } from '../ui/Field.tsx'
import { toast } from '../ui/toast.ts'
import { Would } from './Would.tsx'
import { words } from './words.ts'

type Of = ReclassifyInput['of']
const OFS: readonly Of[] = ['agent', 'domain', 'template', 'rules']

/** First what would happen, then the same for good. Whatever is changed in between asks for a new preview. */
export function JudgeAnew({ agents, onClose }: { agents: { agent: string }[]; onClose: () => void }) {
  const [of, setOf] = useState<Of>('agent')
  const [value, setValue] = useState(agents[0]?.agent ?? '')
  const [to, setTo] = useState<'machine' | 'person'>('machine')
  const [because, setBecause] = useState('')
  const [preview, setPreview] = useState<Reclassified | null>(null)
  const client = useQueryClient()
  const save = useMutation({
    mutationFn: () =>
      post<Reclassified>('/signals/reclassify', {
        of,
        because,
        dryRun: preview === null,
        ...(of === 'rules' ? {} : { value, to }),
      }),
    onSuccess: (answer) => {
      if (answer.dryRun) {
        setPreview(answer)
        return
      }
      toast({ tone: 'good', text: words.done(answer.signals, answer.leads) })
      void client.invalidateQueries()
      onClose()
    },
  })
  const anew =
    <Value,>(set: (value: Value) => void) =>
    (chosen: Value) => {
      set(chosen)
      setPreview(null)
    }
  return (
    <DrawerForm
      title={words.judge}
      submit={preview && preview.signals > 0 ? words.apply : words.preview}
      save={save}
      onSubmit={() => {
        if (preview?.signals === 0) setPreview(null)
        save.mutate()
      }}
      onClose={onClose}
      fields={['of', 'value', 'to', 'because']}
    >
      {(errors) => (
        <>
          <Choice
            label={words.of}
            value={of}
            onChange={anew((chosen: string) => {
              setOf(chosen as Of)
              setValue(chosen === 'agent' ? (agents[0]?.agent ?? '') : '')
            })}
            options={OFS.map((one) => ({ value: one, label: words.which[one] }))}
            error={errors.of}
          />
          {of !== 'rules' && (
            <>
              <TextField
                required
                label={words.value[of]}
                value={value}
                onChange={anew(setValue)}
                error={errors.value}
              />
              <Choice
                label={words.to}
                value={to}
                onChange={anew((chosen: string) => setTo(chosen as 'machine' | 'person'))}
                options={(['machine', 'person'] as const).map((one) => ({
                  value: one,
                  label: words.toWhom[one],
                }))}
                error={errors.to}
              />
            </>
          )}
          <TextField
            required
            label={words.because}
            hint={words.becauseHint}
            value={because}
            onChange={anew(setBecause)}
            error={errors.because}
          />
          {preview && <Would preview={preview} />}
        </>
      )}
    </DrawerForm>
  )
}
